// The wall of an evening: as many words as fit, the newest first; when there are more they take turns.
//
//   [data-screen]    the page
//   [data-rotate]    its children are shown in turns, never one of them cut off

const TURN = 12_000;

export const screen = () => {
  const page = document.querySelector("[data-screen]");
  if (!page) return;
  let top = "";
  let newest = "";

  // Shows as many as fit from this one on; answers the place of the first that did not.
  const lay = (box, start) => {
    const all = [...box.children];
    for (const one of all) one.hidden = true;
    for (let at = start; at < all.length; at += 1) {
      all[at].hidden = false;
      if (at > start && box.scrollHeight > box.clientHeight + 1) {
        all[at].hidden = true;
        return at;
      }
    }
    return 0;
  };

  const show = (isTurn) => {
    const box = page.querySelector("[data-rotate]");
    const all = box ? [...box.children] : [];
    if (!all.length) return;
    let start = Math.max(0, all.findIndex((one) => one.id === top));
    if (isTurn) start = lay(box, start);
    // Whoever just released something sees it at once.
    else if (all[0].id !== newest) start = 0;
    newest = all[0].id;
    top = all[start].id;
    lay(box, start);
  };

  addEventListener("resonanz:picture", () => show(false));
  addEventListener("resize", () => show(false));
  setInterval(() => show(true), TURN);
  show(false);
};
