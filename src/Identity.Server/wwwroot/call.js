"use strict";
// Waits beside the person: once the call was answered, the page's own form is sent. Without this script there is the button.
{
  const form = document.getElementById("call");
  const status = document.getElementById("call-status");
  const every = 3000;
  const address = form && new URL(form.action);
  address?.searchParams.set("handler", "State");
  const ask = async () => {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return location.replace(form.action);
    const { answered, over } = await answer.json();
    if (over) return location.replace(form.action);
    if (!answered) return setTimeout(ask, every);
    status.textContent = status.dataset.answered;
    form.requestSubmit();
  };
  if (form) setTimeout(ask, every);
}
