/**
 * What was found as a table to download: the rows of the log's own table, put together in the browser.
 *
 * @typedef {import("./search-answer.js").Hit} Hit
 * @typedef {import("./search-index.js").SearchIndex} SearchIndex
 */

import { text } from "./site-files.js";

const MARK = "\ufeff"; // without it Excel takes the letters for others; reading the table takes it away
const END = "\r\n"; // of a row: no cell holds one
const PATIENCE = 60_000; // milliseconds in which the browser has saved the file

/**
 * @param {Hit[]} hits @param {SearchIndex} index @param {URL} table The rows of all responses, newest first.
 * @returns {Promise<Blob>} The rows of these, in their order.
 */
async function rowsOf(hits, index, table) {
  const [facets, whole] = await Promise.all([index.facets(), text(table)]);
  const [head, ...rows] = whole.split(END).slice(0, -1);
  if (rows.length !== facets.size) throw new Error(`${table}: not the responses that are searched`);
  const found = hits.map(({ number }) => rows[number]);
  return new Blob([MARK, ...[head, ...found].map((row) => row + END)], { type: "text/csv;charset=utf-8" });
}

/**
 * @param {HTMLButtonElement} button
 * @param {SearchIndex} index
 * @param {URL} site The top of the site.
 * @param {(text: string) => void} tell Says that it failed.
 * @returns {(hits: Hit[]) => void} Has the button give these.
 */
export function downloads(button, index, site, tell) {
  /** @type {Hit[]} */
  let offered = [];
  button.addEventListener("click", async () => {
    try {
      const address = URL.createObjectURL(await rowsOf(offered, index, new URL("data/responses.csv", site)));
      const link = document.createElement("a");
      link.href = address;
      link.download = "search.csv";
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
    } catch (error) {
      console.error(error);
      tell(button.dataset.failed ?? "");
    }
  });
  return (hits) => {
    offered = hits;
    button.hidden = !hits.length;
  };
}
