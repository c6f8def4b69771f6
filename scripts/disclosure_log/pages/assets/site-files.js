/**
 * How scripts reach the other files of the site.
 *
 * From a web server they are asked for. In a copy that opens from a folder no script may read a file, so what would be
 * asked for stands in scripts there, each of which gives one file away; and a link to a page names the page's file.
 * `building/offline.py` makes both, and joins the modules into scripts of the old kind.
 */

const COPY = document.currentScript !== null; // a module has none

/** @type {Map<Element | null, unknown>} What scripts gave away, by their elements. */
const given = new Map();
if (COPY) {
  Object.assign(globalThis, {
    /** @param {string} content As JSON; a script of the copy calls this. */
    disclosureLogFile: (content) => given.set(document.currentScript, JSON.parse(content)),
  });
}

/** @param {URL} address Of the file. @returns {Promise<any>} What the script beside it gives away. */
function fromScript(address) {
  const script = document.createElement("script");
  const found = new URL(address);
  found.pathname += ".js";
  script.src = found.href;
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => {
      if (given.has(script)) resolve(given.get(script));
      else reject(new Error(`${address}: not what was looked for`));
      given.delete(script);
      script.remove();
    });
    script.addEventListener("error", () => reject(new Error(`${address}: not there`)));
    document.head.append(script);
  });
}

/** @param {URL} address @param {RequestInit} [how] @returns {Promise<Response>} */
async function asked(address, how) {
  const answer = await fetch(address, how);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** @param {URL} address @param {RequestInit} [how] @returns {Promise<any>} What a file of JSON holds. */
export async function json(address, how) {
  return COPY ? fromScript(address) : (await asked(address, how)).json();
}

/** @param {URL} address @returns {Promise<string>} A file of text, without a mark at its beginning. */
export async function text(address) {
  return COPY ? fromScript(address) : (await asked(address)).text();
}

/** @param {string} address Of a page, which ends in a slash before any `#`. @returns {string} What a link to it names. */
export function pageAt(address) {
  return COPY ? address.replace(/\/(?=#|$)/, "/index.html") : address;
}
