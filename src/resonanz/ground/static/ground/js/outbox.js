// A hall without reception: what somebody hands in goes into the outbox of this device first and is sent from
// there, as often as it takes, with the idempotency key of its draft. The server gives the same receipt to a
// letter that comes twice.
//
//   form[data-outbox="title"]      is handed in through the outbox; needs an input[data-draft-key]
//   form[data-outbox-stay]         the page stays, the receipt lies in the panel; with "newest" only the last one
//   button[data-asks]              asks the server something about the words and hands nothing in
//   [data-outbox-panel]            shows what lies here (waiting.js)
//
// Whenever a letter has its receipt the page is told by the event "resonanz:received".
//
// Without IndexedDB (some private windows) the form is sent as it would be without this script.

import { emptied, saved, warn } from "./autosave.js";
import { claim, forget, forgetAll, isThere, keep, leased, letters, settle } from "./letters.js";
import { freshToken, post } from "./post.js";
import { drop, keysOf } from "./store.js";
import { prepare, show } from "./waiting.js";

const RECEIPT_DAYS = 7 * 86_400_000;
const SPREAD = 1500;

let panel = null;
let timer = 0;
let running = false;
let again = false;
let channel = null;

const keyField = (form) => form.querySelector("input[data-draft-key]");

const tell = () => channel?.postMessage("changed");

const redraw = async () => {
  if (panel) show(panel, await letters(), deeds);
};

const changed = async () => {
  tell();
  await redraw();
};

const deeds = {
  send: async (letter) => {
    await settle(letter.key, { next: 0, until: 0 });
    await sweep({ hurried: true });
  },
  keep: async (letter) => {
    await settle(letter.key, { kept: true });
    await changed();
  },
  // The receipt is in their hands now; it stays here only where they said so.
  open: async (letter) => {
    await forget(letter.key);
    tell();
    location.assign(letter.address);
  },
  forget: async (letter) => {
    await forget(letter.key);
    await changed();
  },
  forgetAll: async () => {
    await forgetAll();
    for (const form of document.querySelectorAll("form[data-autosave]")) emptied(form);
    for (const key of keysOf("")) drop(key);
    for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
    await changed();
  },
};

// A letter that is on its way or has arrived must not stand in a form as a draft as well.
const clearForms = (all) => {
  const gone = new Set(all.filter((letter) => letter.state !== "refused").map((letter) => letter.key));
  for (const form of document.querySelectorAll("form[data-outbox]")) {
    if (gone.has(keyField(form)?.value) && !("bound" in form.dataset) && form.getAttribute("aria-busy") !== "true") emptied(form);
  }
};

const plan = (all) => {
  clearTimeout(timer);
  const due = all.filter((letter) => letter.state === "waiting").map((letter) => Math.max(letter.next, letter.until, letter.lease));
  if (due.length) timer = setTimeout(() => sweep({ hurried: false }), Math.max(500, Math.min(...due) - Date.now()));
};

const tidy = async (all) => {
  for (const letter of all) {
    if (letter.state === "receipted" && !letter.kept && Date.now() - letter.received > RECEIPT_DAYS) await forget(letter.key);
  }
};

// Sends everything that is due, one after the other.
const sweep = async ({ hurried }) => {
  if (running) {
    again ||= hurried;
    return;
  }
  running = true;
  try {
    for (const { key } of await letters()) {
      if (navigator.onLine === false) break;
      const letter = await claim(key, { hurried });
      if (!letter) continue;
      const outcome = await post(letter);
      await settle(key, outcome);
      await changed();
      if (outcome.state === "receipted") received(letter, outcome);
    }
    const all = await letters();
    await tidy(all);
    clearForms(all);
    await redraw();
    plan(all);
  } catch {
    // The drawer was closed under us, by the person or the browser; the next event tries again.
  } finally {
    running = false;
  }
  if (again) {
    again = false;
    await sweep({ hurried: true });
  }
};

const hurry = (spread) => setTimeout(() => sweep({ hurried: true }), Math.random() * spread);

const received = (letter, { code, address }) =>
  dispatchEvent(new CustomEvent("resonanz:received", { detail: { url: letter.url, code, address } }));

// Where all words of a page are one voice, one receipt is enough.
const forgetEarlier = async (letter) => {
  for (const old of await letters()) {
    if (old.state === "receipted" && old.url === letter.url && old.key !== letter.key && !old.kept) await forget(old.key);
  }
};

const letterOf = (form) => ({
  key: keyField(form).value,
  url: new URL(form.getAttribute("action") || location.href, location.href).pathname,
  fields: [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken"),
  title: form.dataset.outbox,
  written: Date.now(),
  state: "waiting",
  tries: 0,
  next: 0,
  until: 0,
  lease: leased(),
  reasons: [],
});

// submit.js finds the forms that are on their way by their mark, so the mark is its to take off.
const release = () => dispatchEvent(new Event("resonanz:release"));

// The server's own page says best what is missing: it gets the same words with the same key once more.
const sendPlainly = (form) => {
  const sealed = form.querySelector("input[name=csrfmiddlewaretoken]");
  if (freshToken() && sealed) sealed.value = freshToken();
  HTMLFormElement.prototype.submit.call(form);
};

const handIn = async (form) => {
  const letter = letterOf(form);
  try {
    await keep(letter);
  } catch {
    sendPlainly(form);
    return;
  }
  await new Promise((resolve) => setTimeout(resolve)); // By now the form shows that it is on its way.
  const outcome = navigator.onLine === false ? { state: "waiting", tries: 0, next: 0 } : await post(letter);
  if (outcome.state === "receipted" && !("outboxStay" in form.dataset)) {
    await forget(letter.key);
    emptied(form);
    tell();
    location.assign(outcome.address);
    return;
  }
  if (outcome.state === "refused" && saved(form)) {
    await forget(letter.key);
    sendPlainly(form);
    return;
  }
  await settle(letter.key, outcome);
  if (form.dataset.outboxStay === "newest" && outcome.state === "receipted") await forgetEarlier(letter);
  // Whoever follows the evening lets the form go on as soon as it is empty and no longer on its way.
  release();
  emptied(form);
  await changed();
  if (outcome.state === "receipted") received(letter, outcome);
  panel?.querySelector("h2").focus();
  plan(await letters());
};

const watch = (form) => {
  form.addEventListener(
    "submit",
    (event) => {
      if (!form.dataset.outboxReady || event.defaultPrevented) return;
      if ("asks" in (event.submitter?.dataset ?? {})) return;
      if (form.getAttribute("aria-busy") === "true") return;
      event.preventDefault();
      // Half a character cannot travel: every browser would send a question mark instead, without a word.
      if ([...new FormData(form).values()].some((value) => value.isWellFormed?.() === false)) {
        warn(form, "broken");
        return;
      }
      event.sentByOutbox = true;
      handIn(form);
    },
    { capture: true },
  );
  form.dataset.outboxReady = "yes";
};

export const outbox = async () => {
  panel = document.querySelector("[data-outbox-panel]");
  const forms = [...document.querySelectorAll("form[data-outbox]")].filter(keyField);
  if (!(await isThere())) return;
  if (panel) prepare(panel, deeds);
  for (const form of forms) watch(form);
  try {
    channel = new BroadcastChannel("resonanz-outbox");
    channel.onmessage = redraw;
  } catch {
    // Two tabs then learn of each other when they are looked at.
  }
  addEventListener("online", () => hurry(SPREAD));
  addEventListener("pageshow", (event) => event.persisted && hurry(0));
  document.addEventListener("visibilitychange", () => !document.hidden && hurry(0));
  await sweep({ hurried: true });
};
