/**
 * How close responses are to a number of words, none of which they need to hold.
 *
 * A word weighs the more, the fewer responses hold it. Each word that a response holds adds its weight, and about as much
 * again where it stands in the title. Nothing else counts, so that the same words give the same order.
 *
 * @typedef {import("./search-index.js").Held} Held
 * @typedef {{number: number, part: number, closeness: number, held: Held[]}} Close A response with the part of it that
 *   tells most, or -1; its closeness is 1 where it holds everything that is sought, and 2 where it holds all of it in its
 *   title
 */

/** What the index gives a word in a title, in weights of the word; elsewhere in a response it gives one or two. */
const IN_TITLE = 10;

/** @param {Map<number, number>} adds @returns {number} */
const sum = (adds) => [...adds.values()].reduce((total, add) => total + add, 0);

/** @param {Held} held @param {number} size How many responses there are. @returns {number} */
function weightOf({ places }, size) {
  return Math.log(1 + size / (new Set(places.map(({ number }) => number)).size || 1));
}

/**
 * @param {Held[]} sought @param {number[]} weights
 * @returns {Map<number, Map<number, Map<number, number>>>} For each response, of its parts, what each thing sought adds.
 */
function adding(sought, weights) {
  const responses = new Map();
  for (const [place, { places }] of sought.entries()) {
    for (const { number, part, score } of places) {
      const parts = responses.get(number) ?? new Map();
      const adds = parts.get(part) ?? new Map();
      adds.set(place, weights[place] + Math.min(weights[place], score / IN_TITLE));
      responses.set(number, parts.set(part, adds));
    }
  }
  return responses;
}

/** @param {Iterable<Map<number, number>>} parts @returns {Map<number, number>} The most that each thing adds in any part. */
function most(parts) {
  const best = new Map();
  for (const adds of parts) for (const [place, add] of adds) best.set(place, Math.max(add, best.get(place) ?? 0));
  return best;
}

/**
 * @param {number} size How many responses there are.
 * @param {Held[]} sought Words, and what else a response can hold.
 * @returns {Close[]} The closest first; of those as close as each other the newest first.
 */
export function closest(size, sought) {
  const weights = sought.map((held) => weightOf(held, size));
  const all = weights.reduce((total, weight) => total + weight, 0);
  const found = [...adding(sought, weights)].map(([number, parts]) => {
    const adds = most(parts.values());
    const [best] = [...parts].filter(([part]) => part >= 0).sort(([, one], [, other]) => sum(other) - sum(one));
    const held = sought.filter((_, place) => adds.has(place));
    return { number, part: best?.[0] ?? -1, closeness: sum(adds) / all, held };
  });
  return found.sort((one, other) => other.closeness - one.closeness || one.number - other.number);
}
