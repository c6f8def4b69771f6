/**
 * The search page: searches while somebody types, and filters and sorts what was found.
 *
 * The address holds the whole state, so a search can be linked to and the browser's way back leads to the one before.
 * Every word that is shown comes from the page.
 *
 * @typedef {import("./search-facets.js").Chosen} Chosen
 * @typedef {import("./search-facets.js").Facets} Facets
 * @typedef {{words: string, chosen: Chosen, sort: string}} State What the address says
 * @typedef {import("./search-answer.js").Answer} Answer
 * @typedef {import("./search-answer.js").Hit} Hit
 */

import { answer } from "./search-answer.js";
import { downloads } from "./search-download.js";
import { NAMES } from "./search-facets.js";
import { Filters } from "./search-filters.js";
import { SearchIndex } from "./search-index.js";
import { byId, entry, foundByNumber, make, say } from "./search-results.js";

const AT_ONCE = 10;
const DELAY = 250; // milliseconds after the last key
const PATIENCE = 1000; // milliseconds before a search is said to be going on
const SORTS = ["newest", "oldest"];

/** @type {HTMLFormElement} */
const form = byId("search-form");
/** @type {HTMLInputElement} */
const field = byId("search-words");
/** @type {HTMLSelectElement} */
const sort = byId("search-sort");
/** @type {HTMLDetailsElement} */
const panel = byId("search-filters");
/** @type {HTMLElement} */
const chips = byId("search-chosen");
/** @type {HTMLElement} */
const status = byId("search-status");
/** @type {HTMLElement} */
const help = byId("search-help");
/** @type {HTMLElement} */
const list = byId("search-results");
/** @type {HTMLButtonElement} */
const more = byId("search-more");

const site = new URL("../../", import.meta.url);
const responses = new URL("responses/", site).href;
const index = new SearchIndex(new URL("search/data/", site));
const words = status.dataset;
const offerTable = downloads(byId("search-download"), index, site, (text) => (status.textContent = text));

/** @type {Filters | undefined} */
let filters;
/** @type {Hit[]} */
let hits = [];
/** @type {{words: string, answer: Promise<Answer>} | undefined} */
let last; // the last search, so that a filter does not search again
let turn = 0; // counts searches, so that a slow one does not overwrite a later one
let timer = 0;
let chosenShown = ""; // what the buttons stand for that take a filter back
let settled = true; // whether the address holds a search to come back to, and not one that is being typed

/** @param {number} count @returns {string} */
const numbered = (count) => count.toLocaleString(document.documentElement.lang);

/** @returns {State} What the address says. */
function asked() {
  const given = new URLSearchParams(location.search);
  /** @type {Chosen} */
  const chosen = {};
  for (const name of NAMES) if (given.has(name)) chosen[name] = given.getAll(name);
  const order = given.get("sort") ?? "";
  return { words: given.get("q")?.trim() ?? "", chosen, sort: SORTS.includes(order) ? order : "" };
}

/** @returns {State} What the page says. */
function wanted() {
  return { words: field.value.trim(), chosen: filters?.chosen ?? asked().chosen, sort: sort.value };
}

/** @param {State} state @returns {string} Its address. */
function addressOf(state) {
  const query = new URLSearchParams();
  if (state.words) query.set("q", state.words);
  for (const name of NAMES) for (const value of state.chosen[name] ?? []) query.append(name, value);
  if (state.sort) query.set("sort", state.sort);
  return query.size ? `?${query}` : location.pathname;
}

/** @param {State} state @returns {boolean} Whether anything but the words is asked for. */
function isNarrowed({ chosen, sort: order }) {
  return Boolean(order) || NAMES.some((name) => chosen[name]?.length);
}

/**
 * @param {State} state @param {Hit[]} found
 * @returns {Promise<Hit[]>} Those that pass the filters, in the order that is asked for.
 */
async function narrowed(state, found) {
  if (!isNarrowed(state) && !panel.open) return found;
  const facets = await index.facets();
  offer(facets);
  const among = state.words
    ? found
    : facets.all().map((number) => ({ number, load: async () => foundByNumber(await index.shown(number)) }));
  const { passed, counts } = facets.filter(among.map(({ number }) => number), state.chosen);
  filters?.show(counts);
  if (!state.words && !isNarrowed(state)) return [];
  const keep = new Set(passed);
  const kept = among.filter((hit) => keep.has(hit.number));
  if (state.sort) kept.sort((one, other) => one.number - other.number);
  return state.sort === "oldest" ? kept.reverse() : kept;
}

/** @param {Facets} facets Makes the filters, once. */
function offer(facets) {
  if (filters) return;
  filters = new Filters(byId("search-facets"), facets, panel.dataset, () => go(true));
  filters.choose(asked().chosen);
}

