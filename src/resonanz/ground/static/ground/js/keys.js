// Single keys for people who read many voices in a row. Never while typing, never with Ctrl, Alt or Meta,
// and switchable off for good on this device (WCAG 2.1.4).
//
//   [data-key="r"]                 link or button that this key presses, input that it focuses, details that
//                                  it opens; inside the current item it wins over the rest of the page
//   [data-key-label="…"]           its name in the help list, else its own text
//   [data-key-item]                voice, row …: j goes to the next one, k to the previous one
//   [data-keys]                    the help (ground/parts/keys.html), opened with ?
//
// Focus is the cursor: an item is made focusable and focused, so screen readers and eyes go together.

import { put, take } from "./store.js";

const OFF = "keys-off";
const TYPING = "input, textarea, select, [contenteditable]";

const visible = (element) => element.getClientRects().length > 0;

const items = () => [...document.querySelectorAll("[data-key-item]")].filter(visible);

const current = () => document.activeElement?.closest("[data-key-item]");

const step = (by) => {
  const all = items();
  if (!all.length) return false;
  const at = all.indexOf(current());
  const goal = all[Math.min(Math.max(at < 0 ? 0 : at + by, 0), all.length - 1)];
  if (!goal.hasAttribute("tabindex")) goal.tabIndex = -1;
  goal.focus();
  goal.scrollIntoView({ block: "nearest" });
  return true;
};

const press = (key) => {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const target = [...(current()?.querySelectorAll(selector) ?? []), ...document.querySelectorAll(selector)].find(visible);
  if (!target) return false;
  if (target.matches(TYPING)) {
    target.focus();
    target.select?.();
  } else if (target.matches("details")) {
    target.open = !target.open;
  } else {
    target.click();
  }
  return true;
};

const entry = (list, key, label) => {
  const term = document.createElement("dt");
  const cap = document.createElement("kbd");
  cap.textContent = key;
  term.append(cap);
  const text = document.createElement("dd");
  text.textContent = label;
  list.append(term, text);
};

const fill = (list) => {
  list.replaceChildren();
  if (items().length) {
    entry(list, "j", list.dataset.next ?? "");
    entry(list, "k", list.dataset.previous ?? "");
  }
  const seen = new Set();
  for (const target of document.querySelectorAll("[data-key]")) {
    const label = target.dataset.keyLabel ?? target.getAttribute("aria-label") ?? target.textContent.trim();
    if (!seen.has(target.dataset.key)) entry(list, target.dataset.key, label || target.labels?.[0]?.textContent.trim() || "");
    seen.add(target.dataset.key);
  }
  entry(list, "?", list.dataset.help ?? "");
};

const help = (box) => {
  fill(box.querySelector("[data-keys-list]"));
  box.open = !box.open;
  if (box.open) box.querySelector("summary").focus();
  return true;
};

const prepare = (box) => {
  box.hidden = false;
  const list = box.querySelector("[data-keys-list]");
  box.addEventListener("toggle", () => box.open && fill(list));
  const button = box.querySelector("[data-keys-toggle]");
  const name = () => {
    button.textContent = take(OFF) ? button.dataset.on : button.dataset.off;
  };
  button.addEventListener("click", () => {
    put(OFF, !take(OFF));
    name();
  });
  name();
};

export const keys = () => {
  const box = document.querySelector("[data-keys]");
  if (box) prepare(box);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest(TYPING) || take(OFF)) return;
    // On a page without items j and k press what carries them: the links to the next and previous story.
    const done =
      (event.key === "j" && step(1)) ||
      (event.key === "k" && step(-1)) ||
      (event.key === "?" && box && help(box)) ||
      press(event.key);
    if (done) event.preventDefault();
  });
};
