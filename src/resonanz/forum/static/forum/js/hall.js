// The telephone of a guest during the evening. What everybody sees comes with the live picture (live.js);
// here is what belongs to this device: its seat, its words, its place in the queue. Without this script the pages
// work with their links and buttons.
//
//   [data-hall="forum"]            the page of a seat; the device remembers it (data-hall-code, -sign, -address)
//   [data-hall-known]              at the door: "you are seated already", hidden elsewhere
//   form[data-hall-arrive]         keeps its key, so that a press after a reload is the same seat
//   form[data-hall-words]          writes for the round its words were begun in, whatever runs meanwhile
//   [data-hall-part="name"]        personal parts, asked for again after something happened
//   [data-hall-turn-told]          says to screen readers what [data-hall-told] in the part "hand" says now
//   form[data-hall-post]           is sent without leaving the page

import { remember } from "../../ground/js/back.js";
import { parsed } from "../../ground/js/morph.js";
import { drop, keysOf, put, take } from "../../ground/js/store.js";

const DAY = 86_400_000;

// ---- The seat of this device

const seatKey = (forum) => `seat:${forum}`;

const forgetOld = () => {
  for (const key of keysOf("seat:")) if (Math.abs(Date.now() - (take(key)?.at ?? 0)) > DAY) drop(key);
};

const showKnown = (box) => {
  const keys = box.dataset.hallKnown ? [seatKey(box.dataset.hallKnown)] : keysOf("seat:");
  const key = keys.find((one) => take(one)?.address?.startsWith("/saal/"));
  if (!key) return;
  const seat = take(key);
  box.querySelector("a").href = seat.address;
  box.querySelector("[data-hall-sign]").textContent = seat.sign;
  box.hidden = false;
  box.querySelector("[data-hall-forget]").addEventListener("click", () => {
    drop(key);
    box.hidden = true;
  });
};

// The answer to the first press may have been lost on the way.
const keepKey = (form) => {
  const field = form.elements.namedItem("key");
  const place = `arrive:${form.dataset.hallArrive}`;
  const kept = take(place);
  if (kept && !("bound" in form.dataset)) field.value = kept;
  put(place, field.value);
};

// ---- Personal parts

// Only the sentence about the turn is read aloud, not the form below it that lists all words of the evening.
const sayTurn = (part) => {
  const line = document.querySelector("[data-hall-turn-told]");
  const told = part.querySelector("[data-hall-told]")?.textContent.trim() ?? "";
  if (line && line.textContent !== told) line.textContent = told;
};

const draw = (parts) => {
  for (const [name, html] of Object.entries(parts ?? {})) {
    for (const part of document.querySelectorAll(`[data-hall-part="${name}"]`)) {
      if (part.dataset.shown === html) continue;
      const chosen = part.querySelector("input[type=radio]:checked")?.value;
      const hadFocus = part.contains(document.activeElement);
      part.dataset.shown = html;
      part.replaceChildren(...parsed(html).childNodes);
      if (hadFocus) part.querySelector("button, input:checked")?.focus();
      if (name === "hand") sayTurn(part);
      for (const radio of part.querySelectorAll("input[type=radio]")) radio.checked = radio.value === (chosen ?? "");
    }
  }
};

const askAgain = async (hall) => {
  try {
    const answer = await fetch(hall.dataset.hallOwn, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (answer.ok) draw((await answer.json()).parts);
  } catch {
    // No reception: the next picture asks again.
  }
};

const send = async (form, token) => {
  const body = new URLSearchParams(new FormData(form));
  if (token) body.set("csrfmiddlewaretoken", token);
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { Accept: "application/json" } });
  const said = await answer.json();
  if (answer.status === 403 && said.token && !token) return send(form, said.token);
  return said;
};

const postInPlace = async (form) => {
  form.setAttribute("aria-busy", "true");
  try {
    draw((await send(form)).parts);
  } catch {
    form.querySelector("[data-hall-says]").textContent = form.closest("[data-failed]")?.dataset.failed ?? "";
  } finally {
    form.removeAttribute("aria-busy");
  }
};

// ---- Words: for the round they were begun in

