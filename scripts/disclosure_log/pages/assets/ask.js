/**
 * The page for whoever is about to ask: finds the earlier answers that are closest to a request.
 *
 * The request never leaves the browser: the address stays as it is, and what is loaded are pieces of the index, each of
 * which holds many words. The browser keeps the request with this page in the history of the tab, so that whoever opens
 * an answer can go back. Every word that is shown comes from the page.
 *
 * @typedef {import("./search-closest.js").Close} Close
 * @typedef {import("./search-index.js").Held} Held
 * @typedef {import("./search-results.js").Found} Found
 */

import { offer, withdraw } from "./ask-reply.js";
import { LONGEST, telling } from "./ask-words.js";
import { closest } from "./search-closest.js";
import { SearchIndex } from "./search-index.js";
import { byId, entry, foundByNumber, foundByWords, make, say } from "./search-results.js";

const AT_MOST = 10; // answers that are shown
const LEAST = 0.45; // closeness of an answer, from 0 for nothing of the draft to 2 for all of it in the title
const BESIDE_BEST = 0.4; // the same, the closest answer being 1
const FEW = 0.1; // share of the responses: a word in a title that no more of them hold is enough by itself
const MANY = 0.25; // the same: a word that more of them hold tells nothing where it is the only one
const TITLE = 6; // what the index gives a word in a title, in weights of the word, is more; elsewhere it is less
const PATIENCE = 1000; // milliseconds before a search is said to be going on

/** @type {HTMLFormElement} */
const form = byId("ask");
/** @type {HTMLTextAreaElement} */
const draft = byId("ask-draft");
/** @type {HTMLElement} */
const status = byId("ask-status");
/** @type {HTMLElement} */
const looked = byId("ask-looked");
/** @type {HTMLElement} */
const list = byId("ask-results");

const site = new URL("../../", import.meta.url);
const responses = new URL("responses/", site).href;
const index = new SearchIndex(new URL("search/data/", site));
const words = status.dataset;
let turn = 0; // counts searches, so that a slow one does not overwrite a later one

/** @param {number} count @returns {string} */
const numbered = (count) => count.toLocaleString(document.documentElement.lang);

/**
 * @param {string} text
 * @returns {Promise<{sought: Held[], named: Set<number>, size: number}>} What responses may hold of a draft, and those that it names.
 */
async function soughtIn(text) {
  const { words: said, citations, references } = telling(text, form.dataset.authority);
  const [facets, held, numbers] = await Promise.all([
    index.facets(),
    Promise.all(said.map((word) => index.held(word, true))),
    Promise.all(references.map((reference) => index.byReference(reference))),
  ]);
  /** @param {string} name @param {Iterable<number>} found @param {number} score @returns {Held} */
  const thing = (name, found, score) => ({
    said: name,
    sequence: [],
    places: [...found].map((number) => ({ number, part: -1, score })),
  });
  const cited = new Map(citations.map((citation) => [facets.named(citation), facets.relyingOn(citation)]));
  cited.delete(""); // on which no response relies
  const things = [...cited].map(([name, found]) => thing(name, found, 0));
  const known = references.map((reference, place) => thing(reference, numbers[place], Infinity)).filter(({ places }) => places.length);
  const named = new Set(known.flatMap(({ places }) => places.map(({ number }) => number)));
  return { sought: [...known, ...held, ...things], named, size: facets.size };
}

/**
 * @param {Held} held
 * @param {number} size How many responses there are.
 * @param {boolean} alone Whether nothing else is sought.
 * @returns {number[]} The responses that it leads to by itself.
 */
function ledTo({ said, places }, size, alone) {
  const count = new Set(places.map(({ number }) => number)).size;
  if (alone) return count <= Math.max(AT_MOST, size * MANY) ? places.map(({ number }) => number) : [];
  if (count > Math.max(1, size * FEW) || !/\p{L}/u.test(said)) return []; // a number may stand in a reference
  const least = TITLE * Math.log(1 + size / count);
  return places.filter(({ score }) => score > least).map(({ number }) => number);
}

