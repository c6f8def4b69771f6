/**
 * The words of a text, as the index holds them: `words.py` takes them in the same way, held to the same examples.
 */

const WORD = /[\p{L}\p{N}]+/gu;

/** What stands inside a word or a number and is left out: "officer's", "1,000". */
const INSIDE = /(?<=\p{L})['’](?=\p{L})|(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/gu;

/** @param {string} text @returns {string[]} Its words and numbers, in small letters, without accents and signs. */
export function wordsIn(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(INSIDE, "").match(WORD) ?? [];
}

/**
 * @param {string} word One that no response holds.
 * @returns {string[]} What else may be meant by it in English: its singular, its plural, its other endings.
 */
export function relatives(word) {
  const stems = ["s", "es", "d", "ed", "ing"].filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length));
  const found = [...stems, ...stems.map((stem) => `${stem}e`), ...["s", "es", "d", "ed", "ing"].map((ending) => word + ending)];
  if (word.endsWith("ies")) found.unshift(`${word.slice(0, -3)}y`);
  if (word.endsWith("y")) found.unshift(`${word.slice(0, -1)}ies`);
  if (word.endsWith("e")) found.push(`${word.slice(0, -1)}ing`);
  return found.filter((other) => other.length > 2);
}
