// Keeps a copy of the partner's own answers in this browser, for the report page to read later. The copy is the
// file that "Save a copy" gives, without what was written in words: no link and no receipt are in it.
"use strict";

(() => {
  const box = document.querySelector("[data-keep-copy]");
  const part = (name) => box.querySelector(`[data-keep-${name}]`);
  let key;

  async function keep() {
    const form = document.querySelector('form[action="/answer/response/copy"]');
    const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const copy = await response.json();
    const answers = Object.entries(copy.answers).filter(([, value]) => Number.isInteger(value));
    key = `slagvaardig-copy-${copy.assessment}`;
    const { format, assessment } = copy;
    localStorage.setItem(key, JSON.stringify({ format, assessment, answers: Object.fromEntries(answers) }));
  }

  function show(kept, words) {
    part("button").hidden = kept;
    part("forget").hidden = !kept;
    part("said").textContent = words;
  }

  part("button").addEventListener("click", async () => {
    const { kept, failed } = part("said").dataset;
    try {
      await keep();
      show(true, kept);
    } catch {
      show(false, failed);
    }
  });
  part("forget").addEventListener("click", () => {
    localStorage.removeItem(key);
    show(false, part("said").dataset.forgotten);
  });
  box.hidden = false;
})();