/** @param {Held[]} sought @param {Set<number>} named @param {number} size @returns {Close[]} The answers that are close enough. */
function closeTo(sought, named, size) {
  const found = closest(size, sought);
  const led = new Set(sought.flatMap((held) => ledTo(held, size, sought.length === 1)));
  const least = Math.max(LEAST, BESIDE_BEST * (found[0]?.closeness ?? 0));
  const close = found.filter(({ number, held, closeness }) => (held.length > 1 || led.has(number)) && closeness >= least);
  const first = found.filter(({ number }) => named.has(number));
  return [...first, ...close.filter(({ number }) => !named.has(number))].slice(0, AT_MOST);
}

/** @param {Close} close @returns {Promise<Found>} */
async function load({ number, part, held }) {
  const sequences = held.map(({ sequence }) => sequence).filter((sequence) => sequence.length);
  return part < 0 ? foundByNumber(await index.shown(number)) : foundByWords(await index.text(part), sequences);
}

/** @param {Found} found @param {string[]} held @returns {HTMLElement} */
function item(found, held) {
  const made = entry(found, responses, words);
  made.append(make("p", "dl-entry__held", say(words.held ?? "", { words: held.join(", ") })));
  return made;
}

/** @param {string} message What is said of the search. @param {string} [shown] What stands below it. */
function tell(message, shown) {
  status.textContent = message;
  for (const id of ["ask-help", "ask-next"]) byId(id).hidden = id !== shown;
  byId("ask-request")?.toggleAttribute("hidden", !shown);
  list.hidden = shown !== "ask-next";
}

/** Take away what was found for another text. */
function clear() {
  turn += 1;
  list.replaceChildren();
  looked.hidden = true;
  withdraw();
  tell("");
}

/** @param {Held[]} sought Say what was looked for, and what of it no response holds. */
function showLooked(sought) {
  const absent = sought.filter(({ places }) => !places.length).map(({ said }) => said);
  const present = sought.filter(({ places }) => places.length).map(({ said }) => said);
  looked.textContent = [
    present.length && say(words.looked ?? "", { words: present.join(", ") }),
    absent.length && say(words.absent ?? "", { words: absent.join(", ") }),
  ]
    .filter(Boolean)
    .join(" ");
  looked.hidden = false;
}

async function find() {
  clear();
  const mine = turn;
  const text = draft.value.trim();
  draft.toggleAttribute("aria-invalid", false);
  if (!text) {
    draft.setAttribute("aria-invalid", "true");
    draft.focus();
    return tell(words.empty ?? "");
  }
  const patience = setTimeout(() => tell(words.searching ?? ""), PATIENCE);
  try {
    const { sought, named, size } = await soughtIn(text);
    const close = closeTo(sought, named, size);
    const found = await Promise.all(close.map(load));
    if (mine !== turn) return;
    list.append(...found.map((response, place) => item(response, close[place].held.map(({ said }) => said))));
    if (sought.length) showLooked(sought);
    const count = numbered(found.length);
    const said = !sought.length ? words.untold : !found.length ? words.none : found.length === 1 ? words.one : words.many;
    const long = text.length > LONGEST ? say(words.long ?? "", { count: numbered(LONGEST) }) : "";
    tell([say(said ?? "", { count }), long].filter(Boolean).join(" "), found.length ? "ask-next" : "ask-help");
    offer(found, responses);
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    tell(words.failed ?? "");
  } finally {
    clearTimeout(patience);
  }
  status.focus();
}

/** Let the browser keep the draft with this page in the history of the tab; an empty one is forgotten. */
function keep() {
  history.replaceState(draft.value.trim() ? { draft: draft.value } : null, "");
}

form.hidden = false; // without this script it would lead nowhere
form.addEventListener("submit", (event) => {
  event.preventDefault();
  keep();
  find();
});
draft.addEventListener("change", keep);
// A page that the browser shows again just as it was left still holds its draft; any other is loaded anew and runs this.
if (history.state?.draft) {
  draft.value = history.state.draft;
  find();
}
