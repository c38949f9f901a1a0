// Keeps what somebody is writing on their own device, so that a reload, a lost session, the back button
// or a hall without reception costs nothing.
//
//   form[data-autosave="key"]      all its fields are kept under this key, except passwords, files,
//                                  the CSRF token and whatever carries [data-no-draft]
//   form[data-bound]               the server sent the words back with errors: keep them, restore nothing
//   input[data-draft-key]          hidden idempotency key, made once with the draft and kept with it
//   [data-draft]                   the quiet line (ground/parts/draft.html) with its texts as attributes
//   [data-draft-discard]           button that deletes the draft and empties the form
//   [data-clear-draft="key"]       on the page that confirms: the server has it, the draft goes; a message of Django
//                                  carries the key as its extra tag
//
// Sending keeps the draft; only the confirmation clears it. Drafts nobody finished go after 30 days.

import { drop, keysOf, put, take } from "./store.js";

const WAIT = 400;
const DAYS = 30;
const SECRET = new Set(["csrfmiddlewaretoken"]);
const UNKEPT = new Set(["password", "file", "submit", "button", "image", "reset"]);

const place = (form) => `draft:${form.dataset.autosave}`;

const kept = (form) =>
  [...form.elements].filter(
    (field) => field.name && !UNKEPT.has(field.type) && !SECRET.has(field.name) && !("noDraft" in field.dataset),
  );

const isTick = (field) => field.type === "checkbox" || field.type === "radio";

const isOurs = (field) => "draftKey" in field.dataset;

// Hidden fields belong to the server, except the key that belongs to the draft.
const isServers = (field) => field.type === "hidden" && !isOurs(field);

const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const valueOf = (field) =>
  field.type === "select-multiple" ? [...field.selectedOptions].map((option) => option.value) : field.value;

const read = (form) => {
  const values = {};
  for (const field of kept(form)) {
    if (isServers(field)) continue;
    if (isTick(field)) {
      values[field.name] ??= [];
      if (field.checked) values[field.name].push(field.value);
    } else {
      values[field.name] = valueOf(field);
    }
  }
  return values;
};

const write = (form, values) => {
  for (const field of kept(form)) {
    const value = values[field.name];
    if (value === undefined || isServers(field)) continue;
    if (isTick(field)) {
      field.checked = value.includes(field.value);
    } else if (field.type === "select-multiple") {
      for (const option of field.options) option.selected = value.includes(option.value);
    } else if (isOurs(field) || field.type.startsWith("select") || field.defaultValue === "") {
      field.value = value;
    }
  }
};

const holdsWords = (form) =>
  kept(form).some((field) => !isTick(field) && field.type !== "hidden" && field.type !== "select-one" && field.value.trim());

const clock = (at) =>
  new Date(at).toLocaleString(document.documentElement.lang || undefined, {
    hour: "2-digit",
    minute: "2-digit",
    ...(Date.now() - at > 20 * 3600_000 ? { day: "numeric", month: "long" } : {}),
  });

// The line speaks to screen readers only when its sentence changes, not with every save.
const say = (form, which, at = Date.now()) => {
  const line = form.querySelector("[data-draft]");
  if (!line) return;
  const sentence = (line.dataset[which] ?? "").replace("{time}", clock(at));
  const text = line.querySelector("[data-draft-text]");
  if (text && text.textContent !== sentence) text.textContent = sentence;
  const button = line.querySelector("[data-draft-discard]");
  if (button) button.hidden = which === "discarded" || which === "failed";
  line.hidden = false;
};

const save = (form) => {
  if (!holdsWords(form)) {
    drop(place(form));
    return true;
  }
  const at = Date.now();
  const worked = put(place(form), { at, values: read(form) });
  say(form, worked ? "saved" : "failed", at);
  return worked;
};

// For the outbox: keeps the draft now and says whether that worked.
export const saved = (form) => save(form);

const restore = (form) => {
  const draft = take(place(form));
  if (draft?.values) {
    write(form, draft.values);
    for (const area of form.querySelectorAll("textarea")) area.dispatchEvent(new Event("resonanz:grow"));
    say(form, "restored", draft.at);
  }
};

const blank = (form) => {
  for (const field of kept(form)) {
    if (isServers(field)) continue;
    if (isOurs(field)) field.value = newKey();
    else if (isTick(field)) field.checked = field.defaultChecked;
    else if (field.type.startsWith("select")) for (const option of field.options) option.selected = option.defaultSelected;
    else field.value = "";
  }
  for (const area of form.querySelectorAll("textarea")) area.dispatchEvent(new Event("resonanz:grow"));
};

const discard = (form) => {
  drop(place(form));
  blank(form);
  say(form, "discarded");
};

export const warn = (form, which) => say(form, which);

// For the outbox: the words lie elsewhere now; the form is ready for others, with a new key.
export const emptied = (form) => {
  drop(place(form));
  blank(form);
  const line = form.querySelector("[data-draft]");
  if (line) line.hidden = true;
};

const watch = (form) => {
  if (form.dataset.autosaveWatched) return;
  form.dataset.autosaveWatched = "yes";
  if (!("bound" in form.dataset)) restore(form);
  for (const field of kept(form).filter(isOurs)) {
    field.autocomplete = "off"; // The browser must not bring a used key back.
    field.value ||= newKey();
  }

  let timer = 0;
  const now = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    save(form);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(now, WAIT);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  addEventListener("pagehide", now);
  document.addEventListener("visibilitychange", () => document.hidden && now());
  form.querySelector("[data-draft-discard]")?.addEventListener("click", () => {
    clearTimeout(timer);
    timer = 0;
    discard(form);
  });

  // Without a connection the first try is held back and says so; the second one goes, in case the device is wrong.
  let warned = false;
  let sent = false;
  form.addEventListener("submit", (event) => {
    save(form);
    if (event.sentByOutbox || "asks" in (event.submitter?.dataset ?? {})) return;
    sent = true;
    if (navigator.onLine === false && !warned) {
      warned = true;
      sent = false;
      event.preventDefault();
      say(form, "offline");
    }
  });
  addEventListener("online", () => {
    warned = false;
  });

  // Back from the confirmation by the browser's memory: those words have arrived, their key is used up.
  addEventListener("pageshow", (event) => {
    if (!event.persisted || !sent || take(place(form))) return;
    sent = false;
    blank(form);
    const line = form.querySelector("[data-draft]");
    if (line) line.hidden = true;
  });
};

const forgetOld = () => {
  for (const key of keysOf("draft:")) {
    const draft = take(key);
    if (!draft || Date.now() - draft.at > DAYS * 86_400_000) drop(key);
  }
};

export const autosave = (root) => {
  const all = (selector) => [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];
  for (const element of all("[data-clear-draft]")) drop(`draft:${element.dataset.clearDraft}`);
  forgetOld();
  for (const form of all("form[data-autosave]")) watch(form);
};
