// Sends one letter of the outbox and says what became of it. Nothing but our own signed form of answer
// counts as received: a hotel's sign-in page that answers 200 to everything must not swallow anybody's words.

const FORMAT = "resonanz-angekommen/1";
const PATIENCE = 20_000;
const LONGEST_PAUSE = 3_600_000;
const FIRST_PAUSE = 2_000;
const LONGEST_BACKOFF = 300_000;

let token = "";

const fieldsOf = (letter) => {
  const body = new URLSearchParams(letter.fields);
  body.set("waited_ms", String(Math.max(0, Math.round(Date.now() - letter.written))));
  // The page at hand has a younger token than the letter; an old page learns a fresh one from the refusal.
  token ||= document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
  if (token) body.set("csrfmiddlewaretoken", token);
  return body;
};

const once = async (letter) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(letter.url, {
      method: "POST",
      body: fieldsOf(letter),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      redirect: "manual",
      cache: "no-store",
      signal: stop.signal,
    });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    return { response, said: isJson ? await response.json() : {} };
  } finally {
    clearTimeout(timer);
  }
};

// Seconds or a date, as RFC 9110 allows; spread, so that a hall full of telephones does not return at once.
const pause = (header) => {
  if (!header) return 0;
  const seconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_PAUSE) * (1 + Math.random() / 4) : 0;
};

export const backoff = (tries) => Math.min(FIRST_PAUSE * 2 ** tries, LONGEST_BACKOFF) * (0.5 + Math.random() / 2);

const sentences = (said) => Object.values(said.refused ?? {}).flat();

const meaning = ({ response, said }) => {
  const now = Date.now();
  if (said.format === FORMAT && said.code && response.ok) {
    return { state: "receipted", code: said.code, address: said.address, received: now, fields: [], reasons: [] };
  }
  if (said.format === FORMAT && said.refused && response.status !== 429 && response.status < 500) {
    return { state: "refused", reasons: sentences(said) };
  }
  return { state: "waiting", reasons: sentences(said), until: now + pause(response.headers.get("Retry-After")) };
};

// Answers the changes to the letter. A form that was open for too long gets a fresh token and goes once more.
export const post = async (letter) => {
  const again = { tries: letter.tries + 1, next: Date.now() + backoff(letter.tries) };
  try {
    let answer = await once(letter);
    if (answer.response.status === 403 && answer.said.token) {
      token = answer.said.token;
      answer = await once(letter);
    }
    return { ...again, ...meaning(answer) };
  } catch {
    return { ...again, state: "waiting" };
  }
};

export const freshToken = () => token;
