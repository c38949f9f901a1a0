// The desk of an evening: every press goes out and the new state comes in without leaving the page.
//
//   form[data-deed]            is sent in the background; the answer is { ok, sentence, field, picture }
//   form[data-clears]          is emptied when it was taken
//   [data-steps]               how far the page believes the evening to be, sent with every press
//   [data-told]                where the sentence is said, also to screen readers
//   input[data-press="id"]     Enter in it presses that button instead of the first one of the form
//   [data-row]                 its fields are emptied when a button in it was taken

import { show } from "./live.js";

// Two people press at once: for so long a press still counts for the state that was on the page before.
const SEEN_AFTER = 800;

const empty = (fields) => {
  for (const field of fields) {
    if (field.type === "hidden") continue;
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
};

const post = async (form, pressed, steps) => {
  const said = new FormData(form, pressed);
  said.set("steps", steps);
  const answer = await fetch(form.action, { method: "POST", body: said, headers: { Accept: "application/json" } });
  // Whoever was signed out is led to the door.
  if (answer.redirected) location.reload();
  return answer.json();
};

const fault = (form, name) => {
  for (const field of form.elements) field.removeAttribute("aria-invalid");
  const field = name ? form.elements.namedItem(name) : null;
  field?.setAttribute("aria-invalid", "true");
  field?.focus();
};

export const desk = () => {
  const place = document.querySelector("[data-desk]");
  if (!place) return;
  const told = place.querySelector("[data-told]");
  const believed = place.querySelector("[data-steps]");
  let busy = false;
  let waiting = 0;
  let seen = Number(believed.value);

  const say = (sentence, ok) => {
    told.textContent = sentence;
    told.classList.toggle("wrong", !ok);
  };

  addEventListener("resonanz:picture", ({ detail }) => {
    // A picture that was made before our own press may come after its answer, and many come while guests write.
    if (detail.steps <= seen) return;
    clearTimeout(waiting);
    seen = detail.steps;
    waiting = setTimeout(() => {
      believed.value = seen;
    }, SEEN_AFTER);
  });

  const take = (form, pressed, answer) => {
    say(answer.sentence, answer.ok);
    if (answer.ok) {
      if ("clears" in form.dataset) empty(form.querySelectorAll("input, textarea"));
      empty(pressed?.closest("[data-row], details")?.querySelectorAll("input") ?? []);
    }
    show(place, answer.picture, { keeps: false });
    clearTimeout(waiting);
    seen = answer.picture.steps;
    believed.value = seen;
    fault(form, answer.ok ? "" : answer.field);
    // The button may be gone with what it did; then the sentence has the focus and Tab goes on from there.
    if (document.activeElement === document.body) told.focus();
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!("deed" in form.dataset)) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    place.setAttribute("aria-busy", "true");
    try {
      take(form, event.submitter, await post(form, event.submitter, believed.value));
    } catch {
      say(told.dataset.away, false);
    }
    busy = false;
    place.removeAttribute("aria-busy");
  });

  place.addEventListener("keydown", (event) => {
    const button = event.key === "Enter" && document.getElementById(event.target.dataset?.press ?? "");
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  // The step that ends the evening stands in details, which a link alone would not open.
  place.addEventListener("click", (event) => {
    const goal = event.target.closest?.('a[href="#end"]') && document.getElementById("end");
    if (goal) goal.open = true;
  });
};
