// Service worker: lets a question that was open on this device be opened again without a network.
// Its scope is /anliegen/. It keeps the pages that the server marks (header Resonanz-Offline: open questions,
// as nobody signed in sees them) and their stylesheet and scripts, nothing else and nothing about anybody.
// The network always comes first; what is kept answers only where the network does not.

const VERSION = "resonanz-1";
const PAGE = /^\/anliegen\/[\w-]+\/$/;
const ASSET = /^\/static\//;
const MARK = "Resonanz-Offline";
const MOST = 60;

const isOurs = (url) => url.origin === self.location.origin && (PAGE.test(url.pathname) || ASSET.test(url.pathname));

const mayKeep = (url, response) =>
  response.ok && response.type === "basic" && !response.redirected && (ASSET.test(url.pathname) || response.headers.has(MARK));

// Full disks refuse; then the page simply is not there without a network.
const keep = async (url, response) => {
  try {
    const cache = await caches.open(VERSION);
    await cache.put(url.pathname, response);
    const all = await cache.keys();
    for (const old of all.slice(0, Math.max(0, all.length - MOST))) await cache.delete(old);
  } catch {
    // Nothing depends on it.
  }
};

const answer = async (event, url) => {
  try {
    const response = await fetch(event.request);
    if (mayKeep(url, response)) event.waitUntil(keep(url, response.clone()));
    else if (PAGE.test(url.pathname) && response.status < 500) event.waitUntil(caches.open(VERSION).then((cache) => cache.delete(url.pathname)));
    return response;
  } catch (problem) {
    const kept = await caches.open(VERSION).then((cache) => cache.match(url.pathname));
    if (kept) return kept;
    throw problem;
  }
};

const fetchAndKeep = async (path) => {
  const url = new URL(path, self.location.origin);
  if (!isOurs(url)) return;
  try {
    const response = await fetch(url.pathname, { credentials: "same-origin" });
    if (mayKeep(url, response)) await keep(url, response);
  } catch {
    // No network just now; the next visit keeps it.
  }
};

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

// The page that brought this worker was loaded before it: it tells what it needs.
self.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(Promise.all(event.data.keep.slice(0, MOST).map(fetchAndKeep)));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !isOurs(url) || (PAGE.test(url.pathname) && event.request.mode !== "navigate")) return;
  event.respondWith(answer(event, url));
});