const words = (hall, form) => {
  const text = form.elements.namedItem("story");
  const roundField = form.elements.namedItem("round");
  const place = `round:${form.dataset.autosave}`;
  const part = (name) => form.querySelector(`[data-hall-${name}]`);
  const instead = form.elements.namedItem("instead");
  let running; // Unknown before the first picture, null while no round runs.
  let begun = { id: Number(roundField.value) || null, title: form.dataset.outbox, kind: "" };

  const hasWords = () => text.value.trim() !== "" || form.getAttribute("aria-busy") === "true";

  const show = () => {
    const isBehind = begun.id !== null && begun.id !== (running?.id ?? null);
    roundField.value = begun.id ?? "";
    if (begun.title) form.dataset.outbox = begun.title;
    form.hidden = begun.id === null || (isBehind && !hasWords());
    part("behind").hidden = !isBehind;
    part("begun").textContent = begun.title;
    const mayMove = isBehind && Boolean(running?.takes);
    part("instead").hidden = !mayMove;
    if (!mayMove) instead.checked = false;
    instead.value = running?.takes ? running.id : "";
    part("now").textContent = running?.title ?? "";
    const kind = instead.checked ? running.kind : begun.kind;
    const grumbles = part("grumbles");
    if (grumbles) grumbles.hidden = kind !== "wish";
  };

  const follow = (picture) => {
    running = picture.round ? { ...picture.round, takes: Boolean(picture.round.takes) } : null;
    if (!hasWords() || begun.id === null) {
      begun = running?.takes ? running : { id: null, title: "", kind: "" };
      drop(place);
    } else if (begun.id === running?.id) {
      begun = running;
    }
    show();
  };

  const note = () => {
    if (text.value.trim() === "") drop(place);
    else if (begun.id !== null) put(place, begun);
  };

  // Words that came back with a reload belong to the round in which they were begun.
  const kept = take(place);
  if (kept?.id && text.value.trim() !== "" && !("bound" in form.dataset)) {
    begun = kept;
    show();
  }
  form.addEventListener("input", note);
  form.addEventListener("change", show);
  form.addEventListener("submit", () => {
    // What somebody chose last is what they are offered next.
    for (const radio of form.querySelectorAll("input[name=permission]")) radio.defaultChecked = radio.checked;
    drop(place);
    for (const told of hall.querySelectorAll("[data-hall-welcome]")) told.hidden = true;
  }, { capture: true });
  addEventListener("resonanz:received", (event) => {
    if (event.detail.url === new URL(form.action).pathname) askAgain(hall);
  });
  // A draft that somebody deleted, or a letter that went to the outbox, leaves the form free for what runs now.
  text.addEventListener("resonanz:grow", () => running !== undefined && follow({ round: running }));
  return { follow };
};

// ---- The page

const open = (hall) => {
  const { hall: forum, hallCode, hallSign, hallAddress } = hall.dataset;
  put(seatKey(forum), { code: hallCode, sign: hallSign, address: hallAddress, at: Date.now() });
  drop(`arrive:${forum}`);
  remember(hallAddress);
  if (location.search.includes("willkommen")) history.replaceState(null, "", hallAddress);
  const form = hall.querySelector("form[data-hall-words]");
  const writing = form && words(hall, form);
  const ballot = hall.querySelector("form[data-hall-vote]");
  let turn = null;
  let shown;

  addEventListener("resonanz:picture", (event) => {
    const picture = event.detail;
    writing?.follow(picture);
    if (ballot) ballot.hidden = !picture.can_vote;
    const own = Number(hall.querySelector("[data-hall-turn]")?.dataset.hallTurn ?? 0);
    const at = picture.queue.findIndex(([id]) => id === own);
    const standing = own ? `${own}:${at}:${picture.queue[at]?.[1] ?? ""}` : null;
    // Only who waits asks again, and only when the queue moved: a hall must not ask all at once.
    if (standing !== null && standing !== turn) askAgain(hall);
    turn = standing;
    const shows = picture.round?.shows ? picture.round.id : null;
    // Whose words wait to be shown asks again when they are, each a little later than the next.
    if (shown !== undefined && shows !== shown && hall.querySelector("[data-hall-line-state]")) {
      setTimeout(() => askAgain(hall), Math.random() * 5000);
    }
    shown = shows;
    if (picture.stage !== hall.dataset.hallStage) {
      hall.dataset.hallStage = picture.stage;
      for (const line of hall.querySelectorAll(".hall-line")) line.hidden = true;
      setTimeout(() => askAgain(hall), Math.random() * 5000);
    }
  });
  hall.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-hall-post]")) return;
    event.preventDefault();
    if (event.target.getAttribute("aria-busy") !== "true") postInPlace(event.target);
  });
};

forgetOld();
for (const box of document.querySelectorAll("[data-hall-known]")) showKnown(box);
for (const form of document.querySelectorAll("form[data-hall-arrive]")) keepKey(form);
for (const hall of document.querySelectorAll("[data-hall]")) open(hall);
