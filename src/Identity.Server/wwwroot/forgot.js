"use strict";
// The name typed at sign-in is there at the reset, and where an access pass is typed. It stays in this tab and out of addresses; without this script it is typed again.
{
  const key = "user-name";
  const field = document.getElementById(key);
  for (const link of document.querySelectorAll("a[data-forgot]")) {
    link.addEventListener("click", () => sessionStorage.setItem(key, field.value));
  }
  if (field?.hasAttribute("data-kept") && field.value === "") {
    field.value = sessionStorage.getItem(key) ?? "";
    sessionStorage.removeItem(key);
  }
}
