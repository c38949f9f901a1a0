// What changes without a reload is said once to people who do not see it, and not again while it stays the same.
//
//   [aria-live] filled by htmx     an answer that says the same as the one before is not put in again, so that a
//                                  check of every few letters is silent until it finds something else
//   [data-tell]                    what a part says that came in the place of a progress bar; else its .notice

const told = new WeakMap();

const line = () => {
  const known = document.getElementById("told-aloud");
  if (known) return known;
  const made = document.createElement("p");
  made.id = "told-aloud";
  made.className = "away";
  made.setAttribute("role", "status");
  document.querySelector("main")?.append(made);
  return made;
};

export const tell = () => {
  if (document.querySelector("[hx-trigger^=every]")) line();
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, serverResponse } = event.detail;
    if (!target?.hasAttribute("aria-live")) return;
    if (told.get(target) === serverResponse) event.detail.shouldSwap = false;
    told.set(target, serverResponse);
  });
};

// Greets what htmx brought: a part that asks no further has come to its end.
export const tellEnd = (root) => {
  if (root.matches("[hx-get]")) return;
  const says = root.querySelector("[data-tell], .notice");
  const aloud = document.getElementById("told-aloud");
  if (says && aloud) aloud.textContent = says.innerText.replace(/\s+/g, " ").trim();
};
