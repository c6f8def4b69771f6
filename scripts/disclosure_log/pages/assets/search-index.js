/**
 * The index, whatever makes it: Pagefind (https://pagefind.app) for words, and what the build wrote beside it.
 *
 * @typedef {{anchor?: {id: string}, excerpt: string, weighted_locations: {location: number, balanced_score: number}[]}} Piece
 * @typedef {{url: string, excerpt: string, meta: Record<string, string>, sub_results: Piece[], raw_content?: string,
 *   locations?: number[]}} Data
 * @typedef {{id: string, score: number, data: () => Promise<Data>}} Match
 * @typedef {{said: string, places: {id: string, part: string, score: number}[]}} Held Something that responses hold
 */

import { Facets } from "./search-facets.js";
import { referenceKey, shardOf } from "./search-query.js";

const SHOWN_TOGETHER = 50; // responses in one file, as the build writes them
const RANKING = { ranking: { metaWeights: { title: 8, reference: 10, outcome: 1, date: 0.5, files: 2 } } };

export class SearchIndex {
  /** @type {Map<string, Promise<any>>} */
  #loaded = new Map();

  /** @param {URL} folder Where the build wrote it, with a slash at the end. */
  constructor(folder) {
    this.folder = folder;
    this.#watch();
  }

  /** @template T @param {string} name @param {() => Promise<T>} load @returns {Promise<T>} Loaded once, unless it fails. */
  #once(name, load) {
    let found = this.#loaded.get(name);
    if (!found) {
      found = load();
      found.catch(() => this.#loaded.delete(name));
      this.#loaded.set(name, found);
    }
    return found;
  }

  /** @param {string} name @returns {Promise<any>} */
  #json(name) {
    return this.#once(name, async () => {
      const answer = await fetch(new URL(name, this.folder));
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    });
  }

  /** How often a piece of the index could not be loaded: Pagefind finds less then, and says so to nobody. */
  #failures = 0;

  /** Count the failures of whatever Pagefind loads, as long as the page is open. */
  #watch() {
    const load = globalThis.fetch;
    const pieces = new URL("pagefind/", this.folder).href;
    globalThis.fetch = async (what, ...more) => {
      const counts = new URL(what instanceof Request ? what.url : what, location.href).href.startsWith(pieces);
      try {
        const answer = await load(what, ...more);
        if (counts && !answer.ok) this.#failures += 1;
        return answer;
      } catch (error) {
        if (counts) this.#failures += 1;
        throw error;
      }
    };
  }

  /** Forget what was loaded, since Pagefind keeps what failed too. @param {any} pagefind */
  async #forget(pagefind) {
    this.#loaded.delete("pagefind");
    await pagefind.destroy();
  }

  #pagefind() {
    return this.#once("pagefind", async () => {
      const pagefind = await import(new URL("pagefind/pagefind.js", this.folder).href);
      await pagefind.options({ baseUrl: "/", noWorker: true, ...RANKING });
      return pagefind;
    });
  }

  /** @returns {Promise<Facets>} */
  facets() {
    return this.#once("facets", async () => new Facets(await this.#json("facets.json")));
  }

  /**
   * @param {string} words A phrase where it stands between quotation marks.
   * @returns {Promise<(Match & {part: string})[]>} The best first; a response once for each part of it that is indexed.
   *   Rejected where a piece of the index could not be loaded.
   */
  async #parts(words) {
    const failures = this.#failures;
    const [pagefind, more] = await Promise.all([this.#pagefind(), this.#json("more.json")]);
    const { results } = await pagefind.search(words);
    if (this.#failures !== failures) {
      await this.#forget(pagefind);
      throw new Error("A piece of the index could not be loaded");
    }
    return results.map((/** @type {any} */ { id, score, data: load }) => {
      const data = () =>
        load().catch(async (/** @type {unknown} */ error) => {
          await this.#forget(pagefind);
          throw error;
        });
      return { id: more[id] ?? id, part: id, score, data };
    });
  }

  /** @param {string} words See `#parts`. @returns {Promise<Match[]>} The best first, each response once. */
  async #search(words) {
    /** @type {Map<string, Match>} */
    const found = new Map();
    for (const match of await this.#parts(words)) if (!found.has(match.id)) found.set(match.id, match);
    return [...found.values()];
  }

  /**
   * @param {{words: string[], phrases: string[]}} query
   * @returns {Promise<Match[]>} The responses in which every word and every phrase is found, the best first.
   */
  async all({ words, phrases }) {
    const parts = [...(words.length ? [words.join(" ")] : []), ...phrases.map((phrase) => `"${phrase}"`)];
    if (!parts.length) return [];
    const [first, ...others] = await Promise.all(parts.map((part) => this.#search(part)));
    if (!others.length) return first;
    const scores = others.map((found) => new Map(found.map(({ id, score }) => [id, score])));
    return first
      .filter(({ id }) => scores.every((found) => found.has(id)))
      .map((match) => ({ ...match, score: scores.reduce((sum, found) => sum + (found.get(match.id) ?? 0), match.score) }))
      .sort((one, other) => other.score - one.score);
  }

  /**
   * @param {string} word
   * @param {boolean} whole Whether only forms of the word count, and no longer words that begin with it.
   * @returns {Promise<Held>} Where it is found.
   */
  async held(word, whole) {
    const [scored, exact] = await Promise.all([
      this.#parts(word),
      whole ? this.#parts(`"${word}"`) : undefined, // between quotation marks the stem of the word alone is looked for
    ]);
    const parts = exact && new Set(exact.map(({ part }) => part));
    return { said: word, places: parts ? scored.filter(({ part }) => parts.has(part)) : scored };
  }

  /**
   * @param {string[]} words
   * @param {string} part One that holds them.
   * @returns {Promise<Data>} What the index says of it.
   */
  async part(words, part) {
    const found = (await this.#parts(words.join(" "))).find((match) => match.part === part);
    if (!found) throw new Error(`The index does not hold ${part}`);
    return found.data();
  }

  /** @param {string} text @returns {Promise<number[]>} The responses whose reference it is, the likeliest first. */
  async byReference(text) {
    const key = referenceKey(text);
    return key ? ((await this.#json(`references/${shardOf(key)}.json`))[key] ?? []) : [];
  }

  /** @param {number} number @returns {Promise<string[]>} A response as it is shown. */
  async shown(number) {
    return (await this.#json(`responses/${Math.floor(number / SHOWN_TOGETHER)}.json`))[number % SHOWN_TOGETHER];
  }
}
