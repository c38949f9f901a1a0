// Shows a page of this house on any website: one script tag, no cookie, nothing stored, nobody else asked.
//
//   <script async src="https://…/static/ground/embed.js" data-zeigt="frage" data-anliegen="kontakt"></script>
//
//   data-zeigt       frage, bilanz, forum or zusagen
//   data-anliegen    the last part of the address of an Anliegen; frage needs it, bilanz and zusagen may have it
//   data-sprache     de or en; else the language of the page
//   data-titel       what screen readers call the frame
//
// It puts an iframe behind the tag and keeps it as high as its content. Messages are taken from that frame and from
// its own origin only, and sent to nobody else. Where the frame stays silent a plain link takes its place.

(() => {
  "use strict";
  const tag = document.currentScript;
  if (!tag) return;

  const SHOWN = {
    frage: { frame: "einbetten/", page: "", of: "one", height: 900, de: "Erzählen Sie es uns", en: "Tell us" },
    bilanz: { frame: "bilanz/einbetten/", page: "bilanz/", of: "any", height: 340, de: "Bilanz", en: "Balance" },
    forum: { frame: "foren/einbetten/", page: "foren/", of: "house", height: 380, de: "Das nächste Forum", en: "The next forum" },
    zusagen: { frame: "zusagen/einbetten/", page: "bilanz/", of: "any", height: 600, de: "Was wir zugesagt haben", en: "What we promised" },
  };
  const HIGHEST = 20_000;
  const PATIENCE = 6_000;

  const { zeigt = "", anliegen = "", sprache = "", titel = "" } = tag.dataset;
  const shown = Object.hasOwn(SHOWN, zeigt) ? SHOWN[zeigt] : null;
  const wrong = (sentence) => console.warn(`Resonanz: ${sentence}`, tag);
  if (!shown) return wrong("data-zeigt needs one of frage, bilanz, forum, zusagen.");
  if (anliegen && !/^[-\w]+$/.test(anliegen)) return wrong("data-anliegen is the last part of an address.");
  if (shown.of === "one" && !anliegen) return wrong("data-anliegen is missing.");
  if (tag.closest("head")) return wrong("the tag belongs where the frame is to stand, not into the head.");

  const house = new URL(tag.src).origin;
  const root = anliegen && shown.of !== "house" ? `${house}/anliegen/${anliegen}/` : `${house}/`;
  const spoken = (sprache || document.documentElement.lang).slice(0, 2).toLowerCase();
  const language = ["de", "en"].includes(spoken) ? spoken : "";
  const title = titel || shown[language || "de"];
  const address = new URL(root + shown.frame);
  address.searchParams.set("hoehe", "");
  if (language) address.searchParams.set("sprache", language);

  const frame = document.createElement("iframe");
  frame.title = title;
  frame.loading = "lazy";
  frame.width = "100%";
  frame.height = String(shown.height);
  frame.referrerPolicy = "no-referrer";
  frame.style.border = "0";

  let answered = false;
  let pages = 0;
  let line = null;

  // Refused by the browser, most often because this website is not on the house's list.
  const showLink = () => {
    if (answered) return;
    const link = document.createElement("a");
    link.href = root + shown.page;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = title;
    line = document.createElement("p");
    line.append(link);
    frame.before(line);
    frame.hidden = true;
  };

  addEventListener("message", (event) => {
    if (event.origin !== house || event.source !== frame.contentWindow) return;
    if (event.data?.resonanz !== "height") return;
    const height = Math.ceil(Number(event.data.height));
    if (!(height > 0)) return;
    answered = true;
    line?.remove();
    frame.hidden = false;
    frame.height = String(Math.min(height, HIGHEST));
  });

  frame.addEventListener("load", () => {
    pages += 1;
    frame.contentWindow.postMessage({ resonanz: "hello" }, house);
    if (pages === 1) setTimeout(showLink, PATIENCE);
    // After a form the page begins at its top, which may lie above what can be seen.
    else if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  });

  frame.src = address.href;
  tag.after(frame);
})();
