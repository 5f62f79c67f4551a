// The keys of the review and of corrections: each presses its button. This is read before the page is seen, so that no
// key is lost that answers what is seen.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]:not(:disabled)`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

// what a key opens is where the next key goes
function enter(event) {
  const opened = event.target;
  if (!opened.open || !opened.querySelector(":scope > summary[data-key]")) return;
  const first = opened.querySelector("input:checked, input:not([type=hidden])");
  first.focus();
  first.scrollIntoView({ block: "center" });
}
document.addEventListener("toggle", enter, true); // it does not bubble
