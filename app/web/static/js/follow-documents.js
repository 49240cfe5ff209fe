// Follows documents that are being made: looks again every second, puts what changed in its place, and says what is
// ready. Without this script the page loads itself anew.
"use strict";

(() => {
  const list = document.querySelector("[data-documents]");
  const said = document.querySelector("[data-documents-said]");
  const UNDER_WAY = "[data-state=queued], [data-state=making]";
  const SECOND = 1000;
  let pause = SECOND;

  const look = async () => {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (answer.redirected || (answer.status >= 400 && answer.status < 500)) {
        location.reload();
        return;
      }
      if (answer.ok) {
        show(new DOMParser().parseFromString(await answer.text(), "text/html"));
        pause = SECOND;
      }
    } catch {
      pause = Math.min(pause * 2, 30 * SECOND);
    }
    if (list.querySelector(UNDER_WAY)) setTimeout(look, pause);
  };

  const show = (page) => {
    const news = [];
    for (const before of list.querySelectorAll("[data-document]")) {
      const after = page.getElementById(before.id);
      if (!after || after.outerHTML === before.outerHTML) continue;
      const changed = after.dataset.state !== before.dataset.state;
      const held = before.contains(document.activeElement);
      before.replaceWith(after);
      if (held) after.querySelector("a, button")?.focus();
      if (changed && after.dataset.said) news.push(after.dataset.said);
    }
    if (news.length) said.textContent = news.join(" ");
  };

  if (list.querySelector(UNDER_WAY)) setTimeout(look, pause);
})();
