"use strict";
// What is typed can be shown, so that it need not be typed twice.
for (const again of document.querySelectorAll("[data-typed-twice]")) {
  again.hidden = true;
  for (const field of again.querySelectorAll("input")) field.disabled = true;
}
