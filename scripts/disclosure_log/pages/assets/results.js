/**
 * What the search found, as entries of a list. No word of a page becomes markup here.
 *
 * @typedef {{url: string, excerpt: string, meta: Record<string, string>}} Found
 */

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
export function entry({ url, excerpt, meta }) {
  const link = make("a", "dl-entry__title", meta.title ?? url);
  link.setAttribute("href", url);
  const text = make("p", "dl-entry__excerpt", ...marked(excerpt));
  if (meta.language) for (const part of [link, text]) part.lang = meta.language;
  const item = make("li", "dl-entry", link);
  if (meta.outcome) {
    const mark = make("span", `dl-mark dl-mark--${meta.shape}`);
    const facts = [meta.date, meta.reference].filter(Boolean).join(" · ");
    const outcome = make("span", "dl-entry__outcome", mark, meta.outcome);
    item.append(make("p", "dl-entry__facts", outcome, " ", make("span", "dl-entry__more", facts)));
  }
  item.append(text);
  return item;
}
