// Asks the service worker (offline.js) to keep this question and what it is drawn with.
//
//   form[data-outbox-keep]         a page that may be opened without a network; the server marks it as well

const assets = () =>
  performance
    .getEntriesByType("resource")
    .map((entry) => new URL(entry.name))
    .filter((url) => url.origin === location.origin && url.pathname.startsWith("/static/"))
    .map((url) => url.pathname);

export const keeping = async () => {
  if (!document.querySelector("form[data-outbox-keep]") || !navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(new URL("./offline.js", import.meta.url), { scope: "/anliegen/" });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: [location.pathname, ...new Set(assets())] });
  } catch {
    // Plain http in a local network, or the person does not want it: the page works as before.
  }
};
