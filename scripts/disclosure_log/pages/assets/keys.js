/**
 * The key "/" leads to the search field, of the header, the first page or the search page.
 *
 * A key without Ctrl or Alt can get in the way of speech input and of whoever types by accident, so it can be turned
 * off on every page (WCAG 2.2, 2.1.4); the choice stays in this browser.
 */

const STORED = "disclosure-log-keys";

/** @type {HTMLInputElement | null} */
const field = document.querySelector("#header-search, #home-search, #search-words");
/** @type {HTMLElement | null} */
const choice = document.querySelector("#keys");

/** @returns {boolean} Whether the key leads to the search. */
function isOn() {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true; // storage can be forbidden
  }
}

/** @param {boolean} on Whether the key is to lead to the search. */
function remember(on) {
  try {
    localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    document.removeEventListener("keydown", lead);
  }
}

/**
 * @param {EventTarget | null} target Where a key was pressed.
 * @returns {boolean} Whether keys are text there.
 */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** @param {KeyboardEvent} event A key that was pressed. */
function lead(event) {
  const plain = event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
  if (!field || !plain || event.defaultPrevented || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]") || !isOn()) return;
  event.preventDefault();
  field.focus();
  field.select();
}

/**
 * @param {HTMLElement} line The line about the key.
 * @param {HTMLElement} button What turns it off and on.
 */
function offer(line, button) {
  const show = () => {
    button.textContent = (isOn() ? button.dataset.off : button.dataset.on) ?? "";
  };
  button.addEventListener("click", () => {
    remember(!isOn());
    show();
  });
  show();
  line.hidden = false;
}

document.addEventListener("keydown", lead);
const button = choice?.querySelector("button");
if (field && choice && button) offer(choice, button);
