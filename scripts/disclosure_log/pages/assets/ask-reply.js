/**
 * For officers: a paragraph for a reply that points to earlier answers, in the words that the page has for each law.
 *
 * @typedef {import("./search-results.js").Found} Found
 */

import { byId, make, say } from "./search-results.js";
import { pageAt } from "./site-files.js";

const GAVE_SOMETHING = ["given", "part"]; // the shapes of outcomes that gave information, in whole or in part

/** @type {HTMLElement} */
const panel = byId("ask-officers");
/** @type {HTMLFormElement} */
const form = byId("ask-reply");
/** @type {HTMLElement} */
const choices = byId("ask-choices");
/** @type {HTMLElement} */
const paragraph = byId("ask-paragraph");
/** @type {HTMLTextAreaElement} */
const text = byId("ask-text");
/** @type {HTMLElement} */
const copied = byId("ask-copied");

/** @type {Map<HTMLInputElement, Record<string, string>>} */
const answers = new Map();

/** @param {Found} found @param {string} responses */
function choice({ path, title, reference, date, language }, responses) {
  const { address: site } = text.dataset;
  const address = site ? `${site}responses/${path}/` : pageAt(`${responses}${path}/`);
  const values = { title, reference, date, address };
  const box = /** @type {HTMLInputElement} */ (make("input", ""));
  box.type = "checkbox";
  answers.set(box, values);
  const said = make("span", "", say(choices.dataset.choice ?? "", values));
  if (language) said.lang = language;
  return make("li", "", make("label", "", box, said));
}

/** @param {Found[]} found @param {string} responses The address of the responses, with a slash at the end. */
export function offer(found, responses) {
  withdraw();
  const given = found.filter(({ shape }) => GAVE_SOMETHING.includes(shape));
  choices.append(...given.map((response) => choice(response, responses)));
  panel.hidden = !given.length;
}

/** Take back what was offered for another text. */
export function withdraw() {
  answers.clear();
  choices.replaceChildren();
  panel.hidden = true;
  write();
}

/** Write the paragraph for what is chosen. */
function write() {
  const law = /** @type {HTMLInputElement} */ (form.querySelector("[name=law]:checked"));
  for (const reminder of /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-law]")))
    reminder.hidden = reminder.dataset.law !== law.value;
  const chosen = [...answers].filter(([box]) => box.checked);
  const lines = chosen.map(([, values]) => `- ${say(text.dataset.answer ?? "", values)}`);
  text.value = [law.dataset.reply, "", ...lines].join("\n");
  paragraph.hidden = !chosen.length;
  copied.textContent = "";
}

/** Copy the paragraph, or select it where the browser does not let a page copy. */
async function copy() {
  copied.textContent = ""; // so that it is said anew
  try {
    await navigator.clipboard.writeText(text.value);
    copied.textContent = copied.dataset.copied ?? "";
  } catch {
    text.focus();
    text.select();
    copied.textContent = copied.dataset.selected ?? "";
  }
}

form.addEventListener("change", write);
form.addEventListener("submit", (event) => event.preventDefault());
byId("ask-copy").addEventListener("click", copy);
