"use strict";
for (const button of document.querySelectorAll("button[data-reveal]")) {
  const field = document.getElementById(button.dataset.reveal);
  const show = shown => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.hidden = false;
  button.addEventListener("click", () => show(field.type === "password"));
  // Hidden again before it is sent, so that the browser does not remember it as ordinary text.
  field.form.addEventListener("submit", () => show(false));
}
