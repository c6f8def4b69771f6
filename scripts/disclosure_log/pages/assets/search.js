/**
 * The search page: searches while somebody types, in an index that the build made (https://pagefind.app).
 *
 * The words stand in the address, so a search can be linked to and the browser's way back leads to the one before.
 * Every word that is shown comes from the page.
 *
 * @typedef {{data: () => Promise<import("./results.js").Found>}} Result
 * @typedef {{search: (words: string) => Promise<{results: Result[]}>}} Index
 */

import { entry } from "./results.js";

const AT_ONCE = 10;
const DELAY = 250; // milliseconds after the last key
const PATIENCE = 1000; // milliseconds before a search is said to be going on

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));
/** @type {HTMLFormElement} */
const form = byId("search-form");
/** @type {HTMLInputElement} */
const field = byId("search-words");
/** @type {HTMLElement} */
const status = byId("search-status");
/** @type {HTMLElement} */
const list = byId("search-results");
/** @type {HTMLButtonElement} */
const more = byId("search-more");

/** @type {Promise<Index> | undefined} */
let index;
/** @type {Result[]} */
let results = [];
let turn = 0; // counts searches, so that a slow one does not overwrite a later one
let timer = 0;
let settled = true; // whether the address holds a search to come back to, and not one that is being typed

/** @returns {Promise<Index>} The index, loaded when it is first needed. */
async function open() {
  const pagefind = await import(new URL("../../pagefind/pagefind.js", import.meta.url).href);
  await pagefind.options({ ranking: { metaWeights: { title: 5, reference: 20 } } });
  return pagefind;
}

/** @param {string} [text] What happened, for the eye and for screen readers. */
function say(text = "") {
  status.textContent = text;
}

/**
 * @param {number} count How many results are to stand in the list.
 * @param {number} mine The search that they belong to.
 */
async function show(count, mine) {
  const start = list.childElementCount;
  const found = await Promise.all(results.slice(start, count).map((result) => result.data()));
  if (mine !== turn) return;
  list.append(...found.map(entry));
  list.hidden = !results.length;
  more.hidden = list.childElementCount >= results.length;
}

/** @param {unknown} error What went wrong: the index is not there, or may not be read. */
function fail(error) {
  console.error(error);
  index = undefined;
  results = [];
  list.replaceChildren();
  list.hidden = more.hidden = true;
  say(status.dataset.failed);
}

/** @param {number} [count] How many results to show. */
async function search(count = AT_ONCE) {
  clearTimeout(timer);
  const mine = ++turn;
  const words = field.value.trim();
  const patience = setTimeout(() => say(status.dataset.searching), PATIENCE);
  try {
    const found = words ? (await (await (index ??= open())).search(words)).results : [];
    if (mine !== turn) return;
    results = found;
    list.replaceChildren();
    await show(count, mine);
    if (mine !== turn) return;
    const { none, one, many } = status.dataset;
    const total = results.length.toLocaleString(document.documentElement.lang);
    say(words ? ([none, one][results.length] ?? many?.replace("{count}", total)) : "");
  } catch (error) {
    if (mine === turn) fail(error);
  } finally {
    clearTimeout(patience);
  }
}

/** Show more of the same search, and go on reading where the new results begin. */
async function showMore() {
  const start = list.childElementCount;
  await show(start + AT_ONCE, turn);
  history.replaceState({ shown: list.childElementCount }, "");
  list.children[start]?.querySelector("a")?.focus();
}

/**
 * Put the words into the address.
 *
 * @param {boolean} anew Whether the browser's way back is to lead to what the address held before.
 * @returns {boolean} Whether they were not there already.
 */
function write(anew) {
  const words = field.value.trim();
  if (words === asked()) return false;
  const address = words ? `?q=${encodeURIComponent(words)}` : location.pathname;
  if (anew) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  return true;
}

/** @returns {string} The words in the address. */
function asked() {
  return new URLSearchParams(location.search).get("q")?.trim() ?? "";
}

/** Search for what the address says. */
function restore() {
  field.value = asked();
  settled = true;
  search(history.state?.shown);
}

field.addEventListener("input", () => {
  if (!write(settled && asked() !== "")) return;
  settled = false;
  clearTimeout(timer);
  timer = setTimeout(search, DELAY);
});
form.hidden = false; // without this script it would lead nowhere
form.addEventListener("submit", (event) => {
  event.preventDefault();
  write(settled);
  settled = true;
  search();
});
more.addEventListener("click", () => showMore().catch(fail));
addEventListener("popstate", restore);
restore();
