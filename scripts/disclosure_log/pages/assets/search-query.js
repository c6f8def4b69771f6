/**
 * What somebody typed, understood: words, phrases between quotation marks, provisions of a law, a reference.
 *
 * @typedef {{laws: string[], provision: string, said: string}} Citation A provision, and the laws that it may be of
 * @typedef {{words: string[], phrases: string[], citations: Citation[]}} Query
 */

const ACTS = ["foia", "foisa"];
const REGULATIONS = ["eir", "eir-scotland"];
const NUMBER = String.raw`\d{1,3}[a-z]{0,2}`;
const INNER = String.raw`(?:\s*\(\s*[0-9a-z]{1,4}\s*\))`;
const NAMED = String.raw`(?<unit>ss?|secs?|sects?|sections?|adran(?:nau)?|regs?|regulations?|rheoliad(?:au)?)\.?\s*(?<named>${NUMBER}${INNER}*)`;
const BARE = String.raw`(?<bare>${NUMBER}${INNER}+)`;
const PROVISION = new RegExp(String.raw`(?<![\p{L}\p{N}(/.-])(?:${NAMED}|${BARE})(?![\p{L}\p{N}(/]|[.-]\d)`, "giu");
const PHRASE = /["“”„]([^"“”„]+)["“”„]/gu;

/** What people put before a reference; `references.py` leaves out the same. */
const LEFT_OUT = new Set(["foi", "foia", "eir", "foisa", "ref", "reference", "request", "response", "no", "number"]);

/** Words that are in nearly every letter: they find nothing, and are much to load. */
const COMMON = new Set(
  "a an and are as at be by for from has have i in is it of on or that the this to was were which will with you".split(" "),
);

/** @param {string} text @returns {Query} */
export function parse(text) {
  /** @type {string[]} */
  const phrases = [];
  /** @type {Citation[]} */
  const citations = [];
  let rest = text.replace(PHRASE, (_, phrase) => {
    if (phrase.trim()) phrases.push(phrase.trim());
    return " ";
  });
  rest = rest.replace(PROVISION, (said, ...found) => {
    const { unit = "", named, bare } = found.at(-1);
    const laws = !unit ? [...ACTS, ...REGULATIONS] : /^[sa]/i.test(unit) ? ACTS : REGULATIONS;
    const provision = (named ?? bare).toLowerCase().match(/[0-9a-z]+/g).join("-");
    citations.push({ laws, provision, said: (named ?? bare).replace(/\s+/g, "") });
    return " ";
  });
  const words = rest.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !COMMON.has(word.toLowerCase()));
  return { words: telling.length || phrases.length || citations.length ? telling : words, phrases, citations };
}

/** @param {string} text @returns {string} The one form of whatever is the same reference; empty for what is none. */
export function referenceKey(text) {
  const pieces = (text.toLowerCase().match(/\p{L}+|[0-9]+/gu) ?? []).filter((piece) => !LEFT_OUT.has(piece));
  if (text.length > 120 || !pieces.some((piece) => /^[0-9]/.test(piece))) return "";
  return pieces.map((piece) => piece.replace(/^0+(?=[0-9])/, "")).join("-");
}

/** @param {string} key @returns {number} The number of the file that the key lies in. */
export function shardOf(key) {
  return Number(key.replace(/[^0-9]/g, "").slice(-2));
}
