"use strict";
// Counts the minutes, warns two minutes before the time is over, and then shows what the server says. More time is asked for beside the
// page, so that what is typed in it stays; without this script the page's own form does the same.
{
  const warnAt = 120;
  const dialog = document.getElementById("session");
  const note = document.getElementById("session-note");
  const status = document.getElementById("session-status");
  const form = document.getElementById("session-extend");
  const stay = document.getElementById("session-stay");
  let end, warned;
  const begin = seconds => {
    end = Date.now() + seconds * 1000;
    warned = false;
  };
  // Not a reload: that would send again what led here.
  const show = () => location.assign(location.pathname + location.search);
  const tick = () => {
    const left = (end - Date.now()) / 1000;
    if (left <= 0) return show();
    const minutes = Math.ceil(left / 60);
    const text = (minutes === 1 ? note.dataset.one : note.dataset.other).replace("{0}", minutes);
    if (note.textContent.trim() !== text) note.textContent = text;
    if (left > warnAt || warned) return;
    warned = true;
    dialog.showModal();
  };

  form?.addEventListener("submit", async event => {
    event.preventDefault();
    const request = { method: "POST", body: new FormData(form), headers: { accept: "application/json" }, redirect: "manual" };
    const answer = await fetch(form.action, request).catch(() => null);
    // The server was not reached: the button is still there.
    if (!answer) return;
    // Anything else than more time: the sign-in has moved on elsewhere, or is over.
    if (!answer.ok) return show();
    const { seconds, mayExtend } = await answer.json();
    begin(seconds);
    tick();
    dialog.close();
    status.textContent = status.dataset.text;
    form.hidden = stay.hidden = !mayExtend;
    document.getElementById("session-spent").hidden = mayExtend;
  });
  stay.addEventListener("click", () => form.requestSubmit());
  document.getElementById("session-leave").addEventListener("click", () => dialog.close());
  begin(Number(dialog.dataset.seconds));
  tick();
  setInterval(tick, 1000);
}
