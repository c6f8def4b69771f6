/**
 * What somebody typed, understood: words, phrases between quotation marks, provisions of a law, a reference.
 *
 * @typedef {{laws: string[], provision: string, said: string}} Citation A provision, and the laws that it may be of
 * @typedef {{words: string[], phrases: string[], citations: Citation[]}} Query
 */

const ACTS = ["foia", "foisa"];
const REGULATIONS = ["eir", "eir-scotland"];
const NUMBER = String.raw`\d{1,3}[a-z]{0,2}`;
const INNER = String.raw`(?:\s*\(\s*[0-9a-z]{1,4}\s*\))`;
const SECTION = "ss?|secs?|sects?|sections?|adran(?:nau)?";
const REGULATION = "rr?|regs?|regulations?|rheoliad(?:au)?";
const NAMED = String.raw`(?<unit>§§?|${SECTION}|${REGULATION})\.?\s*(?<named>${NUMBER}(?:${INNER}*|[.-][1-9](?!\d)))`;
const BARE = String.raw`(?<bare>${NUMBER}${INNER}+)`;
const PROVISION = new RegExp(String.raw`(?<![\p{L}\p{N}(/.-])(?:${NAMED}|${BARE})(?![\p{L}\p{N}(/]|[.-]\d)`, "giu");
/** "sections 24 and 31(3)": every number of the list is one of a section. */
const LIST = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?<acts>ss|secs|sects|sections|adrannau)|rr|regs|regulations|rheoliadau)\.?\s*(?<list>${NUMBER}${INNER}*(?:\s*(?:,|&|;|\b(?:and|or|a|ac)\b)+\s*${NUMBER}${INNER}*)+)(?![\p{L}\p{N}(])`,
  "giu",
);
/** "s31(3)/s24(2)" */
const SLASH = new RegExp(String.raw`/(?=\s*(?:${SECTION}|${REGULATION})\.?\s*\d)`, "giu");

/** @type {[string, string][]} What a law is called beside a provision; the longer names first. */
const LAW_NAMES = [
  ["foisa", String.raw`foisa|freedom of information \(scotland\) act`],
  ["eir-scotland", String.raw`eisrs?|environmental information \(scotland\) regulations`],
  ["foia", "foia|foi act|freedom of information act"],
  ["eir", "eirs?|environmental information regulations"],
];

const PHRASE = /["“”„]([^"“”„]+)["“”„]/gu;

/** What people put before a reference; `references.py` leaves out the same. */
const LEFT_OUT = new Set(["foi", "foia", "eir", "foisa", "ref", "reference", "request", "response", "no", "number"]);

/** Words that are in nearly every letter: they find nothing, and are much to load. */
export const COMMON = new Set(
  "a an and are as at be by for from has have i in is it of on or that the this to was were which will with you".split(" "),
);

/** @param {string} text @returns {{citations: Citation[], rest: string}} The provisions that it names, and the rest. */
export function citationsIn(text) {
  /** @type {Citation[]} */
  const citations = [];
  const each = text.replace(SLASH, " ").replace(LIST, (_, ...found) => {
    const { acts, list } = found.at(-1);
    const unit = acts ? "section" : "regulation";
    return list.replace(new RegExp(String.raw`(?:,|&|;|\b(?:and|or|a|ac)\b)*\s*(${NUMBER}${INNER}*)`, "giu"), ` ${unit} $1 `);
  });
  const rest = each.replace(PROVISION, (_, ...found) => {
    const { unit = "", named, bare } = found.at(-1);
    const laws = !unit || unit.startsWith("§") ? [...ACTS, ...REGULATIONS] : /^[sa]/i.test(unit) ? ACTS : REGULATIONS;
    const provision = (named ?? bare).toLowerCase().match(/[0-9a-z]+/g).join("-");
    citations.push({ laws, provision, said: (named ?? bare).replace(/\s+/g, "") });
    return " ";
  });
  return { citations, rest: citations.length ? lawsNamed(rest, citations) : rest };
}

/** @param {string} text @returns {Query} */
export function parse(text) {
  /** @type {string[]} */
  const phrases = [];
  const unquoted = text.replace(PHRASE, (_, phrase) => {
    if (phrase.trim()) phrases.push(phrase.trim());
    return " ";
  });
  const { citations, rest } = citationsIn(unquoted);
  const words = rest.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !COMMON.has(word.toLowerCase()));
  return { words: telling.length || phrases.length || citations.length ? telling : words, phrases, citations };
}

/**
 * @param {string} text What stands beside citations, which are narrowed to the laws that it names.
 * @param {Citation[]} citations
 * @returns {string} The text without these names.
 */
function lawsNamed(text, citations) {
  /** @type {string[]} */
  const named = [];
  for (const [law, names] of LAW_NAMES) {
    const name = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:(?:of|under|in)\s+)?(?:the\s+)?(?:${names})(?:\s+(?:19|20)\d\d)?(?![\p{L}\p{N}])`, "giu");
    const rest = text.replace(name, " ");
    if (rest !== text) named.push(law);
    text = rest;
  }
  for (const citation of citations) {
    const laws = citation.laws.filter((law) => named.includes(law));
    if (laws.length) citation.laws = laws;
  }
  return text;
}

/** @param {string} text @returns {string} The one form of whatever is the same reference; empty for what is none. */
export function referenceKey(text) {
  const pieces = (text.toLowerCase().match(/\p{L}+|[0-9]+/gu) ?? []).filter((piece) => !LEFT_OUT.has(piece));
  if (text.length > 120 || !pieces.some((piece) => /^[0-9]/.test(piece))) return "";
  return pieces.map((piece) => piece.replace(/^0+(?=[0-9])/, "")).join("-");
}

/** @param {string} key @returns {number} The number of the file that the key lies in. */
export function shardOf(key) {
  return Number(key.replace(/[^0-9]/g, "").slice(-2));
}
