// What all pages do: a line of the margin lights its words and they their line, "/" goes to the search box, what the server
// refuses is said, files are dropped.
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

// what the server refuses in the background, or that it is gone, is said and not swallowed
const GONE = "sayso does not answer. Where “sayso serve” was stopped, start it again and open the link it prints.";
const trouble = document.getElementById("trouble");

function reason(answer) {
  const type = answer.getResponseHeader("content-type") || "";
  if (!type.startsWith("text/html")) return answer.responseText;
  return new DOMParser().parseFromString(answer.responseText, "text/html").querySelector("main p").textContent;
}
document.addEventListener("htmx:responseError", (event) => { trouble.textContent = reason(event.detail.xhr); });
document.addEventListener("htmx:sendError", () => { trouble.textContent = GONE; });
document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) trouble.textContent = ""; });

// files dropped anywhere on the page are those the form sends, else the browser would open them in its place
const PART = 500; // bytes that are sent with each file beside its own
const megabytes = (bytes) => `${Math.ceil(bytes / 1e6)} MB`;

/** Why the server would not take these files; "" where it will. */
function tooMuch(files, most) {
  const size = files.reduce((sum, file) => sum + file.size + PART, 0);
  const [largest] = files.toSorted((one, other) => other.size - one.size);
  return size > most
    ? `These are ${megabytes(size)} (${largest.name}: ${megabytes(largest.size)}); ${megabytes(most)} go at once: choose fewer, or add them with “sayso add”.`
    : "";
}

function takeDrops(form) {
  const input = form.querySelector("input[type=file]");
  const tell = (words) => { form.querySelector("[role=alert]").textContent = words; };
  const over = (event, on) => {
    if (!event.dataTransfer.types.includes("Files")) return false;
    event.preventDefault();
    form.classList.toggle("over", on);
    return true;
  };
  document.addEventListener("dragover", (event) => over(event, true));
  document.addEventListener("dragleave", (event) => over(event, false));
  document.addEventListener("drop", (event) => {
    if (!over(event, false)) return;
    const { files, items } = event.dataTransfer;
    if ([...items].some((item) => item.webkitGetAsEntry()?.isDirectory)) {
      tell("A folder cannot be dropped: drop the files in it, or add it with “sayso add FOLDER”.");
      return;
    }
    input.files = files;
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    const told = tooMuch([...input.files], Number(form.dataset.most));
    tell(told);
    if (told) event.preventDefault();
  });
}
document.querySelectorAll(".drop").forEach(takeDrops);

for (const button of document.querySelectorAll('[data-do="print"]')) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
