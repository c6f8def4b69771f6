/**
 * The index that the build wrote, loaded piece by piece: which words stand in which parts of which responses.
 *
 * A response is a number here, 0 for the newest. Its text is one part with the same number, and further parts where its
 * attachments are long. The index lies in volumes, each of which holds responses that follow each other; a volume counts
 * its own from the oldest on. Nothing outside this module knows of volumes.
 *
 * @typedef {import("./search-passage.js").Word} Word
 * @typedef {{folder: string, version: string, first: number, size: number, extra: number}} Volume The number of its newest
 *   response, how many it has, and how many further parts the volumes before it have
 * @typedef {{version: string, size: number, further: number[], volumes: Volume[], starts: string[]}} Head Of each further
 *   part its response, and of each file of the lexicon the first word
 * @typedef {{volume: Volume, piece: number, parts: number[], levels: string}} Postings The parts of a volume that hold a
 *   word, and how much it says of each
 * @typedef {{stem: string, forms: string[], postings: Postings[]}} Group The forms of a word, and what holds any of them
 * @typedef {{said: string, sequence: Word[], places: {number: number, part: number, score: number}[]}} Held Something that
 *   responses hold, with the parts of them that do; a part is -1 for what stands in none
 * @typedef {{number: number, score: number, part: number}} Match A response, and the part that tells most
 * @typedef {{shown: string[], files: Record<string, string>, places: [string, string][]}} Text
 */

import { Facets } from "./search-facets.js";
import { referenceKey, shardOf } from "./search-query.js";
import { relatives, wordsIn } from "./search-words.js";
import { json } from "./site-files.js";

