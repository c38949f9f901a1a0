// Signs in with a passkey or makes a new one. Without this script the forms stay hidden and the other ways remain.
//
//   form[data-passkey="get" | "create"]  data-options: where the challenge comes from (POST, JSON)
//   input[name=credential]               takes what the browser signed; then the form is sent as any other
//   [data-passkey-says]                  says what went wrong, in the words of data-failed

const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const text = (buffer) => {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const known = (list) => (list ?? []).map((entry) => ({ ...entry, id: bytes(entry.id) }));

const asked = (given, kind) => {
  const options = { ...given, challenge: bytes(given.challenge) };
  if (kind === "get") return { ...options, allowCredentials: known(given.allowCredentials) };
  return {
    ...options,
    user: { ...given.user, id: bytes(given.user.id) },
    excludeCredentials: known(given.excludeCredentials),
  };
};

const told = (credential) => {
  const { response } = credential;
  const signed = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    signed.attestationObject = text(response.attestationObject);
    signed.transports = response.getTransports?.() ?? [];
  } else {
    signed.authenticatorData = text(response.authenticatorData);
    signed.signature = text(response.signature);
    signed.userHandle = response.userHandle ? text(response.userHandle) : null;
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: signed,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
  };
};

const sign = async (form) => {
  const kind = form.dataset.passkey;
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  const answer = await fetch(form.dataset.options, { method: "POST", body, redirect: "error" });
  // The sign-in grew too old while the page stood open: loaded anew, it says so.
  if (answer.status === 403) return location.reload();
  if (!answer.ok) throw new Error(String(answer.status));
  const { publicKey } = await answer.json();
  const credential = await navigator.credentials[kind]({ publicKey: asked(publicKey, kind) });
  form.elements.credential.value = JSON.stringify(told(credential));
  form.submit();
};

if (globalThis.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const says = form.querySelector("[data-passkey-says]");
      says.textContent = "";
      try {
        await sign(form);
      } catch {
        says.textContent = says.dataset.failed;
      }
    });
  }
}
