"use strict";
// A second click while the first is on its way is ignored; the button stays enabled, because a disabled one says nothing.
{
  const sent = new WeakSet();
  document.addEventListener("submit", event => {
    if (event.defaultPrevented) return;
    if (sent.has(event.target)) event.preventDefault();
    else sent.add(event.target);
  });
  // A page that comes back from the browser's memory shows an old step: ask the server for the current one.
  window.addEventListener("pageshow", event => {
    if (event.persisted) location.reload();
  });
}
