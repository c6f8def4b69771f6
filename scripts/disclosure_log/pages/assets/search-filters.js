/**
 * The filters of the search page: a group of boxes for each facet, each box with its number of responses.
 *
 * The boxes are made once and stay, so that the focus stays where somebody is; only their numbers change.
 */

import { make, say } from "./search-results.js";

const AT_ONCE = 12; // values of a facet that are shown before somebody asks for all

export class Filters {
  /** @type {Map<string, {group: HTMLDetailsElement, boxes: Map<string, HTMLInputElement>, all: HTMLButtonElement | undefined}>} */
  #groups = new Map();

  /**
   * @param {HTMLElement} place Where they stand.
   * @param {import("./search-facets.js").Facets} facets
   * @param {DOMStringMap} words
   * @param {() => void} changed Called whenever somebody chooses something.
   */
  constructor(place, facets, words, changed) {
    this.place = place;
    this.words = words;
    for (const column of facets.columns) place.append(this.#group(column));
    place.addEventListener("change", changed);
  }

  /** @param {import("./search-facets.js").Column} column */
  #group(column) {
    const group = /** @type {HTMLDetailsElement} */ (make("details", "dl-facet"));
    const list = make("ul", "");
    const boxes = new Map();
    const depths = new Map();
    for (const [name, title, within] of column.values) {
      const box = /** @type {HTMLInputElement} */ (make("input", ""));
      box.type = "checkbox";
      box.name = column.name;
      box.value = name;
      depths.set(name, within ? (depths.get(within) ?? 0) + 1 : 0);
      const item = make("li", depths.get(name) ? `dl-facet__inner-${Math.min(depths.get(name), 3)}` : "");
      item.append(make("label", "", box, make("span", "", title), make("span", "dl-facet__count", "")));
      list.append(item);
      boxes.set(name, box);
    }
    const fields = make("fieldset", "", make("legend", "dl-hidden", column.title), list);
    group.append(make("summary", "", column.title, make("span", "dl-facet__chosen", "")), fields);
    let all;
    if (column.values.length > AT_ONCE) {
      all = /** @type {HTMLButtonElement} */ (make("button", "dl-button dl-button--plain", say(this.words.all ?? "", { facet: column.title })));
      all.type = "button";
      all.addEventListener("click", () => {
        group.dataset.all = "yes";
        all?.remove();
        for (const box of boxes.values()) this.#hide(box, !this.#count(box));
      });
      fields.append(all);
    }
    this.#groups.set(column.name, { group, boxes, all });
    return group;
  }

  /** @param {HTMLInputElement} box @returns {number} */
  #count(box) {
    return Number(box.dataset.count);
  }

  /** @param {HTMLInputElement} box @param {boolean} hidden */
  #hide(box, hidden) {
    /** @type {HTMLElement} */ (box.closest("li")).hidden = hidden && !box.checked;
  }

  /** @returns {import("./search-facets.js").Chosen} */
  get chosen() {
    /** @type {import("./search-facets.js").Chosen} */
    const chosen = {};
    for (const [name, { boxes }] of this.#groups) {
      const values = [...boxes.values()].filter((box) => box.checked).map((box) => box.value);
      if (values.length) chosen[name] = values;
    }
    return chosen;
  }

  /** @param {import("./search-facets.js").Chosen} chosen */
  choose(chosen) {
    for (const [name, { group, boxes }] of this.#groups) {
      const wanted = new Set(chosen[name]);
      for (const [value, box] of boxes) box.checked = wanted.has(value);
      if (wanted.size) group.open = true;
    }
  }

  /** @param {Map<string, Map<string, number>>} counts */
  show(counts) {
    const language = document.documentElement.lang;
    for (const [name, { group, boxes, all }] of this.#groups) {
      const ranked = [...boxes.values()].map((box) => counts.get(name)?.get(box.value) ?? 0).sort((one, other) => other - one);
      const least = group.dataset.all || ranked.length <= AT_ONCE ? 1 : Math.max(1, ranked[AT_ONCE - 1]);
      let shown = 0;
      for (const box of boxes.values()) {
        const count = counts.get(name)?.get(box.value) ?? 0;
        box.dataset.count = String(count);
        const text = /** @type {HTMLElement} */ (box.parentElement?.querySelector(".dl-facet__count"));
        text.textContent = count.toLocaleString(language);
        const kept = count >= least && (count > least || shown < AT_ONCE || Boolean(group.dataset.all));
        shown += Number(kept);
        this.#hide(box, !kept);
      }
      if (all) all.hidden = ranked.filter(Boolean).length <= shown;
      const chosen = [...boxes.values()].filter((box) => box.checked).length;
      const said = /** @type {HTMLElement} */ (group.querySelector(".dl-facet__chosen"));
      said.textContent = chosen ? ` ${say(this.words.chosen ?? "", { count: String(chosen) })}` : "";
    }
  }

  /** @param {string} name @param {string} value @returns {string} How a value is shown. */
  title(name, value) {
    return this.#groups.get(name)?.boxes.get(value)?.nextElementSibling?.textContent ?? value;
  }
}
