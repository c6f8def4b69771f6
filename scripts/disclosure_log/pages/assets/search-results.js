/**
 * Responses that were found, as entries of a list. No word of a page becomes markup here.
 *
 * @typedef {{path: string, title: string, reference: string, date: string, outcome: string, shape: string,
 *   language: string, way?: string, excerpt?: string, files?: Record<string, string>, matched?: string[]}} Found
 * @typedef {DOMStringMap} Words What is said, of the page's language
 */

const WINDOW = 30; // words of a passage

/** @param {string[]} shown What the build wrote of a response. @returns {Found} */
export function foundByNumber([path, title, reference, date, outcome, shape, language]) {
  return { path, title, reference, date, outcome, shape, language };
}

/** @param {import("./search-index.js").Data} data What the index says of a response. @returns {Found} */
export function foundByWords({ url, meta, excerpt, sub_results: pieces, raw_content: text = "", locations = [] }) {
  const [, shape, language = "", path] = /^\/([a-z-]+)(?:\.([\w-]+))?\/(.*?)(?:\+\d+)?\.html$/.exec(url) ?? [];
  const placed = pieces.filter(({ anchor }) => anchor?.id.includes("#")); // the letter before what is said of it
  const best = densest(placed.length ? placed : pieces);
  const files = Object.fromEntries((meta.files ?? "").split(" ␞ ").map((file) => file.split(/ (.*)/)));
  const { title, reference, date, outcome } = meta;
  const all = text.split(/\s+/);
  const matched = [...locations.map((place) => all[place] ?? ""), ...Object.values(meta).flatMap((said) => said.split(/\s+/))];
  return { path, title, reference, date, outcome, shape, language, files, matched, ...passage(best, excerpt) };
}

/** @param {string} word @returns {string} What the forms of a word have in common, nearly always. */
const beginning = (word) => plain(word).slice(0, Math.max(3, word.length - 3));

/** @param {string} word @returns {string} Without accents, capitals and signs. */
const plain = (word) => word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The index leaves out a word that no response holds, and finds what holds the others: the reader has to know.
 *
 * @param {string[]} words What was looked for.
 * @param {Found} found A response that holds all that could be found.
 * @returns {string[]} The words that it does not hold.
 */
export function absent(words, { matched }) {
  if (!matched) return [];
  const held = matched.map(plain);
  return words.filter((word) => plain(word) && !held.some((other) => other.includes(beginning(word))));
}

/** @param {import("./search-index.js").Piece | undefined} best @param {string} otherwise */
function passage(best, otherwise) {
  return { way: best?.anchor?.id ?? "", excerpt: (best?.excerpt ?? otherwise).replace(/§\.?/g, "") };
}

/**
 * @param {import("./search-index.js").Piece[]} pieces
 * @returns {import("./search-index.js").Piece | undefined} The one in which most of what was looked for stands together.
 */
function densest(pieces) {
  const densities = pieces.map(({ weighted_locations: places }) =>
    Math.max(
      ...places.map(({ location: start }) =>
        places.reduce(
          (sum, { location, balanced_score: score }) =>
            location >= start && location < start + WINDOW ? sum + score : sum,
          0,
        ),
      ),
    ),
  );
  return pieces[densities.indexOf(Math.max(...densities))];
}

/**
 * @param {string} excerpt HTML in which nothing but `<mark>` is markup.
 * @returns {Node[]} The same as text and marks; whatever else it holds becomes text.
 */
function marked(excerpt) {
  return excerpt.split(/<\/?mark>/).map((part, number) => {
    const read = document.createElement("textarea"); // in which nothing but character references is markup
    read.innerHTML = part.replaceAll("<", "&lt;");
    return number % 2 ? make("mark", "", read.value) : document.createTextNode(read.value);
  });
}

/** @template {HTMLElement} T @param {string} id @returns {T} */
export const byId = (id) => /** @type {T} */ (document.getElementById(id));

/**
 * @param {string} name @param {string} kind A tag and a class.
 * @param {(string | Node)[]} content
 */
export function make(name, kind, ...content) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...content);
  return made;
}

/** @param {string} text @param {Record<string, string>} values @returns {string} A message with its places filled. */
export function say(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** @param {Found} found @param {Words} words @returns {string} Where the passage stands. */
function where({ way = "", files = {} }, words) {
  if (way === "#request") return words.inRequest ?? "";
  if (way === "#response") return words.inResponse ?? "";
  const [, file, kind = "", number = ""] = /^text\/([^/]+)\/(?:.*#(?:sheet-\d+-)?(page|row)-(\d+))?/.exec(way) ?? [];
  if (!file) return "";
  const title = files[decodeURIComponent(file)] ?? file;
  const text = kind === "page" ? words.inPage : kind === "row" ? words.inRow : words.inAttachment;
  return say(text ?? "", { title, number });
}

/**
 * @param {Found} found
 * @param {string} base The address of the responses, with a slash at the end.
 * @param {Words} words
 * @returns {HTMLElement} The response as an entry of the list.
 */
export function entry(found, base, words) {
  const page = `${base}${found.path}/`;
  const link = make("a", "dl-entry__title", found.title);
  link.setAttribute("href", page);
  if (found.language) link.lang = found.language;
  const mark = make("span", `dl-mark dl-mark--${found.shape}`);
  mark.setAttribute("aria-hidden", "true");
  const facts = [found.date, found.reference].join(" · ");
  const outcome = make("span", "dl-entry__outcome", mark, found.outcome);
  const item = make("li", "dl-entry", link);
  item.append(make("p", "dl-entry__facts", outcome, " ", make("span", "dl-entry__more", facts)));
  if (found.excerpt?.trim()) {
    const text = make("p", "dl-entry__excerpt", ...marked(found.excerpt.trim()));
    if (found.language) text.lang = found.language;
    item.append(text);
  }
  const said = where(found, words);
  if (said) {
    const place = make("a", "", said);
    place.setAttribute("href", page + found.way);
    place.append(make("span", "dl-hidden", ` (${found.title})`));
    item.append(make("p", "dl-entry__place", place));
  }
  return item;
}
