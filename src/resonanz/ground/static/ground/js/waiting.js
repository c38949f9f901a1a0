// Shows what waits on this device, what arrived and what was refused (ground/parts/outbox.html).
//
//   [data-outbox-panel]            hidden while nothing lies here; its texts are attributes of the list
//   [data-do="…"]                  send, copy, keep, forget: what somebody may do with one letter
//   [data-outbox-forget]           deletes everything of ours from this device

const WORDS = ["story", "text", "works_well"];
const DAYS_TO_ARRIVE = 72 * 3_600_000;

const moment = (at) =>
  new Date(at).toLocaleString(document.documentElement.lang || undefined, {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  });

const wordsOf = (letter) =>
  WORDS.flatMap((name) => letter.fields.filter(([field, value]) => field === name && value).map(([, value]) => value));

const stateOf = (letter) =>
  letter.state === "waiting" && Date.now() - letter.written > DAYS_TO_ARRIVE ? "expired" : letter.state;

// Pressed once it asks, pressed twice it does: words that have not arrived exist nowhere else.
const asks = (button, sure, act) => {
  let timer = 0;
  const label = button.textContent;
  button.addEventListener("click", () => {
    if (timer || !sure) {
      clearTimeout(timer);
      act();
      return;
    }
    button.textContent = sure;
    timer = setTimeout(() => {
      timer = 0;
      button.textContent = label;
    }, 6000);
  });
};

const copied = async (button, text, panel) => {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = panel.dataset.copied;
  } catch {
    // The clipboard is closed on plain http in a local network: then the words are marked instead.
    const details = button.closest("li").querySelector("details");
    details.open = true;
    getSelection().selectAllChildren(details.querySelector("[data-part=text]"));
    button.textContent = panel.dataset.marked;
  }
  setTimeout(() => {
    button.textContent = label;
  }, 3000);
};

const drawn = (panel, letter, deeds) => {
  const item = panel.querySelector("template").content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-part="${name}"]`);
  const button = (name) => item.querySelector(`[data-do="${name}"]`);
  const state = stateOf(letter);
  const text = wordsOf(letter).join("\n\n");
  item.dataset.state = state;
  part("state").textContent = panel.dataset[state];
  part("title").textContent = letter.title;
  part("when").textContent = panel.dataset[state === "receipted" ? "received" : "written"].replace(
    "{time}",
    moment(state === "receipted" ? letter.received : letter.written),
  );
  for (const sentence of letter.reasons) {
    const line = document.createElement("li");
    line.textContent = sentence;
    part("reasons").append(line);
  }
  part("reasons").hidden = !letter.reasons.length;
  part("text").textContent = text;
  part("words").hidden = button("copy").hidden = !text;
  part("code").textContent = letter.code ?? "";
  part("code").hidden = part("link").hidden = state !== "receipted";
  if (state === "receipted" && letter.address?.startsWith("/")) part("link").href = letter.address;
  button("send").hidden = state !== "waiting" && state !== "expired";
  button("keep").hidden = state !== "receipted" || letter.kept;
  button("send").addEventListener("click", () => deeds.send(letter));
  button("copy").addEventListener("click", (event) => copied(event.target, text, panel));
  part("link").addEventListener("click", (event) => {
    if (letter.kept || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    deeds.open(letter);
  });
  button("keep").addEventListener("click", () => deeds.keep(letter));
  asks(button("forget"), state === "receipted" ? "" : panel.dataset.sure, () => deeds.forget(letter));
  return item;
};

export const prepare = (panel, deeds) => asks(panel.querySelector("[data-outbox-forget]"), panel.dataset.sure, deeds.forgetAll);

export const show = (panel, letters, deeds) => {
  const list = panel.querySelector("[data-outbox-list]");
  const focused = list.contains(document.activeElement);
  const open = new Set([...list.querySelectorAll("details[open]")].map((details) => details.closest("li").dataset.key));
  list.replaceChildren(
    ...letters.map((letter) => {
      const item = drawn(panel, letter, deeds);
      item.dataset.key = letter.key;
      item.querySelector("details").open = open.has(letter.key);
      return item;
    }),
  );
  const states = letters.map(stateOf);
  const told = states.includes("refused") || states.includes("expired") ? "someRefused" : states.includes("waiting") ? "someWait" : "allArrived";
  const status = panel.querySelector("[data-outbox-status]");
  const sentence = letters.length ? panel.dataset[told] : panel.dataset.empty;
  if (status.textContent !== sentence) status.textContent = sentence;
  if (!letters.length && panel.hidden) return;
  panel.hidden = false;
  list.hidden = panel.querySelector("[data-outbox-forget]").hidden = !letters.length;
  if (focused) panel.querySelector("h2").focus();
};
