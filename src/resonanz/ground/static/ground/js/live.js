// A page that follows something live. The server sends whole pictures, so whoever was away has missed nothing.
//
//   [data-live="URL" data-live-poll="URL"]   follows; a picture is JSON: { parts: { name: html }, ends: ms | null, … }
//   [data-live-part="name"]                  is replaced by that part when it is another
//   [data-live-part][data-live-morph]        is changed into it instead, so that focus and typed words stay
//   [data-live-ends]                         counts down to `ends`, by the server's clock
//   [data-live-state]                        says "live", "asking" or "away" in its data-is, for the stylesheet
//
// Focus that stood on something which is gone goes to what took its place (WCAG 2.4.3).
//
// Every picture is also told to the page as the event "resonanz:picture" with the picture as detail.

import { morph, parsed } from "./morph.js";

const ASK_EVERY = 4000;
const TRY_AGAIN = 30_000;

let offset = 0;
let ends = null;

const now = () => Date.now() + offset;

const say = (place, state) => {
  for (const line of place.querySelectorAll("[data-live-state]")) line.dataset.is = state;
};

const countDown = (place) => {
  for (const line of place.querySelectorAll("[data-live-ends]")) {
    const left = ends === null ? null : Math.round((ends - now()) / 1000);
    line.hidden = left === null;
    line.classList.toggle("over", left !== null && left < 0);
    if (left === null) continue;
    const size = Math.abs(left);
    line.textContent = `${left < 0 ? "+" : ""}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
  }
};

const isSame = (part, fresh) =>
  part.childNodes.length === fresh.childNodes.length && [...fresh.childNodes].every((node, at) => node.isEqualNode(part.childNodes[at]));

const isThere = (element) => element.isConnected && element.getClientRects().length > 0;

// What takes the place of something that had the focus: the same link or button again, else the part it stood in.
const successor = (part, gone) => {
  const all = [...part.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(isThere);
  const names = ["id", "href", "name", "value"].filter((name) => gone.hasAttribute(name));
  return all.find((one) => one.nodeName === gone.nodeName && names.length && names.every((name) => one.getAttribute(name) === gone.getAttribute(name)));
};

// Nobody who works with a keyboard is thrown back to the top of the page because somebody else pressed something.
const keepFocus = (place, here, part) => {
  if (isThere(here)) return;
  const room = part && isThere(part) ? part : place.querySelector('[data-live-part="now"]') ?? place;
  const goal = (part && successor(part, here)) ?? room;
  if (goal === room) room.tabIndex = -1;
  goal.focus({ preventScroll: goal === room });
};

// `keeps` is false for whoever puts the focus somewhere else afterwards.
export const show = (place, picture, { keeps = true } = {}) => {
  const here = keeps && place.contains(document.activeElement) ? document.activeElement : null;
  const part = here?.closest("[data-live-part]");
  change(place, picture);
  if (here) keepFocus(place, here, part);
};

const change = (place, picture) => {
  ends = picture.ends ?? null;
  for (const [name, html] of Object.entries(picture.parts ?? {})) {
    for (const part of place.querySelectorAll(`[data-live-part="${name}"]`)) {
      if (part.dataset.shown === html) continue;
      part.dataset.shown = html;
      if ("liveMorph" in part.dataset) {
        morph(part, html);
        continue;
      }
      const fresh = parsed(html);
      // The first picture mostly says what the page came with: a finger that is on a button stays on it.
      if (isSame(part, fresh)) continue;
      part.replaceChildren(...fresh.childNodes);
      part.dispatchEvent(new Event("htmx:load", { bubbles: true }));
    }
  }
  countDown(place);
  dispatchEvent(new CustomEvent("resonanz:picture", { detail: picture }));
};

const ask = async (place) => {
  const answer = await fetch(place.dataset.livePoll, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  const told = Date.parse(answer.headers.get("Date") ?? "");
  if (!Number.isNaN(told)) offset = told - Date.now();
  show(place, await answer.json());
};

const follow = (place) => {
  let asking = 0;
  const askInTurns = async () => {
    try {
      await ask(place);
      say(place, "asking");
    } catch {
      say(place, "away");
    }
    // Spread out, so that a hall full of telephones does not ask in the same moment.
    asking = setTimeout(askInTurns, ASK_EVERY * (0.75 + Math.random() / 2));
  };
  const listen = () => {
    const source = new EventSource(place.dataset.live);
    source.addEventListener("clock", (event) => {
      offset = Number(event.data) - Date.now();
    });
    source.addEventListener("picture", (event) => {
      clearTimeout(asking);
      asking = 0;
      say(place, "live");
      show(place, JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      if (!asking) askInTurns();
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, TRY_AGAIN * (0.5 + Math.random()));
    });
  };
  if (globalThis.EventSource) listen();
  else askInTurns();
  setInterval(() => countDown(place), 1000);
};

export const live = () => {
  for (const place of document.querySelectorAll("[data-live]")) follow(place);
};
