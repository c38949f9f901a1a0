// The tablet at a table (forum/table.html): the form goes along with the evening while it is empty, and stays in the
// round it was begun in as soon as it holds words.
//
//   form[data-table]               has the fields round (select), story and sign
//   [data-table-stays]             says that the words belong to a round that does not run any more
//   button[data-sign="K07"]        puts this sign into the form

let running = null;

const follow = (form) => {
  const { round, story } = form.elements;
  if (!running) return;
  const value = String(running.id);
  if (running.takes && ![...round.options].some((option) => option.value === value)) round.add(new Option(running.title, value));
  if (running.takes && !story.value.trim() && form.getAttribute("aria-busy") !== "true" && round.value !== value) {
    round.value = value;
    round.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const stays = form.querySelector("[data-table-stays]");
  if (stays) stays.hidden = !story.value.trim() || round.value === value;
};

const watch = (form) => {
  addEventListener("resonanz:picture", (event) => {
    running = event.detail.round ?? null;
    follow(form);
  });
  form.addEventListener("input", () => follow(form));
  // After handing in the form is blank again.
  form.elements.story.addEventListener("resonanz:grow", () => follow(form));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-sign]");
    const field = form.elements.sign;
    if (!button || !field) return;
    field.value = button.dataset.sign;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    form.elements.story.focus();
  });
};

export const table = () => {
  for (const form of document.querySelectorAll("form[data-table]")) watch(form);
};
