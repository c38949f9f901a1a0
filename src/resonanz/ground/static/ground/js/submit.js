// A form is sent once, even when somebody taps twice.
//
//   form[method=post]              is marked aria-busy while it is on its way, its buttons aria-disabled
//   button[data-busy="…"]          text of the pressed button meanwhile
//   form[data-twice]               is left alone
//
// Buttons are not truly disabled, because a disabled button would not send its value. After 20 seconds
// without an answer, and when the page comes back from the browser's memory, everything is released.

const PATIENCE = 20_000;

const release = (form) => {
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("button[aria-disabled][data-held]")) {
    button.removeAttribute("aria-disabled");
    button.removeAttribute("aria-busy");
    if (button.dataset.held) button.textContent = button.dataset.held;
    delete button.dataset.held;
  }
};

const hold = (form, pressed) => {
  form.setAttribute("aria-busy", "true");
  for (const button of form.querySelectorAll("button:not([type=button])")) {
    if (button.hasAttribute("aria-disabled")) continue;
    button.dataset.held = "";
    button.setAttribute("aria-disabled", "true");
  }
  if (pressed?.dataset.busy) {
    pressed.dataset.held = pressed.textContent;
    pressed.textContent = pressed.dataset.busy;
  }
  pressed?.setAttribute("aria-busy", "true");
  setTimeout(() => release(form), PATIENCE);
};

export const submit = () => {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || "twice" in form.dataset) return;
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    // Somebody else may hold it back, or htmx may send it; both are known only after all listeners ran.
    setTimeout(() => {
      if (!event.defaultPrevented || event.sentByOutbox) hold(form, event.submitter);
    });
  });
  const releaseAll = () => {
    for (const form of document.querySelectorAll("form[aria-busy]")) release(form);
  };
  addEventListener("pageshow", releaseAll);
  addEventListener("resonanz:release", releaseAll);
};
