/**
 * What a draft of a request is about: the words that tell, and the references and provisions that it names.
 *
 * Everything here is worked out from the text alone. What may say who somebody is (a signature, a form of address, an
 * e-mail address, a postcode) is left out before any word is taken.
 *
 * @typedef {import("./search-query.js").Citation} Citation
 * @typedef {{words: string[], references: string[], citations: Citation[]}} Telling
 */

import { citationsIn, COMMON } from "./search-query.js";

export const LONGEST = 20_000; // characters of a draft that are read
export const MOST = 24; // words that are looked for: each loads a piece of the index
const MOST_NAMED = 5; // references, and provisions

/** @param {string} word @returns {string} The same for the plainest forms of a word, so that each is looked for once. */
function root(word) {
  const small = word.toLowerCase();
  return small.length > 4 ? small.replace(/(?<=.{3})(?:ing|ed|s)$/u, "") : small;
}

/** What stands in a request whatever it is about, and the small words of a letter: English, then Welsh. */
const OF_LETTERS = `
  able about above act advise after again all also although among amount another answer answers any applicable
  appreciate ask asked asking assist attach attached authority available aware back because been before behalf
  being below best between both breakdown but can cheers clarify concerning confirm copies copy correspondence
  could currently data dated day days dear details did different do document documents does doesn doing don done
  dont down due during each eight eir either electronic email end enough enquiry environmental etc etcetera even
  ever every exact example exempt exemption faithfully far few figure figures first five foi foia foisa
  following form format former forward four freedom full further get give given gives good grateful great had
  happen happened happens happy has have having hear held hello help her here hereby him his hold holding holds
  hope how however including individual information instead interested into its itself just keep kind kindly
  know known last later least less let letter like likely list listed longer look looking madam made make making
  many matter may me mean meant might month months more most much must my name named near need needed neither
  never new next nine nor not note now number numbers obtain off office officer often old older once one only
  open order other others otherwise our out over own part particular parts past people per period personal
  please pls plz possible previous prior provide provided providing public question questions quite rather
  reason reasonable receive received record recorded records ref refer reference refuse regard regarding regards
  regulations related relates relating relation relevant reply request requested requesting requests require
  required respect respond response responses rest same say section see seek send sent separate set seven
  several shall she should show since sincerely sir sirs six some soon specific specifically specify spend spent
  spoken still subject submit such sure take taken tell ten than thank thanks their them then there therefore
  these they thing things third those three through thx time times together too total two type under understand
  undertake until upon use used using various very via want way week weeks well what when where whether while
  who whole whom whose why will wish within without word work working would writing written year years yes yet
  you your yours
  january february march april june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday
  ac ag allech allwch am amgylcheddol anfon anfonwch annwyl ar arall at atebion awdurdod beth ble blwyddyn bob
  bod bryd byddai byddwn cais ceisiadau chi copi cwestiwn cwestiynau cyfanswm cyfer cyhoeddus cywir dan darparu
  darparwch ddeddf deddf dim diolch dros dyma ei eich ein eu fadam faint fawr fel fod fy gael gallech gallwch
  gallwn gan gennych gofyn gwybod gwybodaeth gyda gydag gyfer heddlu hefyd hoffem hoffwn holl hon hwn hyn i iawn
  mae manylion mewn mis na nac neu ni nid nifer o oedd oes os pa pam pan pob pryd pwy rheoliadau rhif rhoi rhwng
  rhyddid roeddwn rwy rwyf rydw rydych sawl sut sy sydd syr trwy unrhyw wedi wnewch wrth wybod wybodaeth y ydw
  ydych ydyw ym yn yna yng yr yw
  ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr`
  .trim()
  .split(/\s+/);

