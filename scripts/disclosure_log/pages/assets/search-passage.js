/**
 * The passage of a response that holds most of what was looked for, with the words marked.
 *
 * @typedef {{forms: Set<string>, beginning: string, weight: number}} Word What counts as a word: its forms, or whatever
 *   begins so; and how much it tells
 * @typedef {Word[]} Sequence Words that follow each other, or one alone
 * @typedef {{text: string, marked: boolean}} Piece
 */

import { wordsIn } from "./search-words.js";

const LENGTH = 30; // words of a passage
const BEFORE = 6; // of these before the first that was looked for
const AGAIN = 0.1; // what a further occurrence counts, a first one being 1

/** @param {Word} word @param {string} said @returns {boolean} */
const is = ({ forms, beginning }, said) => forms.has(said) || (beginning !== "" && said.startsWith(beginning));

/**
 * @param {string[]} text
 * @param {Sequence[]} sought
 * @returns {Map<number, Set<number>>} What of it, as numbers, stands at each place of the text, in the text's order.
 */
function occurrences(text, sought) {
  /** @type {[string, number][]} */
  const words = text.flatMap((said, place) => wordsIn(said).map((/** @type {string} */ word) => /** @type {[string, number]} */ ([word, place])));
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  for (const [start] of words.entries()) {
    for (const [number, sequence] of sought.entries()) {
      if (!sequence.every((word, step) => start + step < words.length && is(word, words[start + step][0]))) continue;
      for (let step = 0; step < sequence.length; step += 1) {
        const place = words[start + step][1];
        found.set(place, (found.get(place) ?? new Set()).add(number));
      }
    }
  }
  return new Map([...found].sort(([one], [other]) => one - other));
}

/**
 * @param {Map<number, Set<number>>} found @param {Sequence[]} sought
 * @returns {{start: number, worth: number}} Where the words begin among which most of what is sought stands.
 */
function densest(found, sought) {
  const places = [...found.keys()];
  const weights = sought.map((sequence) => sequence.reduce((sum, { weight }) => sum + weight, 0));
  let best = { start: 0, worth: 0 };
  for (const [first, start] of places.entries()) {
    const seen = new Set();
    let worth = 0;
    for (let next = first; next < places.length && places[next] < start + LENGTH - BEFORE; next += 1) {
      for (const number of found.get(places[next]) ?? []) {
        worth += weights[number] * (seen.has(number) ? AGAIN : 1);
        seen.add(number);
      }
    }
    if (worth > best.worth) best = { start, worth };
  }
  return best;
}

/**
 * @param {[string, string][]} places The way to each place of a response, and its text.
 * @param {Sequence[]} sought
 * @returns {{way: string, pieces: Piece[]} | undefined} Nothing where no place holds any of it.
 */
export function passage(places, sought) {
  const each = places.map(([way, text]) => {
    const words = text.split(" ");
    const found = occurrences(words, sought);
    return { way, words, found, ...densest(found, sought) };
  });
  const holding = each.filter(({ worth }) => worth);
  const own = holding.filter(({ way }) => way); // the letter before what is said of it
  const [best] = (own.length ? own : holding).sort((one, other) => other.worth - one.worth);
  if (!best) return undefined;
  const start = Math.max(0, Math.min(best.start - BEFORE, best.words.length - LENGTH));
  const pieces = best.words.slice(start, start + LENGTH).flatMap((text, place) => [
    { text, marked: best.found.has(start + place) },
    { text: " ", marked: false },
  ]);
  return { way: best.way, pieces };
}
