/**
 * By what responses are filtered, all of it in the browser, so that a filter answers at once.
 *
 * A response is a number here, 0 for the newest. Of one facet any of the chosen values will do; a response has to pass
 * every facet.
 *
 * @typedef {{name: string, title: string, values: [string, string, string][], sets: number[][], of: number[]}} Column
 * @typedef {Record<string, string[]>} Chosen The chosen values of each facet, by their names
 */

export const NAMES = ["year", "outcome", "exemption", "topic", "law", "attachments"];

export class Facets {
  /** @param {{size: number, facets: Column[]}} data What the build wrote. */
  constructor(data) {
    this.size = data.size;
    this.columns = data.facets;
  }

  /** @returns {number[]} Every response, newest first. */
  all() {
    return Array.from({ length: this.size }, (_, number) => number);
  }

  /** @param {string} name @returns {Column | undefined} */
  column(name) {
    return this.columns.find((column) => column.name === name);
  }

  /** @param {Column} column @param {string[]} names @returns {boolean[]} For each set of values whether it passes. */
  #passing(column, names) {
    if (!names.length) return column.sets.map(() => true);
    const wanted = new Set(names);
    const values = column.values.map(([name]) => wanted.has(name));
    return column.sets.map((set) => set.some((value) => values[value]));
  }

  /**
   * @param {number[]} among Responses.
   * @param {Chosen} chosen
   * @returns {{passed: number[], counts: Map<string, Map<string, number>>}} Those that pass, in their order; and of
   *   each value how many there would be with it, whatever else of its own facet is chosen.
   */
  filter(among, chosen) {
    const passing = this.columns.map((column) => this.#passing(column, chosen[column.name] ?? []));
    const inSets = this.columns.map((column) => new Uint32Array(column.sets.length));
    const passed = [];
    for (const number of among) {
      let failed = -1; // the one facet that it does not pass, or -2 for several
      for (let place = 0; place < passing.length && failed !== -2; place += 1) {
        if (!passing[place][this.columns[place].of[number]]) failed = failed === -1 ? place : -2;
      }
      if (failed === -1) passed.push(number);
      for (let place = 0; place < passing.length && failed !== -2; place += 1) {
        if (failed === -1 || failed === place) inSets[place][this.columns[place].of[number]] += 1;
      }
    }
    const counts = new Map(this.columns.map((column, place) => [column.name, this.#counted(column, inSets[place])]));
    return { passed, counts };
  }

  /** @param {Column} column @param {Uint32Array} inSets @returns {Map<string, number>} */
  #counted(column, inSets) {
    const counts = new Uint32Array(column.values.length);
    column.sets.forEach((set, place) => set.forEach((value) => (counts[value] += inSets[place])));
    return new Map(column.values.map(([name], place) => [name, counts[place]]));
  }

  /** @param {import("./search-query.js").Citation} citation @returns {string} The provision as it is shown. */
  named({ laws, provision }) {
    const names = laws.map((law) => `${law}-${provision}`);
    const values = this.column("exemption")?.values.filter(([name]) => names.includes(name)) ?? [];
    return values.map(([, title]) => title).join(", ");
  }

  /**
   * @param {import("./search-query.js").Citation} citation
   * @returns {Set<number>} The responses that rely on a provision, or on something in it.
   */
  relyingOn({ laws, provision }) {
    const column = this.column("exemption");
    if (!column) return new Set();
    const passing = this.#passing(column, laws.map((law) => `${law}-${provision}`));
    return new Set(this.all().filter((number) => passing[column.of[number]]));
  }
}
