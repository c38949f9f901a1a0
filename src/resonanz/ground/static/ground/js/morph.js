// Changes what is there into what is new, node by node, so that focus, typed words, open details and scrolling stay.
//
// Elements with an id are found again wherever they moved to among their siblings; others are matched in order.
// What people changed themselves is left alone: the value and the tick of a field, and whether details are open.

const THEIRS = new Set(["value", "checked", "open"]);

const alike = (old, fresh) => old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName;

const dress = (old, fresh) => {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !(THEIRS.has(name) && old.nodeName !== "BUTTON")) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    const isTheirs = THEIRS.has(name) && ["INPUT", "TEXTAREA", "SELECT", "DETAILS"].includes(old.nodeName);
    if (!isTheirs && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
};

const become = (old, fresh) => {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  dress(old, fresh);
  if (old.nodeName !== "TEXTAREA") children(old, fresh);
};

const children = (old, fresh) => {
  const staying = new Set([...fresh.children].map((child) => child.id).filter(Boolean));
  const named = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  let at = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    // Whatever has a name and does not come back makes room, so that what comes after it need not move.
    while (at?.id && !staying.has(at.id)) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
    const known = next.id ? named.get(next.id) : at && !at.id && alike(at, next) ? at : null;
    if (!known || !alike(known, next)) {
      old.insertBefore(next, at);
      continue;
    }
    if (known === at) at = at.nextSibling;
    else old.insertBefore(known, at);
    become(known, next);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
};

// What our own server wrote, as nodes; scripts in it would never run.
export const parsed = (html) => new DOMParser().parseFromString(html, "text/html").body;

export const morph = (place, html) => children(place, parsed(html));
