/**
 * How long ago the newest response of the log was sent, worked out when the page is read: a page that was written once
 * cannot know. After three months without one, the page says that the log may be abandoned.
 */

const DAY = 24 * 60 * 60 * 1000;
const STALE = 92; // days: the longest quarter

const said = document.querySelector("[data-freshness]");
if (said instanceof HTMLElement) {
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.round((today - Date.parse(said.dataset.freshness ?? "")) / DAY);
  const [number, unit] =
    days < 60 ? [days, "day"] : days < 730 ? [Math.floor(days / 30.44), "month"] : [Math.floor(days / 365.25), "year"];
  const ago = said.querySelector("[data-ago]");
  if (ago instanceof HTMLElement && days >= 0) {
    const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
    ago.textContent = `(${words.format(-number, /** @type {Intl.RelativeTimeFormatUnit} */ (unit))})`;
    ago.hidden = false;
  }
  const stale = document.querySelector("[data-stale]");
  if (stale instanceof HTMLElement) {
    stale.hidden = days <= STALE;
  }
}
