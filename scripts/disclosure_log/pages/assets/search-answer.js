/**
 * What a text finds: a reference its response, provisions their uses, words and phrases what holds them.
 *
 * @typedef {import("./search-facets.js").Facets} Facets
 * @typedef {import("./search-index.js").Data} Data
 * @typedef {import("./search-index.js").SearchIndex} SearchIndex
 * @typedef {import("./search-query.js").Query} Query
 * @typedef {import("./search-results.js").Found} Found
 * @typedef {{number?: number, id?: string, load: () => Promise<Found>}} Hit A response that was found
 * @typedef {{hits: Hit[], kind: "all" | "some", relied: string, looked: string[], unmet: string[]}} Answer Whether every
 *   response holds all of the words; the provisions that all rely on; words of which the first may lack some; words that no
 *   response with these provisions holds
 */

import { closest } from "./search-closest.js";
import { parse } from "./search-query.js";
import { absent, foundByNumber, foundByWords } from "./search-results.js";

/** @type {Answer} */
const NOTHING = { hits: [], kind: "all", relied: "", looked: [], unmet: [] };

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
  // The index takes the beginning of a number for the number: what nobody relies on is looked for as it stands.
  return byWords(index, { ...query, phrases: [...query.phrases, ...said] });
}

/** @param {SearchIndex} index @param {number} number @param {() => Promise<Data>} [data] @returns {Hit} */
function hit(index, number, data) {
  return { number, load: async () => (data ? foundByWords(await data()) : foundByNumber(await index.shown(number))) };
}

/** @param {{id: string, data?: () => Promise<Data>}} match @param {SearchIndex} index @param {Facets} [facets] @returns {Hit} */
function hitOf({ id, data }, index, facets) {
  const { load } = hit(index, facets?.numbers.get(id) ?? 0, data);
  return { id, load };
}

/** @param {SearchIndex} index @param {string} text @param {number[]} named @returns {Promise<Answer>} */
async function byReference(index, text, named) {
  const { numbers } = await index.facets();
  const naming = await index.all({ words: [], phrases: [text.replace(/["“”„]/gu, " ").trim()] });
  const others = naming.filter(({ id }) => !named.includes(numbers.get(id) ?? -1));
  return { ...NOTHING, hits: [...named.map((number) => hit(index, number)), ...others.map((match) => hitOf(match, index))] };
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
  const naming = await index.all({ words: [...words, ...said], phrases });
  const holding = telling.length ? await index.all({ words, phrases }) : [];
  const data = new Map([...holding, ...naming].map((match) => [facets.numbers.get(match.id), match.data]));
  const order = holding.map(({ id }) => facets.numbers.get(id) ?? -1).filter((number) => uses.has(number));
  const shown = order.length ? order : [...uses].sort((one, other) => one - other);
  const hits = shown.map((number) => hit(index, number, data.get(number)));
  return { ...NOTHING, hits, relied, looked: order.length ? words : [], unmet: order.length ? [] : telling };
}

/** @param {SearchIndex} index @param {Query} query @returns {Promise<Answer>} */
async function byWords(index, query) {
  const { words, phrases } = query;
  const matches = await index.all(query);
  if (matches.length) {
    const hits = matches.map((match) => hitOf(match, index));
    // The index finds what begins like a word, down to its first letter, where nothing holds the word.
    const lacking = words.length && !phrases.length ? absent(words, await hits[0].load()) : [];
    return lacking.length === words.length && lacking.length ? NOTHING : { ...NOTHING, hits, looked: words };
  }
  if (words.length < 2 || phrases.length) return NOTHING;
  const facets = await index.facets();
  const near = await closest(index, await Promise.all(words.map((word) => index.held(word, false))));
  const whole = near.filter(({ held }) => held.length === words.length); // in the letter one, in an attachment another
  const hits = (whole.length ? whole : near).map((match) => hitOf(match, index, facets));
  return { ...NOTHING, hits, kind: whole.length ? "all" : "some" };
}
