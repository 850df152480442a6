"use strict";
// Finds the number that the server asks for, so that nobody has to wait. Outside of https and localhost browsers have no hashes: then the text about waiting stays.
{
  const field = document.getElementById("work");
  if (field && window.crypto?.subtle) {
    const batch = 512;
    const { challenge, difficulty } = field.dataset;
    const status = document.getElementById("work-status");
    const encoder = new TextEncoder();
    const isRight = hash => {
      const first = new DataView(hash).getUint32(0);
      return Math.clz32(first) >= Number(difficulty);
    };
    const find = async () => {
      for (let start = 0; ; start += batch) {
        const hashes = await Promise.all(Array.from({ length: batch }, (_, offset) =>
          crypto.subtle.digest("SHA-256", encoder.encode(`${challenge}:${start + offset}`))));
        const found = hashes.findIndex(isRight);
        if (found >= 0) return start + found;
      }
    };
    let submitter = null;
    let isAsked = false;
    // Who sends the form before the number is found sends it then.
    const hold = event => {
      event.preventDefault();
      isAsked = true;
      submitter = event.submitter;
    };
    status.textContent = status.dataset.working;
    field.form.addEventListener("submit", hold);
    find().then(number => {
      field.value = String(number);
      field.form.removeEventListener("submit", hold);
      status.textContent = status.dataset.done;
      if (isAsked) field.form.requestSubmit(submitter);
    });
  }
}
