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
});

// arrows lead from the search box through what it found and back, Escape to the box alone
document.addEventListener("keydown", (event) => {
  const box = document.getElementById("q");
  const found = document.getElementById("found");
  if (event.key === "Escape") {
    if (found.contains(document.activeElement)) {
      event.preventDefault(); // in the box it would take away what was typed
      box.focus();
    }
    htmx.trigger(box, "htmx:abort");
    found.replaceChildren();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [box, ...found.querySelectorAll("a")];
  const next = stops.includes(document.activeElement) && stops[stops.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});

// an answer that comes late takes nobody's place away
document.getElementById("found").addEventListener("htmx:beforeSwap", (event) => {
  if (event.currentTarget.contains(document.activeElement)) event.detail.shouldSwap = false;
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

// what a key opens is where the next key goes
function enter(event) {
  const opened = event.target;
  if (!opened.open || !opened.querySelector(":scope > summary[data-key]")) return;
  const first = opened.querySelector("input:checked, input:not([type=hidden])");
  first.focus();
  first.scrollIntoView({ block: "center" });
}
document.addEventListener("toggle", enter, true); // it does not bubble

// files dropped anywhere on the form are those it sends; what the server would not take is not sent
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
  form.addEventListener("submit", (event) => {
    const files = [...form.querySelector("input[type=file]").files].sort((one, other) => other.size - one.size);
    const [size, most] = [files.reduce((sum, file) => sum + file.size, 0), Number(form.dataset.most)];
    const megabytes = (bytes) => `${Math.ceil(bytes / 1e6)} MB`;
    const told = size > most
      ? `These are ${megabytes(size)} (${files[0].name}: ${megabytes(files[0].size)}); ${megabytes(most)} go at once: choose fewer, or add them with “sayso add”.`
      : "";
    form.querySelector("[role=alert]").textContent = told;
    if (told) event.preventDefault();
  });
}

for (const button of document.querySelectorAll('[data-do="print"]')) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