const WAYS = /(?<!\S)\S+@\S*|\b(?:https?:\/\/|www\.)\S+/giu;
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b/giu;
const ADDRESSED = /^[^\S\n]*(?:dear|annwyl|hello|hi)\b[^,\n]{0,60}(?:,|$)/gimu;
const MY_NAME = /\b(?:my name is|fy enw i yw|fy enw yw)\b[^.,;\n]*/giu;
/** From here on only a name and an address follow. */
const SIGNED =
  /^[^\S\n]*(?:(?:yours (?:faithfully|sincerely|truly)|(?:kind|best|warm)(?:est)? (?:regards|wishes)|regards|yr eiddoch|yn gywir|cofion)\b|(?:many thanks|thanks|thank you|gyda diolch|diolch(?: yn fawr)?)[\s,.!]*$)/imu;

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*|(?<![\p{N}.,/£$€-])[1-9]\d\d(?![\p{N}/%-]|[.,]\d)/gu;
const REFERENCE = /(?<![\p{L}\p{N}./-])[\p{L}\p{N}]+(?:[./-][\p{L}\p{N}]+){1,4}(?![\p{L}\p{N}/-])/gu;
const FINANCIAL_YEAR = /^(?:19|20)?(\d\d)[/-](?:19|20)?(\d\d)$/;
const SAID_TO_BE_ONE = /(?:foi|eir|ref|reference|response|cyfeirnod)[\s:.,#-]*(?:(?:no|number|rhif)[\s:.,#-]*)?$/iu;

/** @param {string} text @returns {string} The text without what may say who wrote it. */
function anonymous(text) {
  const signed = SIGNED.exec(text);
  const letter = signed ? text.slice(0, signed.index) : text;
  return [WAYS, POSTCODE, ADDRESSED, MY_NAME].reduce((rest, pattern) => rest.replace(pattern, " "), letter);
}

/**
 * @param {string} text
 * @param {string[]} said Words that say nothing in this log, such as the authority's own name.
 * @returns {string[]} Those used most often first; of those used as often, those that come earlier.
 */
function words(text, said) {
  const left = new Set([...COMMON, ...OF_LETTERS, ...said].map(root));
  /** @type {Map<string, {word: string, count: number}>} */
  const found = new Map();
  for (const [word] of text.normalize("NFC").matchAll(WORD)) {
    const small = word.toLowerCase();
    if (small.length < (word === word.toUpperCase() ? 2 : 3)) continue;
    const same = root(word);
    if (left.has(same)) continue;
    const known = found.get(same);
    if (known) known.count += 1;
    else found.set(same, { word: small, count: 1 });
  }
  const ranked = [...found.values()].sort((one, other) => other.count - one.count); // which keeps the order of equals
  return ranked.slice(0, MOST).map(({ word }) => word);
}

/**
 * @param {string} reference
 * @param {string} before What stands before it.
 * @returns {boolean} Whether it may be the reference of a response, and not a time, a date or a financial year.
 */
function isReference(reference, before) {
  if (!/\p{N}/u.test(reference)) return false;
  if (SAID_TO_BE_ONE.test(before)) return true;
  if (/\p{L}/u.test(reference)) return true;
  const [, begin = "", end = ""] = FINANCIAL_YEAR.exec(reference) ?? [];
  const isYear = begin && (Number(begin) + 1) % 100 === Number(end);
  return !isYear && /[/-]/.test(reference) && reference.replace(/\P{N}/gu, "").length >= 5;
}

/** @param {string} text @returns {string[]} What may be the references of responses, in their order, each once. */
function references(text) {
  const found = [...text.matchAll(REFERENCE)]
    .filter(({ 0: reference, index }) => isReference(reference, text.slice(Math.max(0, index - 30), index)))
    .map(([reference]) => reference);
  return [...new Set(found)].slice(0, MOST_NAMED);
}

/**
 * @param {string} draft
 * @param {string} [authority] Whose log it is: its name tells nothing here.
 * @returns {Telling}
 */
export function telling(draft, authority = "") {
  const text = anonymous(draft.slice(0, LONGEST).replace(/\r\n?/g, "\n"));
  const { citations, rest } = citationsIn(text);
  const own = authority.match(WORD) ?? [];
  return { words: words(rest, own), references: references(text), citations: citations.slice(0, MOST_NAMED) };
}
