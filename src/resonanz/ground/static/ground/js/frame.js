// Entrance of a page that stands in a frame on another website, where that website's tag (ground/embed.js) asked
// for it. Nothing is kept on the device.
//
//   main[data-frame-hosts]         the websites that may show this page, or "*"
//
// The tag says hello; whoever is no parent of this frame, or no website that may show it, gets no answer.

import { copy } from "./copy.js";
import { grow } from "./grow.js";
import { submit } from "./submit.js";

const main = document.querySelector("main[data-frame-hosts]");
const hosts = (main?.dataset.frameHosts ?? "").split(" ");
let host = "";
let told = 0;

const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (!host || height === told) return;
  told = height;
  parent.postMessage({ resonanz: "height", height }, host);
};

const isWelcome = (origin) => origin !== "null" && (hosts.includes("*") || hosts.includes(origin));

submit();
grow(document);
copy(document);
addEventListener("message", (event) => {
  if (event.source !== parent || parent === window || event.data?.resonanz !== "hello" || !isWelcome(event.origin)) return;
  host = event.origin;
  told = 0;
  tell();
});
new ResizeObserver(tell).observe(document.body);
