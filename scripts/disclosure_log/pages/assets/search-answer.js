/**
 * What a text finds: a reference its response, provisions their uses, words and phrases what holds them.
 *
 * @typedef {import("./search-facets.js").Facets} Facets
 * @typedef {import("./search-index.js").Held} Held
 * @typedef {import("./search-index.js").SearchIndex} SearchIndex
 * @typedef {import("./search-query.js").Query} Query
 * @typedef {import("./search-results.js").Found} Found
 * @typedef {{number: number, load: () => Promise<Found>}} Hit A response that was found
 * @typedef {{hits: Hit[], kind: "all" | "some", relied: string, missing: string[], unmet: string[]}} Answer Whether every
 *   response holds all of the words; the provisions that all rely on; the words that no response holds; words that no
 *   response with these provisions holds
 */

import { closest } from "./search-closest.js";
import { parse } from "./search-query.js";
import { foundByNumber, foundByWords } from "./search-results.js";

/** @type {Answer} */
const NOTHING = { hits: [], kind: "all", relied: "", missing: [], unmet: [] };

/**
 * @param {SearchIndex} index
 * @param {string} text
 * @returns {Promise<Answer>} The responses that it finds, the best first; none of them is filtered.
 */
export async function answer(index, text) {
  if (!text) return NOTHING;
  const named = await index.byReference(text);
  if (named.length) return byReference(index, text, named);
  const query = parse(text);
  const said = query.citations.map((citation) => citation.said);
  if (said.length) {
    const facets = await index.facets();
    const sets = query.citations.map((citation) => facets.relyingOn(citation));
    const uses = sets.reduce((one, other) => new Set([...one].filter((number) => other.has(number))));
    if (uses.size) return byProvision(index, text, query, facets, uses, said);
  }
  // What nobody relies on is looked for as it stands, and not as two numbers anywhere.
  return byWords(index, { ...query, phrases: [...query.phrases, ...said] });
}

/** @param {SearchIndex} index @param {number} number @returns {Hit} A response of which no passage is shown. */
function hit(index, number) {
  return { number, load: async () => foundByNumber(await index.shown(number)) };
}

/** @param {SearchIndex} index @param {{number: number, part: number}} match @param {Held[]} sought @returns {Hit} */
function hitOf(index, { number, part }, sought) {
  const sequences = sought.map(({ sequence }) => sequence).filter((sequence) => sequence.length);
  return { number, load: async () => foundByWords(await index.text(part), sequences) };
}

/** @param {SearchIndex} index @param {string} text @param {number[]} named @returns {Promise<Answer>} */
async function byReference(index, text, named) {
  const { matches, sought } = await index.all({ words: [], phrases: [text.replace(/["“”„]/gu, " ").trim()] });
  const others = matches.filter(({ number }) => !named.includes(number));
  return { ...NOTHING, hits: [...named.map((number) => hit(index, number)), ...others.map((match) => hitOf(index, match, sought))] };
}

/**
 * @param {SearchIndex} index @param {string} text @param {Query} query @param {Facets} facets
 * @param {Set<number>} uses @param {string[]} said
 * @returns {Promise<Answer>}
 */
async function byProvision(index, text, query, facets, uses, said) {
  const relied = query.citations.map((citation) => facets.named(citation)).join(", ");
  // Who copies the name of a filter, "Section 31 FOIA – Law enforcement", looks for no words beside it.
  const { words, phrases } = text.toLowerCase().includes(relied.toLowerCase()) ? { words: [], phrases: [] } : query;
  const telling = [...words, ...phrases];
  const naming = await index.all({ words, phrases: [...phrases, ...said] });
  const holding = await index.all({ words, phrases });
  const shown = new Map();
  for (const { matches, sought } of [holding, naming]) for (const match of matches) shown.set(match.number, hitOf(index, match, sought));
  const order = holding.matches.map(({ number }) => number).filter((number) => uses.has(number));
  const numbers = order.length ? order : [...uses].sort((one, other) => one - other);
  const hits = numbers.map((number) => shown.get(number) ?? hit(index, number));
  return { ...NOTHING, hits, relied, ...(order.length ? { missing: holding.missing } : { unmet: telling }) };
}

/** @param {SearchIndex} index @param {Query} query @returns {Promise<Answer>} */
async function byWords(index, query) {
  const { matches, sought, missing } = await index.all(query);
  if (matches.length) return { ...NOTHING, hits: matches.map((match) => hitOf(index, match, sought)), missing };
  if (sought.length < 2 || query.phrases.length) return NOTHING;
  const near = closest((await index.facets()).size, sought);
  return { ...NOTHING, hits: near.map((match) => hitOf(index, match, match.held)), kind: "some", missing };
}
