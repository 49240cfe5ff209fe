// A button beside a field that copies what stands in it. Without this script the field can be selected by hand.
"use strict";

(() => {
  for (const button of document.querySelectorAll("[data-copy-button]")) {
    const field = document.getElementById(button.dataset.copyButton);
    const said = button.parentElement.querySelector("[data-copy-said]");
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      field.select();
      await navigator.clipboard.writeText(field.value);
      said.textContent = said.dataset.copySaid;
    });
  }
})();
