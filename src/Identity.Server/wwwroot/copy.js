"use strict";
for (const button of document.querySelectorAll("button[data-copy]")) {
  const status = document.getElementById(button.dataset.status);
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = "";
    await navigator.clipboard.writeText(button.dataset.copy);
    status.textContent = status.dataset.text;
  });
}