/** @param {State} state Show what is chosen, each with a button that takes it back. */
function showChosen(state) {
  const now = JSON.stringify([Boolean(filters), NAMES.map((name) => state.chosen[name] ?? [])]);
  if (now === chosenShown) return; // a button that is being pressed, or has the focus, stays the same one
  chosenShown = now;
  const buttons = NAMES.flatMap((name) =>
    (filters ? (state.chosen[name] ?? []) : []).map((value) => {
      const button = make("button", "dl-chip", filters?.title(name, value) ?? value);
      button.setAttribute("type", "button");
      button.setAttribute("aria-label", say(words.takeBack ?? "", { value: button.textContent ?? "" }));
      button.addEventListener("click", () => {
        const chosen = { ...state.chosen, [name]: (state.chosen[name] ?? []).filter((other) => other !== value) };
        filters?.choose(chosen);
        go(true);
        status.focus();
      });
      return make("li", "", button);
    }),
  );
  chips.replaceChildren(...buttons);
  chips.hidden = !buttons.length;
}

/**
 * @param {number} count How many results are to stand in the list.
 * @param {number} mine The search that they belong to.
 */
async function show(count, mine) {
  const start = list.childElementCount;
  const found = await Promise.all(hits.slice(start, count).map((hit) => hit.load()));
  if (mine !== turn) return;
  list.append(...found.map((response) => entry(response, responses, words)));
  list.hidden = !hits.length;
  more.hidden = list.childElementCount >= hits.length;
}

/** @param {unknown} error What went wrong: the index is not there, or may not be read. */
function fail(error) {
  console.error(error);
  last = undefined;
  hits = [];
  offerTable(hits);
  list.replaceChildren();
  list.hidden = more.hidden = true;
  status.textContent = words.failed ?? "";
  help.hidden = false;
}

/**
 * @param {State} state @param {Answer} found
 * @returns {string} What came of a search.
 */
function outcome(state, { kind, relied, missing, unmet }) {
  if (!state.words && !isNarrowed(state)) return "";
  if (!hits.length) return (state.words && isNarrowed(state) ? words.noneNarrowed : words.none) ?? "";
  const count = numbered(hits.length);
  const one = hits.length === 1;
  const text = kind === "some" ? (one ? words.someOne : words.some) : one ? words.one : words.many;
  const said = say(text ?? "", { count });
  return [
    said,
    relied && say(words.relied ?? "", { provisions: relied }),
    unmet.length && say(words.unmet ?? "", { words: unmet.join(", ") }),
    missing.length && say(words.absent ?? "", { words: missing.join(", ") }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** @param {number} [count] How many results to show. */
async function search(count = AT_ONCE) {
  clearTimeout(timer);
  const mine = ++turn;
  const state = wanted();
  const patience = setTimeout(() => (status.textContent = words.searching ?? ""), PATIENCE);
  try {
    if (last?.words !== state.words) last = { words: state.words, answer: answer(index, state.words) };
    const found = await last.answer;
    const kept = await narrowed(state, found.hits);
    if (mine !== turn) return;
    hits = kept;
    offerTable(hits);
    list.replaceChildren();
    await show(count, mine);
    if (mine !== turn) return;
    showChosen(state);
    clearTimeout(patience);
    status.textContent = outcome(state, found);
    help.hidden = hits.length > 0 || !(state.words || isNarrowed(state));
  } catch (error) {
    if (mine === turn) fail(error);
  } finally {
    clearTimeout(patience);
  }
}

/** Show more of the same search, and go on reading where the new results begin. */
async function showMore() {
  if (more.disabled) return;
  more.disabled = true; // pressed twice, it would show the same results twice
  try {
    const start = list.childElementCount;
    await show(start + AT_ONCE, turn);
    history.replaceState({ shown: list.childElementCount }, "");
    list.children[start]?.querySelector("a")?.focus();
  } finally {
    more.disabled = false;
  }
}

/**
 * Put what the page says into the address.
 *
 * @param {boolean} anew Whether the browser's way back is to lead to what the address held before.
 * @returns {boolean} Whether it was not there already.
 */
function write(anew) {
  const address = addressOf(wanted());
  if (address === addressOf(asked())) return false;
  if (anew) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  return true;
}

/** @param {boolean} anew See `write`. */
function go(anew) {
  write(anew);
  settled = true;
  search();
}

/** Search for what the address says. */
function restore() {
  const state = asked();
  field.value = state.words;
  sort.value = state.sort;
  filters?.choose(state.chosen);
  if (!filters && NAMES.some((name) => state.chosen[name])) panel.open = true;
  settled = true;
  search(history.state?.shown);
}

field.addEventListener("input", () => {
  if (!write(settled && addressOf(asked()) !== location.pathname)) return;
  settled = false;
  clearTimeout(timer);
  timer = setTimeout(search, DELAY);
});
form.hidden = panel.hidden = false; // without this script it would lead nowhere
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(settled);
});
sort.addEventListener("change", () => go(true));
panel.addEventListener("toggle", () => {
  if (panel.open && !filters) search(list.childElementCount || undefined);
});
more.addEventListener("click", () => showMore().catch(fail));
addEventListener("popstate", restore);
restore();
