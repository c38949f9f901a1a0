// The drawer of the outbox: letters that wait on this device, in IndexedDB, so that they survive a reload,
// a closed tab and a crash. Every change is one transaction, so two tabs never take the same letter.
//
// A letter: { key, url, fields: [[name, value], …], title, written, state, tries, next, until, lease,
//             reasons: [sentence, …], code, address, received, kept }
//   state    "waiting", "receipted" (its words are gone from the device) or "refused"
//   next     when to try again; until  not before this time, the server asked for it
//   lease    until then one tab is sending it; a tab that dies loses it
// Times are milliseconds of this device's clock. A clock that jumps back must not lock a letter in.

const NAME = "resonanz";
const STORE = "outbox";
const LEASE = 30_000;
const FARTHEST = 3_700_000;
const OPENING = 3_000;

const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let opened = null;

const opening = () =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("IndexedDB does not answer")), OPENING);
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onblocked = () => reject(new Error("IndexedDB is blocked"));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      database.onclose = () => {
        opened = null;
      };
      resolve(database);
    };
  });

const database = () => {
  opened ??= opening().catch((problem) => {
    opened = null;
    throw problem;
  });
  return opened;
};

// Runs `work` inside one transaction and answers what it answered, once everything is written.
const inside = async (mode, work) => {
  const transaction = (await database()).transaction(STORE, mode, { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
  done.catch(() => {}); // Told below; without this a failure inside `work` would be reported twice.
  const result = await work(transaction.objectStore(STORE));
  await done;
  return result;
};

// Private windows and full disks: then everything stays as it is without an outbox.
export const isThere = async () => {
  try {
    await inside("readonly", (store) => answered(store.count()));
    return true;
  } catch {
    return false;
  }
};

export const letters = async () => {
  const all = await inside("readonly", (store) => answered(store.getAll()));
  return all.sort((one, other) => one.written - other.written);
};

export const keep = (letter) => inside("readwrite", (store) => answered(store.put(letter)));

export const forget = (key) => inside("readwrite", (store) => answered(store.delete(key)));

export const forgetAll = () => inside("readwrite", (store) => answered(store.clear()));

const isAhead = (time, now, farthest) => time > now && time - now <= farthest;

// Takes a waiting letter for this tab, or answers undefined: not due, taken by another tab, or gone.
export const claim = (key, { hurried }) =>
  inside("readwrite", async (store) => {
    const letter = await answered(store.get(key));
    const now = Date.now();
    if (letter?.state !== "waiting" || isAhead(letter.lease, now, LEASE) || isAhead(letter.until, now, FARTHEST)) return;
    if (!hurried && isAhead(letter.next, now, FARTHEST)) return;
    letter.lease = leased();
    await answered(store.put(letter));
    return letter;
  });

export const leased = () => Date.now() + LEASE;

// What became of a letter. Somebody may have deleted it meanwhile: then it stays deleted.
export const settle = (key, changes) =>
  inside("readwrite", async (store) => {
    const letter = await answered(store.get(key));
    if (!letter) return;
    await answered(store.put({ ...letter, lease: 0, ...changes }));
  });
