/**
 * The search page: searches while somebody types, in an index that the build made (https://pagefind.app).
 *
 * The words stand in the address, so a search can be linked to and the browser's way back leads to the one before.
 * Every word that is shown comes from the page.
 *
 * @typedef {{url: string, excerpt: string, meta: Record<string, string>}} Found
 * @typedef {{data: () => Promise<Found>}} Result
 * @typedef {{search: (words: string) => Promise<{results: Result[]}>}} Index
 */

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

/**
 * @param {string} name @param {string} kind A tag and a class.
 * @param {(string | Node)[]} content
 */
function make(name, kind, ...content) {
  const made = document.createElement(name);
  made.className = kind;
  made.append(...content);
  return made;
}

/** @param {Found} found @returns {HTMLElement} A page that was found, as an entry of the list. */
function entry({ url, excerpt, meta }) {
  const link = make("a", "dl-entry__title", meta.title ?? url);
  link.setAttribute("href", url);
  const text = make("p", "dl-entry__excerpt", ...marked(excerpt));
  if (meta.language) for (const part of [link, text]) part.lang = meta.language;
  const item = make("li", "dl-entry", link);
  if (meta.outcome) {
    const mark = make("span", `dl-mark dl-mark--${meta.shape}`);
    const facts = [meta.date, meta.reference].filter(Boolean).join(" · ");
    item.append(make("p", "dl-entry__facts", mark, meta.outcome, make("span", "dl-entry__more", facts)));
  }
  item.append(text);
  return item;
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
    console.error(error);
    index = undefined;
    if (mine === turn) say(status.dataset.failed);
  } finally {
    clearTimeout(patience);
  }
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
form.addEventListener("submit", (event) => {
  event.preventDefault();
  write(settled);
  settled = true;
  search();
});
more.addEventListener("click", async () => {
  const start = list.childElementCount;
  await show(start + AT_ONCE, turn);
  history.replaceState({ shown: list.childElementCount }, "");
  list.children[start]?.querySelector("a")?.focus();
});
addEventListener("popstate", restore);
restore();
