"use strict";
// The name typed at sign-in is there at the reset too. It stays in this tab and out of addresses; without this script it is typed again.
{
  const key = "user-name";
  const field = document.getElementById(key);
  const link = document.querySelector("a[data-forgot]");
  link?.addEventListener("click", () => sessionStorage.setItem(key, field.value));
  if (field?.hasAttribute("data-kept") && field.value === "") {
    field.value = sessionStorage.getItem(key) ?? "";
    sessionStorage.removeItem(key);
  }
}
