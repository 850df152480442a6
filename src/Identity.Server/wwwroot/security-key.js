"use strict";
// Asks the browser for a security key or passkey, when the button says so, and sends the answer as the page's own form. Without this script,
// or in a browser that knows no keys, the page says what else can be done.
{
  const form = document.getElementById("key");
  const start = document.getElementById("key-start");
  const problem = document.getElementById("key-problem");
  const without = document.getElementById("key-without");
  const isNew = form.hasAttribute("data-new");
  // The challenge ends after five minutes; where passkeys are offered beside the name it is asked for anew before.
  const renewAfter = 4 * 60 * 1000;
  let waiting = null;

  const decode = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
  const encode = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  const decoded = list => (list ?? []).map(one => ({ ...one, id: decode(one.id) }));

  const askServer = async () => {
    const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form), headers: { accept: "application/json" }, redirect: "manual" });
    // Anything else: the sign-in has moved on elsewhere, or is over. The server says where.
    if (!answer.ok) {
      location.assign(location.pathname + location.search);
      return null;
    }
    const options = await answer.json();
    options.challenge = decode(options.challenge);
    options.excludeCredentials = decoded(options.excludeCredentials);
    options.allowCredentials = decoded(options.allowCredentials);
    if (options.user) options.user.id = decode(options.user.id);
    return options;
  };

  const askKey = async more => {
    const publicKey = await askServer();
    if (!publicKey) return null;
    return isNew ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey, ...more });
  };

  const send = credential => {
    const { response } = credential;
    const written = {
      id: credential.id,
      rawId: credential.id,
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: { clientDataJSON: encode(response.clientDataJSON) },
    };
    if (isNew) {
      written.response.attestationObject = encode(response.attestationObject);
      written.response.transports = response.getTransports?.() ?? [];
    } else {
      written.response.authenticatorData = encode(response.authenticatorData);
      written.response.signature = encode(response.signature);
      if (response.userHandle?.byteLength) written.response.userHandle = encode(response.userHandle);
    }
    document.getElementById("credential").value = JSON.stringify(written);
    form.requestSubmit();
  };

  const sentences = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "registered", ConstraintError: "unable",
    NotSupportedError: "unable", SecurityError: "address" };

  const begin = async () => {
    waiting?.abort();
    waiting = null;
    problem.textContent = "";
    try {
      const credential = await askKey({});
      if (credential) send(credential);
    } catch (error) {
      problem.textContent = problem.dataset[sentences[error.name] ?? "failed"];
      fillIn();
    }
  };

  // Passkeys beside the name: the browser offers them in the field, and nothing opens before somebody chooses one.
  const fillIn = async () => {
    if (!form.hasAttribute("data-fills-in") || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    const controller = waiting = new AbortController();
    setTimeout(() => {
      if (waiting !== controller) return;
      controller.abort();
      fillIn();
    }, renewAfter);
    try {
      const credential = await askKey({ mediation: "conditional", signal: controller.signal });
      if (credential) send(credential);
    } catch {
      // Nobody has asked for anything yet: the button says what went wrong when it is pressed.
    }
  };

  if (window.PublicKeyCredential) {
    without.hidden = true;
    start.hidden = false;
    start.addEventListener("click", begin);
    fillIn();
  } else {
    without.textContent = problem.dataset.unsupported;
  }
}
