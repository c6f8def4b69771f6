/**
 * The deadline page: works out the last day to answer a request, from the tables of holidays that the page shows.
 *
 * It asks nobody for anything and keeps nothing; the address of the page stays as it is. Days are strings as in
 * ISO 8601, which sort as days do; every word that is shown comes from the page.
 *
 * @typedef {{name: string, place: string, scottish: boolean}} Holiday
 * @typedef {[string, Holiday[]]} Skipped
 * @typedef {{due: string | null, weekends: number, skipped: Skipped[]}} Count
 */

const DAY = 86_400_000; // milliseconds; in UTC every day has as many

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));
/** @type {HTMLFormElement} */
const form = byId("deadline");
/** @type {HTMLInputElement} */
const received = byId("deadline-received");
/** @type {HTMLElement} */
const result = byId("deadline-result");
const { first = "", last = "" } = result.dataset;
const inWords = new Intl.DateTimeFormat(result.dataset.language, {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** @type {Map<string, Holiday[]>} */
const holidays = new Map();
for (const row of /** @type {NodeListOf<HTMLTableRowElement>} */ (document.querySelectorAll("tr[data-day]"))) {
  const day = row.dataset.day ?? "";
  const [, name = "", place = ""] = [...row.cells].map((cell) => cell.textContent?.trim());
  holidays.set(day, [...(holidays.get(day) ?? []), { name, place, scottish: "scotland" in row.dataset }]);
}

/** @param {string} day @returns {string} The day after it. */
const next = (day) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** @param {string} day @returns {boolean} */
const isWeekend = (day) => [0, 6].includes(new Date(day).getUTCDay());

/** @param {string} day @returns {string} */
const inFull = (day) => inWords.format(Date.parse(day)).replace(",", "");

/**
 * @param {string} begin The day of receipt, which is not counted.
 * @param {number} limit How many working days there are.
 * @param {boolean} scottish Whether only Scotland's holidays are left out.
 * @returns {Count} The last day, or none where the tables end before it; and what was not counted.
 */
function count(begin, limit, scottish) {
  let [weekends, counted] = [0, 0];
  /** @type {Skipped[]} */
  const skipped = [];
  for (let day = next(begin); day <= last; day = next(day)) {
    const names = (holidays.get(day) ?? []).filter((holiday) => holiday.scottish || !scottish);
    if (isWeekend(day)) weekends += 1;
    else if (names.length) skipped.push([day, names]);
    else if (++counted === limit) return { due: day, weekends, skipped };
  }
  return { due: null, weekends, skipped };
}

/** @param {string | undefined} message @param {Record<string, string>} [values] @returns {string} */
const fill = (message = "", values = {}) => message.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/** @param {string} name @param {...(string | Node)} content @returns {HTMLElement} */
function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

/** @param {Skipped} skipped @param {boolean} scottish Whether the place goes without saying. @returns {string} */
function named([day, names], scottish) {
  const each = names.map(({ name, place }) => (scottish ? name : `${name} (${place})`));
  return `${inFull(day)}: ${each.join(", ")}`;
}

/** @returns {HTMLElement[]} The last day, and what was not counted; or why it cannot be told. */
function answer() {
  const { dataset } = result;
  const begin = received.value;
  if (!begin) return [element("p", fill(dataset.missing))];
  const after = begin.length > last.length || begin > last; // a year of five figures makes it longer
  if (!after && begin < first) return [element("p", fill(dataset.before, { day: inFull(first) }))];
  const law = /** @type {HTMLInputElement} */ (form.querySelector("[name=law]:checked"));
  const { value } = law;
  const limit = Number(law.dataset.days);
  const { due, weekends, skipped } = count(after ? last : begin, limit, value === "scotland");
  if (!due) return [element("p", fill(dataset.after, { day: inFull(last) }))];
  const list = element("ul", ...skipped.map((day) => element("li", named(day, value === "scotland"))));
  if (weekends) {
    const message = weekends === 1 ? dataset.weekend : dataset.weekends;
    list.prepend(element("li", fill(message, { number: String(weekends) })));
  }
  const sentence = fill(value === "school" ? dataset.school : dataset.due, { day: inFull(due) });
  return [
    element("p", element("strong", sentence)),
    element("p", fill(dataset.counted, { number: String(limit), day: inFull(begin) })),
    ...(list.childElementCount ? [element("p", fill(dataset.skipped)), list] : []),
  ];
}

form.noValidate = true; // the page says itself what is missing, in its own language
form.hidden = false; // without this script it would lead nowhere
form.addEventListener("input", () => {
  result.replaceChildren(); // what it said was of another day or another law
  received.toggleAttribute("aria-invalid", false);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  result.replaceChildren(...answer());
  received.toggleAttribute("aria-invalid", false);
  if (!received.value) {
    received.setAttribute("aria-invalid", "true");
    received.focus();
  }
});
