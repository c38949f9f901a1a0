// Words that somebody took over go into the field they are for, which stands outside of what htmx brought.
//
//   [data-take-into="id"]          its text becomes the value of the field with this id, which gets the focus

export const takeOver = (root) => {
  const brought = "[data-take-into]";
  for (const words of [...(root.matches?.(brought) ? [root] : []), ...root.querySelectorAll(brought)]) {
    const field = document.getElementById(words.dataset.takeInto);
    if (!field) continue;
    field.value = words.textContent;
    // The draft and the height follow; "input" would ask the server about words it has just answered.
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.dispatchEvent(new Event("resonanz:grow"));
    field.focus();
    words.remove();
  }
};
