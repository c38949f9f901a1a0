// A way back to where somebody came from on this device, for pages that lead to many places.
//
//   [data-way-back]                a hidden line with one link; shown while the device remembers a place
//
// Another script remembers it with `remember`; after half a day nobody wants to go back any more.

import { drop, put, take } from "./store.js";

const PLACE = "back";
const HALF_A_DAY = 12 * 3_600_000;

export const remember = (address) => put(PLACE, { address, at: Date.now() });

export const back = () => {
  const place = take(PLACE);
  if (!place) return;
  if (Math.abs(Date.now() - place.at) > HALF_A_DAY) {
    drop(PLACE);
    return;
  }
  for (const line of document.querySelectorAll("[data-way-back]")) {
    const link = line.querySelector("a");
    if (!link || !place.address?.startsWith("/") || place.address.startsWith("//")) continue;
    link.href = place.address;
    line.hidden = false;
  }
};
