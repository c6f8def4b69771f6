/**
 * The index, whatever makes it: Pagefind (https://pagefind.app) for words, and what the build wrote beside it.
 *
 * @typedef {{anchor?: {id: string}, excerpt: string, weighted_locations: {location: number, balanced_score: number}[]}} Piece
 * @typedef {{url: string, excerpt: string, meta: Record<string, string>, sub_results: Piece[], raw_content?: string,
 *   locations?: number[]}} Data
 * @typedef {{id: string, score: number, data: () => Promise<Data>}} Match
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
   * @returns {Promise<Match[]>} The best first, each response once.
   */
  async #search(words) {
    const [pagefind, more] = await Promise.all([this.#pagefind(), this.#json("more.json")]);
    /** @type {Map<string, Match>} */
    const found = new Map();
    for (const result of (await pagefind.search(words)).results) {
      const id = more[result.id] ?? result.id;
      if (!found.has(id)) found.set(id, { id, score: result.score, data: () => result.data() });
    }
    return [...found.values()];
  }

  /**
   * @param {import("./search-query.js").Query} query
   * @returns {Promise<Match[]>} The responses in which every word and every phrase is found, the best first.
   */
  async all({ words, phrases }) {
    const parts = [...(words.length ? [words.join(" ")] : []), ...phrases.map((phrase) => `"${phrase}"`)];
    const [first, ...others] = await Promise.all(parts.map((part) => this.#search(part)));
    if (!others.length) return first;
    const scores = others.map((found) => new Map(found.map(({ id, score }) => [id, score])));
    return first
      .filter(({ id }) => scores.every((found) => found.has(id)))
      .map((match) => ({ ...match, score: scores.reduce((sum, found) => sum + (found.get(match.id) ?? 0), match.score) }))
      .sort((one, other) => other.score - one.score);
  }

  /**
   * @param {string[]} words
   * @returns {Promise<Match[]>} The responses in which some of the words are found, those with rare ones first.
   */
  async some(words) {
    const { size } = await this.facets();
    /** @type {Map<string, Match>} */
    const found = new Map();
    for (const word of words) {
      const matches = await this.#search(word);
      const weight = Math.log(1 + size / (matches.length || 1));
      for (const match of matches) {
        const score = weight + (found.get(match.id)?.score ?? 0);
        found.set(match.id, { ...match, score });
      }
    }
    return [...found.values()].sort((one, other) => other.score - one.score);
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
