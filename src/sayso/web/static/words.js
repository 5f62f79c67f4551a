// Words of an article chosen to add a claim: by mouse, or by arrow keys where the article has the focus.
"use strict";

const article = () => document.querySelector(".reading[data-judge] .text");
const bar = () => document.getElementById("chosen");

/** The blocks of the article as one text: which characters stand in which node. */
function flattened(text) {
  const nodes = [];
  let length = 0;
  for (const block of text.querySelectorAll("[data-start]")) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: length });
      length += walker.currentNode.data.length;
    }
  }
  return { nodes, words: nodes.map(({ node }) => node.data).join("") };
}

/** The words of the text as pairs of offsets, without the marks around them. */
const wordsOf = (text) =>
  [...text.matchAll(/[\p{L}\p{N}][^\s]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu)].map((found) => [found.index, found.index + found[0].length]);

/** The node and the offset within it of a character of the whole. */
function placeOf(nodes, at, isEnd) {
  let found = nodes[0];
  for (const each of nodes) {
    if (each.start > at || (isEnd && each.start === at)) break;
    found = each;
  }
  return [found.node, at - found.start];
}

/** Where a range begins in the kept text, in code points: its block says where that begins. */
function startOf(range) {
  const within = range.startContainer;
  const block = (within.nodeType === Node.ELEMENT_NODE ? within : within.parentElement).closest("[data-start]");
  if (!block) return 0;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return Number(block.dataset.start) + [...before.toString()].length;
}

/** The words that are selected in the article, with where they stand; null where there are none. */
function chosen() {
  const text = article();
  const selection = getSelection();
  if (!text || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const words = range.toString();
  return words.trim() ? { words: words.trim(), at: startOf(range) + (words.length - words.trimStart().length) } : null;
}

function show() {
  const found = chosen();
  const shown = bar();
  if (!shown) return;
  shown.hidden = !found;
  shown.querySelector("button").disabled = !found;
  if (found) shown.querySelector("q").textContent = found.words.length > 90 ? `${found.words.slice(0, 90)}…` : found.words;
}
document.addEventListener("selectionchange", show);

function ask() {
  const found = chosen();
  if (!found) return;
  const risky = new URLSearchParams(location.search).get("risky") ? "&risky=true" : "";
  const path = `${location.pathname}?words=${encodeURIComponent(found.words)}&at=${found.at}${risky}`;
  htmx.ajax("GET", path, { target: "#correcting", select: "#correcting", swap: "outerHTML" });
  bar().hidden = true;
}
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("#choose")) ask();
  else if (event.target.closest(".reading[data-judge] .text a") && chosen()) event.preventDefault(); // selecting in a name
});

// no selection can begin on a link, and most claims begin with a name: while the button is down it is none
document.addEventListener("mousedown", (event) => {
  const link = event.button === 0 && event.target.closest(".reading[data-judge] .text a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const address = link.getAttribute("href");
  link.removeAttribute("href");
  addEventListener("mouseup", () => link.setAttribute("href", address), { once: true, capture: true });
});

/** How far an arrow goes: to the next word, or to the first word of the next paragraph. */
function stepped(text, words, index, key) {
  if (key === "ArrowRight") return index + 1;
  if (key === "ArrowLeft") return index - 1;
  const starts = wordsPerBlock(text, words);
  const here = starts.findLastIndex((start) => start <= Math.max(index, 0));
  return starts[here + (key === "ArrowDown" ? 1 : -1)] ?? index;
}

function wordsPerBlock(text, words) {
  let length = 0;
  const starts = [];
  for (const block of text.querySelectorAll("[data-start]")) {
    const first = words.findIndex(([start]) => start >= length);
    if (first >= 0 && first !== starts.at(-1)) starts.push(first);
    length += block.textContent.length;
  }
  return starts;
}

let anchor = -1; // the words, by number, between which all are chosen
let focus = -1;

function walk(event) {
  const text = article();
  if (event.target !== text || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter") ask();
  if (!["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const { nodes, words: whole } = flattened(text);
  const words = wordsOf(whole);
  if (!words.length) return;
  focus = Math.min(Math.max(stepped(text, words, focus, event.key), 0), words.length - 1);
  if (!event.shiftKey || anchor < 0) anchor = focus;
  const [first, last] = anchor <= focus ? [anchor, focus] : [focus, anchor];
  const from = placeOf(nodes, words[first][0], false);
  const to = placeOf(nodes, words[last][1], true);
  getSelection().setBaseAndExtent(...from, ...to);
  (focus === first ? from : to)[0].parentElement.scrollIntoView({ block: "nearest" });
}
document.addEventListener("keydown", walk);

// only a page with scripts has words to be walked through
function ready() {
  const text = article();
  anchor = focus = -1;
  if (!text) return;
  text.tabIndex = 0;
  text.setAttribute("aria-describedby", "how");
}
document.addEventListener("htmx:afterSettle", ready);
ready();
