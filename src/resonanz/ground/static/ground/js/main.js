// Entrance of the page's own scripts. Every page works without them; each module adds one comfort
// and finds its elements by data attributes. Parts that htmx brings later are greeted as well.

import { autosave } from "./autosave.js";
import { back } from "./back.js";
import { copy } from "./copy.js";
import { desk } from "./desk.js";
import { grow } from "./grow.js";
import { keeping } from "./keeping.js";
import { keys } from "./keys.js";
import { live } from "./live.js";
import { outbox } from "./outbox.js";
import { paper } from "./paper.js";
import { screen } from "./screen.js";
import { submit } from "./submit.js";
import { table } from "./table.js";
import { takeOver } from "./take.js";
import { tell, tellEnd } from "./tell.js";

submit();
keys();
autosave(document);
outbox();
keeping();
live();
back();
desk();
screen();
paper();
table();
tell();

const greet = (root) => {
  grow(root);
  copy(root);
};

greet(document);
document.addEventListener("htmx:load", (event) => {
  greet(event.target);
  autosave(event.target);
  takeOver(event.target);
  tellEnd(event.target);
});