// Copies a receipt's code.
//
//   button[data-copy="#id"]        copies the text of that element; hidden until this script is there
//   data-copied, data-select       what the button says afterwards; where the clipboard is closed
//                                  (plain http in a local network) the text is selected instead

const pick = (element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
};

const watch = (button) => {
  if (!button.hidden) return;
  button.hidden = false;
  const before = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    if (!source) return;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = button.dataset.copied ?? before;
    } catch {
      pick(source);
      button.textContent = button.dataset.select ?? before;
    }
    setTimeout(() => {
      button.textContent = before;
    }, 3000);
  });
};

export const copy = (root) => {
  for (const button of root.querySelectorAll("button[data-copy]")) watch(button);
};
