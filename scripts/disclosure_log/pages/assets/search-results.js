/**
 * Responses that were found, as entries of a list. No word of a page becomes markup here.
 *
 * @typedef {{path: string, title: string, reference: string, date: string, outcome: string, shape: string,
 *   language: string, files?: Record<string, string>, way?: string, pieces?: Piece[]}} Found
 * @typedef {import("./search-passage.js").Piece} Piece
 * @typedef {DOMStringMap} Words What is said, of the page's language
 */

import { passage } from "./search-passage.js";
import { pageAt } from "./site-files.js";

/** @param {string[]} shown What the build wrote of a response. @returns {Found} */
export function foundByNumber([path, title, reference, date, outcome, shape, language]) {
  return { path, title, reference, date, outcome, shape, language };
}

/**
 * @param {import("./search-index.js").Text} text What the build wrote of a part of a response.
 * @param {import("./search-passage.js").Sequence[]} sought
 * @returns {Found}
 */
export function foundByWords({ shown, files, places }, sought) {
  return { ...foundByNumber(shown), files, ...passage(places, sought) };
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
  link.setAttribute("href", pageAt(page));
  if (found.language) link.lang = found.language;
  const mark = make("span", `dl-mark dl-mark--${found.shape}`);
  mark.setAttribute("aria-hidden", "true");
  const facts = [found.date, found.reference].join(" · ");
  const outcome = make("span", "dl-entry__outcome", mark, found.outcome);
  const item = make("li", "dl-entry", link);
  item.append(make("p", "dl-entry__facts", outcome, " ", make("span", "dl-entry__more", facts)));
  if (found.pieces) {
    const pieces = found.pieces.map(({ text, marked }) => (marked ? make("mark", "", text) : text));
    const text = make("p", "dl-entry__excerpt", ...pieces);
    if (found.language) text.lang = found.language;
    item.append(text);
  }
  const said = where(found, words);
  if (said) {
    const place = make("a", "", said);
    place.setAttribute("href", pageAt(page + found.way));
    place.append(make("span", "dl-hidden", ` (${found.title})`));
    item.append(make("p", "dl-entry__place", place));
  }
  return item;
}
