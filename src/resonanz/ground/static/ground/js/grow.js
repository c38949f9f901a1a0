// Textareas that grow with their text, and a quiet guidance about length that never cuts.
//
//   textarea[data-grow]            grows; browsers that can do it in CSS (field-sizing) do it there
//   textarea[data-guide="800"]     from 80 % of this length on, a line below tells what is left,
//                                  data-guide-near and data-guide-over are its sentences with {n}

const NEAR = 0.8;
const byStyle = CSS.supports("field-sizing", "content");

const fit = (area) => {
  if (byStyle) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
};

const guide = (area, line) => {
  const left = Number(area.dataset.guide) - [...area.value].length;
  const sentence = left >= 0 ? area.dataset.guideNear : area.dataset.guideOver;
  const shown = left < Number(area.dataset.guide) * (1 - NEAR);
  line.hidden = !shown;
  if (shown) line.textContent = (sentence ?? "").replace("{n}", String(Math.abs(left)));
};

const watch = (area) => {
  if (area.dataset.growWatched) return;
  area.dataset.growWatched = "yes";
  let line = null;
  if (area.dataset.guide) {
    line = document.createElement("span");
    line.className = "guide";
    line.hidden = true;
    area.after(line);
  }
  const react = () => {
    fit(area);
    if (line) guide(area, line);
  };
  area.addEventListener("input", react);
  area.addEventListener("resonanz:grow", react);
  react();
};

export const grow = (root) => {
  if (root.matches?.("textarea[data-grow]")) watch(root);
  for (const area of root.querySelectorAll("textarea[data-grow]")) watch(area);
};
