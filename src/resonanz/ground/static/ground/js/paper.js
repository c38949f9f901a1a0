// Paper is white: a picture drawn for a dark screen is turned round before it is printed. Browsers do not load the
// light one in time, however the page names it.

export const paper = () => {
  addEventListener("beforeprint", () => {
    for (const image of document.querySelectorAll("picture img")) image.toggleAttribute("data-drawn-dark", image.currentSrc.endsWith("dunkel"));
  });
};
