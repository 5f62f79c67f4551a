// A line of the margin lights its words in the text, and the words their line. "/" goes to the search box.
"use strict";

const idsOf = (node) => (node.dataset.lights || node.dataset.ids || "").split(" ").filter(Boolean);

function light(wanted) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const ids = new Set(wanted);
  if (!ids.size) return;
  for (const other of document.querySelectorAll("[data-ids], [data-lights]")) {
    if (idsOf(other).some((id) => ids.has(id))) other.classList.add("lit");
  }
}

const marked = (event) => event.target instanceof Element && event.target.closest("[data-lights], [data-ids]");

for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const node = marked(event);
    if (node) light(idsOf(node));
  });
}

// a link to a claim leads to its words: they are lit on arrival
function arrive() {
  if (location.hash.length > 1) light([location.hash.slice(1)]);
}
window.addEventListener("hashchange", arrive);
arrive();

function showWords(event) {
  const line = marked(event);
  if (!line || !line.dataset.lights || event.target.closest("a")) return;
  const words = document.querySelector(`.text [data-ids~="${CSS.escape(line.dataset.lights)}"]`);
  if (words) words.scrollIntoView({ block: "center", behavior: "smooth" });
}
document.addEventListener("click", showWords);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter") showWords(event);
});

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("q").focus();
  }
  if (event.key === "Escape") document.getElementById("found").replaceChildren();
});

// the keys of the review: each presses its button
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]:not(:disabled)`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

// files dropped anywhere on the form are those it sends
for (const form of document.querySelectorAll(".drop")) {
  const over = (event, on) => {
    event.preventDefault();
    form.classList.toggle("over", on);
  };
  form.addEventListener("dragover", (event) => over(event, true));
  form.addEventListener("dragleave", (event) => over(event, false));
  form.addEventListener("drop", (event) => {
    over(event, false);
    form.querySelector("input[type=file]").files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