const SHOWN_TOGETHER = 50; // responses in one file, as the build writes them
const LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"; // as the build writes them
const STEP = 0.2; // what a level is worth
const WORTH = Object.fromEntries([...LEVELS].map((sign, level) => [sign, level * STEP]));
const SHORTEST = 3; // letters of what is taken for the beginning of a word
const MOST_PIECES = 4; // of the lexicon, and of each volume, loaded for the beginning of a word

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

  /** @returns {Promise<Head>} */
  #head() {
    return this.#once("", async () => headOf(await json(new URL("index.json", this.folder), { cache: "no-cache" })));
  }

  /** @param {string} name @returns {Promise<any>} What belongs to no volume. */
  #json(name) {
    return this.#once(name, async () => json(new URL(`${name}?${(await this.#head()).version}`, this.folder)));
  }

  /** @param {Volume} volume @param {string} name @returns {Promise<any>} */
  #ofVolume({ folder, version }, name) {
    return this.#once(folder + name, () => json(new URL(`${folder}${name}?${version}`, this.folder)));
  }

  /** @returns {Promise<Facets>} */
  facets() {
    return this.#once("facets", async () => new Facets(await this.#json("facets.json")));
  }

  /** @param {string} form @returns {Promise<number>} The file of the lexicon in which it stands if any holds it. */
  async #pieceOf(form) {
    return Math.max(0, (await this.#head()).starts.findLastIndex((start) => start <= form));
  }

  /** @param {string} form @returns {Promise<[string[], string, number[]] | undefined>} What the lexicon says of its home. */
  async #known(form) {
    const words = await this.#json(`words/${await this.#pieceOf(form)}.json`);
    if (!Object.hasOwn(words, form)) return undefined;
    return typeof words[form] === "string" ? this.#known(words[form]) : [[form, ...words[form][0]], ...words[form].slice(1)];
  }

  /** @param {string} form @returns {Promise<Group | undefined>} */
  async #group(form) {
    const known = await this.#known(form);
    return known && this.#loadedGroup(known);
  }

  /**
   * @param {[string[], string, number[]]} known
   * @param {(volume: number, piece: number) => boolean} [wanted] Whether a piece is to be loaded.
   * @returns {Promise<Group>} With what the volumes say, which are asked all at once.
   */
  async #loadedGroup([forms, stem, where], wanted = () => true) {
    const { size, volumes } = await this.#head();
    const pieces = Array.from({ length: where.length / 2 }, (_, at) => where.slice(2 * at, 2 * at + 2));
    const postings = pieces
      .filter(([volume, piece]) => wanted(volume, piece))
      .map(async ([number, piece]) => {
        const volume = volumes[number];
        const [steps, levels] = (await this.#ofVolume(volume, `words/${piece}.json`))[stem];
        let part = 0;
        return { volume, piece, parts: steps.map((/** @type {number} */ step) => partOf(volume, (part += step), size)), levels };
      });
    return { stem, forms, postings: await Promise.all(postings) };
  }

  /** @param {string} beginning @returns {Promise<Group[]>} What begins so. */
  async #beginning(beginning) {
    const [first, last] = await Promise.all([this.#pieceOf(beginning), this.#pieceOf(`${beginning}\u{ffff}`)]);
    const numbers = Array.from({ length: Math.min(last - first + 1, MOST_PIECES) }, (_, more) => first + more);
    const files = await Promise.all(numbers.map((number) => this.#json(`words/${number}.json`)));
    const forms = files.flatMap((file) => Object.keys(file)).filter((form) => form.startsWith(beginning));
    const known = (await Promise.all(forms.map((form) => this.#known(form)))).filter((one) => one !== undefined);
    const words = [...new Map(known.map((one) => [one[1], one])).values()];
    /** @type {Map<number, Set<number>>} */
    const chosen = new Map(); // the pieces of each volume
    const groups = words.map((one) =>
      this.#loadedGroup(one, (volume, piece) => {
        const pieces = chosen.get(volume) ?? new Set();
        if (pieces.size < MOST_PIECES) chosen.set(volume, pieces.add(piece));
        return pieces.has(piece);
      }),
    );
    return (await Promise.all(groups)).filter(({ postings }) => postings.length);
  }

  /** @param {string} word @returns {Promise<Group[]>} What it means, where no response holds it as it stands. */
  async #meant(word) {
    for (const other of relatives(word)) {
      const group = await this.#group(other);
      if (group) return [group];
    }
    return [];
  }

  /**
   * @param {string} word As `wordsIn` gives it.
   * @param {boolean} whole Whether longer words that begin with it do not count, where no response holds it.
   * @returns {Promise<{word: Word, groups: Group[]}>}
   */
  async #sought(word, whole) {
    const own = await this.#group(word);
    const begun = !own && !whole && word.length >= SHORTEST ? await this.#beginning(word) : [];
    const groups = own ? [own] : begun.length ? begun : await this.#meant(word);
    const parts = groups.flatMap(({ postings }) => postings.flatMap((one) => one.parts));
    const holding = groups.length === 1 ? parts.length : new Set(parts).size;
    const { size } = await this.#head();
    const weight = Math.log(1 + size / (holding || 1));
    return { word: { forms: new Set(groups.flatMap(({ forms }) => forms)), beginning: begun.length ? word : "", weight }, groups };
  }

  /** @param {Map<number, number>} scores Of parts. @param {Head} head @returns {Held["places"]} */
  #places(scores, { size, further }) {
    return [...scores].map(([part, score]) => ({ number: part < size ? part : further[part - size], part, score }));
  }

  /**
   * @param {string} word
   * @param {boolean} whole See `#sought`.
   * @returns {Promise<Held>} Where it is found; of what is written as several words, such as "body-worn", all of them.
   */
  async held(word, whole) {
    const sought = await Promise.all(wordsIn(word).map((said) => this.#sought(said, whole)));
    return { said: word, sequence: sought.map((one) => one.word), places: this.#places(all(sought.map(scored)), await this.#head()) };
  }

  /** @param {string} phrase @returns {Promise<Held>} Where its words follow each other. */
  async #phrase(phrase) {
    const each = phrase.split(/\s+/).flatMap((piece) => wordsIn(piece).map((said, place) => ({ said, joined: place > 0 })));
    const sought = await Promise.all(each.map(({ said }) => this.#sought(said, true)));
    const held = all(sought.map(scored));
    const where = held.size && sought.length > 1 ? await Promise.all(sought.map(({ groups }) => this.#whereIn(groups, held))) : [];
    /** @param {number} part */
    const places = (part) => where.map((found, place) => ({ at: found.get(part) ?? new Set(), joined: each[place].joined }));
    const scores = [...held].filter(([part]) => !where.length || follows(places(part)));
    return { said: phrase, sequence: sought.map(({ word }) => word), places: this.#places(new Map(scores), await this.#head()) };
  }

  /** @param {Group[]} groups @param {Map<number, number>} parts @returns {Promise<Map<number, Set<number>>>} Where in parts. */
  async #whereIn(groups, parts) {
    const found = new Map();
    for (const { stem, postings } of groups) {
      const needed = postings.filter((one) => one.parts.some((part) => parts.has(part)));
      const loaded = await Promise.all(needed.map(({ volume, piece }) => this.#ofVolume(volume, `places/${piece}.json`)));
      for (const [turn, { parts: own }] of needed.entries()) addPlaces(found, loaded[turn][stem], own, parts);
    }
    return found;
  }

  /**
   * @param {{words: string[], phrases: string[]}} query
   * @returns {Promise<{matches: Match[], sought: Held[], missing: string[]}>} The responses that hold all of it, the best
   *   first, but for the words that no response holds.
   */
  async all({ words, phrases }) {
    const [single, following] = await Promise.all([
      Promise.all(words.map((word) => this.held(word, false))),
      Promise.all(phrases.map((phrase) => this.#phrase(phrase))),
    ]);
    const missing = single.filter(({ places }) => !places.length).map(({ said }) => said);
    const sought = [...single.filter(({ places }) => places.length), ...following];
    return { matches: sought.length ? together(sought, await this.#head()) : [], sought, missing };
  }

  /** @param {number} part @returns {Promise<Text>} */
  async text(part) {
    const { size, further } = await this.#head();
    const number = part < size ? part : further[part - size];
    const { volume, own } = await this.#volumeOf(number);
    const more = part < size ? "" : `-${part - size - further.indexOf(number) + 1}`;
    return this.#ofVolume(volume, `texts/${own}${more}.json`);
  }

  /** @param {string} text @returns {Promise<number[]>} The responses whose reference it is, the likeliest first. */
  async byReference(text) {
    const key = referenceKey(text);
    return key ? ((await this.#json(`references/${shardOf(key)}.json`))[key] ?? []) : [];
  }

  /** @param {number} number @returns {Promise<string[]>} A response as it is shown. */
  async shown(number) {
    const { volume, own } = await this.#volumeOf(number);
    return (await this.#ofVolume(volume, `responses/${Math.floor(own / SHOWN_TOGETHER)}.json`))[own % SHOWN_TOGETHER];
  }

  /** @param {number} number @returns {Promise<{volume: Volume, own: number}>} Of a response, with its number there. */
  async #volumeOf(number) {
    const volume = (await this.#head()).volumes.findLast(({ first }) => first <= number);
    if (!volume) throw new Error(`${number}: no response`);
    return { volume, own: volume.first + volume.size - 1 - number };
  }
}

/** @param {{version: string, size: number, volumes: [string, string, number, number[]][], starts: string[]}} written */
function headOf({ version, size, volumes, starts }) {
  /** @type {Head} */
  const head = { version, size, further: [], volumes: [], starts };
  let first = 0;
  for (const [name, own, count, further] of volumes) {
    head.volumes.push({ folder: `volumes/${name}/`, version: own, first, size: count, extra: head.further.length });
    for (const number of further) head.further.push(first + count - 1 - number);
    first += count;
  }
  return head;
}

/** @param {Volume} volume @param {number} part As the volume counts. @param {number} size How many responses there are. */
function partOf({ first, size: own, extra }, part, size) {
  return part < own ? first + own - 1 - part : size + extra + part - own;
}

/**
 * @param {Map<number, Set<number>>} found Gets the places of a word in the parts that are `sought`.
 * @param {[number[], number[]]} written How many it has in each part, and where, in steps.
 * @param {number[]} own The parts that hold the word. @param {Map<number, number>} sought
 */
function addPlaces(found, [numbers, steps], own, sought) {
  let place = 0;
  let next = 0;
  for (const [at, part] of own.entries()) {
    const end = next + numbers[at];
    const places = found.get(part) ?? new Set();
    for (; next < end; next += 1) places.add((place += steps[next]));
    if (sought.has(part)) found.set(part, places);
  }
}

/** @param {{word: Word, groups: Group[]}} sought @returns {Map<number, number>} How much it says of each part. */
function scored({ word, groups }) {
  const scores = new Map();
  for (const { parts, levels } of groups.flatMap(({ postings }) => postings)) {
    for (const [at, part] of parts.entries()) {
      const score = WORTH[levels[at]] * word.weight;
      if (score > (scores.get(part) ?? 0)) scores.set(part, score);
    }
  }
  return scores;
}

/** @param {Map<number, number>[]} each Scores of parts. @returns {Map<number, number>} Of those in all of them the sum. */
function all(each) {
  if (each.length < 2) return each[0] ?? new Map();
  const [first, ...others] = each;
  const common = [...first].filter(([part]) => others.every((scores) => scores.has(part)));
  return new Map(common.map(([part, score]) => [part, others.reduce((sum, scores) => sum + (scores.get(part) ?? 0), score)]));
}

/**
 * @param {{at: Set<number>, joined: boolean}[]} words Where each word stands, and whether it is written together with the
 *   one before it, as the numbers of "31(3)" are.
 * @returns {boolean} Whether they follow each other anywhere: see `Group.places` in `postings.py`.
 */
function follows([first, ...others]) {
  let ends = first.at;
  for (const { at, joined } of others) {
    const steps = joined ? [1] : [1, 2, 3];
    ends = new Set([...ends].flatMap((end) => steps.map((step) => end + step)).filter((place) => at.has(place)));
  }
  return ends.size > 0;
}

/**
 * @param {Held[]} sought
 * @param {Head} head
 * @returns {Match[]} The responses that hold all of it, in whichever parts, the best first.
 */
function together(sought, { size, further }) {
  const held = new Uint16Array(size); // how much of what is sought each response holds
  const scores = new Float64Array(size);
  const sums = new Float64Array(size + further.length); // of each part
  for (const [turn, { places }] of sought.entries()) {
    const best = new Float64Array(size);
    for (const { number, part, score } of places) {
      if (held[number] < turn) continue;
      held[number] = turn + 1;
      sums[part] += score;
      best[number] = Math.max(best[number], score);
    }
    for (let number = 0; number < size; number += 1) scores[number] += best[number];
  }
  const parts = new Int32Array(size).fill(-1); // the one of each response that tells most
  for (const { places } of sought) {
    for (const { number, part } of places) if (parts[number] < 0 || sums[part] > sums[parts[number]]) parts[number] = part;
  }
  /** @type {Match[]} */
  const found = [];
  for (let number = 0; number < size; number += 1) {
    if (held[number] === sought.length) found.push({ number, score: scores[number], part: parts[number] });
  }
  return found.sort((one, other) => other.score - one.score || one.number - other.number);
}
