"use strict";
// Warns two minutes before the registration session ends. The page's own form extends it without this script.
{
  const dialog = document.getElementById("session");
  const { seconds, length } = dialog.dataset;
  const status = document.getElementById("session-status");
  const extend = document.getElementById("session-extend");
  let warning;
  const warnBefore = left => {
    clearTimeout(warning);
    warning = setTimeout(() => dialog.showModal(), Math.max(0, left - 120) * 1000);
  };

  // Sent beside the page, so that what is typed in it stays.
  extend.addEventListener("submit", async event => {
    event.preventDefault();
    dialog.close();
    const answer = await fetch(extend.action, { method: "POST", body: new FormData(extend) });
    if (!answer.ok) return location.reload();
    status.textContent = status.dataset.text;
    warnBefore(Number(length));
  });
  document.getElementById("session-stay").addEventListener("click", () => extend.requestSubmit());
  document.getElementById("session-leave").addEventListener("click", () => dialog.close());
  warnBefore(Number(seconds));
}
