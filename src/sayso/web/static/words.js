// Words of an article chosen to add a claim: by mouse, or by arrow keys where the article has the focus.
"use strict";

const LONGEST = 2000; // letters of the words for one claim: more is a slip of the hand, and fits into no address
const SHOWN = 90; // letters of them in the bar

const article = () => document.querySelector(".reading[data-judge] .text");
const bar = () => document.getElementById("chosen");

/** The blocks of the article as one text: which characters stand in which node, and where a block begins in the kept text. */
function flattened(text) {
  const nodes = [];
  const blocks = [];
  let length = 0;
  for (const block of text.querySelectorAll("[data-start]")) {
    blocks.push({ start: length, kept: Number(block.dataset.start) });
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: length });
      length += walker.currentNode.data.length;
    }
  }
  return { nodes, blocks, whole: nodes.map(({ node }) => node.data).join("") };
}

/** How much of the blocks stands before a place of the page, which may be in a heading, in the margin or anywhere. */
function lengthBefore(nodes, container, offset) {
  const place = document.createRange();
  place.setStart(container, offset);
  let length = 0;
  for (const { node, start } of nodes) {
    if (node === container) return start + offset;
    if (place.comparePoint(node, 0) >= 0) break;
    length = start + node.data.length;
  }
  return length;
}

/** Where a character of the blocks stands in the kept text, which counts in code points. */
function placeInText({ blocks, whole }, at) {
  const block = blocks.findLast(({ start }) => start <= at);
  return block.kept + [...whole.slice(block.start, at)].length;
}

/** What of the blocks is selected, as [start, end]; null where it is nothing. A selection may begin or end beside them. */
function selected({ nodes }) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = lengthBefore(nodes, range.startContainer, range.startOffset);
  const end = lengthBefore(nodes, range.endContainer, range.endOffset);
  return start < end ? [start, end] : null;
}

/** The words that are selected in the article, with where they stand; null where there are none. */
function chosen() {
  const text = article();
  const flat = text && flattened(text);
  const span = flat && selected(flat);
  if (!span) return null;
  const words = flat.whole.slice(...span);
  const start = span[0] + words.length - words.trimStart().length;
  const letters = [...words.trim()];
  return letters.length ? { words: words.trim(), letters, at: placeInText(flat, start) } : null;
}

function show() {
  const found = chosen();
  const shown = bar();
  if (!shown) return;
  shown.hidden = !found;
  const letters = found?.letters ?? [];
  shown.querySelector("button").disabled = !found || letters.length > LONGEST;
  shown.querySelector(".much").hidden = letters.length <= LONGEST;
  shown.querySelector("q").textContent = letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("")}…` : letters.join("");
}
document.addEventListener("selectionchange", show);

function ask() {
  const found = chosen();
  if (!found || found.letters.length > LONGEST) return;
  const risky = new URLSearchParams(location.search).get("risky") ? "&risky=true" : "";
  const path = `${location.pathname}?words=${encodeURIComponent(found.words)}&at=${found.at}${risky}`;
  htmx.ajax("GET", path, { target: "#correcting", select: "#correcting", swap: "outerHTML" });
  bar().hidden = true;
}
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("#choose")) ask();
  // selecting in a name follows no link; Enter on one, which is a click of no button, does
  else if (event.detail && event.target.closest(".reading[data-judge] .text a") && chosen()) event.preventDefault();
});

// no selection can begin on a link, and most claims begin with a name: while the button is down it is none
document.addEventListener("mousedown", (event) => {
  const link = event.button === 0 && event.target.closest(".reading[data-judge] .text a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const address = link.getAttribute("href");
  link.removeAttribute("href");
  addEventListener("mouseup", () => link.setAttribute("href", address), { once: true, capture: true });
});

/** The words of the text as pairs of offsets, without the marks around them; an accent belongs to its letter. */
const wordsOf = (text) =>
  [...text.matchAll(/[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?\p{M}*/gu)].map((found) => [found.index, found.index + found[0].length]);

/** The node and the offset within it of a character of the whole. */
function placeOf(nodes, at, isEnd) {
  let found = nodes[0];
  for (const each of nodes) {
    if (each.start > at || (isEnd && each.start === at)) break;
    found = each;
  }
  return [found.node, at - found.start];
}

/** The words, by number, from which and up to which the selection goes; the latter moves. Without one, before the first. */
function standing(flat, words, text) {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
  if (!text.contains(anchorNode) || !text.contains(focusNode)) return [-1, -1];
  const [from, to] = [lengthBefore(flat.nodes, anchorNode, anchorOffset), lengthBefore(flat.nodes, focusNode, focusOffset)];
  const first = words.findIndex(([, end]) => end > Math.min(from, to));
  if (from === to) return [first - 1, first - 1];
  const last = words.findLastIndex(([start]) => start < Math.max(from, to));
  return from < to ? [first, last] : [last, first];
}

/** How far an arrow goes: to the next word, or to the first word of the next paragraph. */
function stepped({ blocks }, words, index, key) {
  if (key === "ArrowRight" || index < 0) return index + 1;
  if (key === "ArrowLeft") return index - 1;
  const starts = [...new Set(blocks.map((block) => words.findIndex(([start]) => start >= block.start)))].filter((at) => at >= 0);
  const here = starts.findLastIndex((start) => start <= index);
  return starts[here + (key === "ArrowDown" ? 1 : -1)] ?? index;
}

function walk(event) {
  const text = article();
  // whoever clicked into the article scrolls with the arrows; whoever came by Tab walks
  if (event.target !== text || !byKeyboard || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter") ask();
  if (!["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const flat = flattened(text);
  const words = wordsOf(flat.whole);
  if (!words.length) return;
  let [anchor, focus] = standing(flat, words, text);
  focus = Math.min(Math.max(stepped(flat, words, focus, event.key), 0), words.length - 1);
  if (!event.shiftKey || anchor < 0) anchor = focus;
  const [begins, ends] = [placeOf(flat.nodes, words[Math.min(anchor, focus)][0], false), placeOf(flat.nodes, words[Math.max(anchor, focus)][1], true)];
  const [from, to] = anchor <= focus ? [begins, ends] : [ends, begins];
  getSelection().setBaseAndExtent(...from, ...to);
  to[0].parentElement.scrollIntoView({ block: "nearest" });
}
document.addEventListener("keydown", walk);

let byKeyboard = false; // how the article got the focus
document.addEventListener("focusin", (event) => {
  if (event.target === article()) byKeyboard = event.target.matches(":focus-visible");
});

// who leaves a form is where they opened it
let opener = null;
document.addEventListener("htmx:beforeRequest", (event) => {
  const focused = document.activeElement;
  if (event.detail.target?.id !== "correcting" || focused.closest("#correcting")) return;
  opener = focused.closest(".margin") ? focused : article();
});

function goBack() {
  if (!opener || document.querySelector("#correcting.open")) return;
  opener.focus();
  opener = null;
}

// only a page with scripts has words to be walked through
function ready() {
  const text = article();
  if (!text) return;
  text.tabIndex = 0;
  text.setAttribute("aria-describedby", "how");
}
document.addEventListener("htmx:afterSettle", () => {
  ready();
  goBack();
});
ready();
