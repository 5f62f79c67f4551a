// Draws the list below it on an axis: three bands for whose word dates a line, pale where a day is not certain.
import { svgNode } from "./picture.js";

const DAY = 86_400_000;
const BANDS = [["own", "article’s own voice"], ["named", "somebody named"], ["nobody", "nobody named"]];
const STEPS = [1 / 12, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100]; // years between two marks of the axis
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const [HIGH, ROW, DOT, HEAD, AXIS] = [9, 29, 12, 24, 28]; // pixels: a line, it with its label, a statement
const LETTER = 6.6; // the width of one, about
const NEAREST = 60; // days across: no nearer view
const AGAINST = ["denied", "probably_not", "possibly_not"];

const box = document.getElementById("timeline");
const number = (day) => Date.parse(`${day}T00:00:00Z`) / DAY;
let items = [];
let whole, view;

const voice = (basis) => ({ narrator: "own", unnamed: "nobody" })[basis] || "named";

/** Numbers of days; an open side is null. A last day counts to its end. */
function dated(stretch) {
  const side = (day, more) => (day ? number(day) + more : null);
  const item = {
    ...stretch, voice: voice(stretch.basis),
    from: [side(stretch.begins_first, 0), side(stretch.begins_last, 1)],
    to: [side(stretch.ends_first, 0), side(stretch.ends_last, 1)],
  };
  return [...item.from, ...item.to].some((day) => day !== null && !Number.isNaN(day)) ? item : null;
}

function range(found) {
  const days = found.flatMap((item) => [...item.from, ...item.to]).filter((day) => day !== null);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const room = Math.max(45, (last - first) * 0.06);
  return [first - room, last + room];
}

const href = (item) =>
  item.what === "statement"
    ? `/statements/${encodeURIComponent(item.id)}?document=${encodeURIComponent(item.document)}`
    : `/ties/${encodeURIComponent(item.id)}`;

/** Where an item begins and ends on the page, with what is certain of it inside. */
function placed(item, x, width) {
  const [left, right] = [-20, width + 20];
  const at = (day, other) => (day === null ? other : Math.max(left, Math.min(right, x(day))));
  const open = { left: item.from[0] === null && item.from[1] === null, right: item.to[0] === null && item.to[1] === null };
  const from = open.left ? Math.max(0, at(item.to[0], right) - 60) : at(item.from[0], left);
  const to = Math.max(from + 6, open.right ? (item.what === "state" ? right : at(item.from[1], right)) : at(item.to[1], right));
  const sure = item.what === "state" ? [open.left ? from : at(item.from[1], from), open.right ? to : at(item.to[0], to)] : null;
  return { item, open, from, to, sure, gone: to < 0 || from > width };
}

/** For each the first row in which nothing stands there yet; how many rows there are. */
function rows(lines) {
  const ends = [];
  const placed = lines.map(([from, to]) => {
    const free = ends.findIndex((end) => end < from);
    ends[free < 0 ? ends.length : free] = to;
    return free < 0 ? ends.length - 1 : free;
  });
  return [placed, ends.length];
}

function node({ item, open, from, to, sure }, y, width) {
  const against = AGAINST.includes(item.factuality);
  const hedged = item.factuality && item.factuality !== "certain" && !against;
  const link = svgNode("a", { href: href(item), tabindex: "-1", class: `${item.voice} ${hedged ? "hedge" : ""} ${against ? "struck" : ""}` });
  link.append(svgNode("title", {}, `${item.told}, ${item.time || item.date}: “${item.words.slice(0, 200)}” (${item.whose})`));
  const middle = y + HIGH / 2;
  if (item.what === "statement") {
    link.append(svgNode("rect", { x: from, y, width: Math.max(6, to - from), height: 6, rx: 3, class: to - from > 12 ? "pale" : "firm" }));
    return link;
  }
  link.append(svgNode("rect", { x: from, y, width: to - from, height: HIGH, rx: 2, class: "pale" }));
  if (sure && sure[1] > sure[0]) link.append(svgNode("rect", { x: sure[0], y, width: sure[1] - sure[0], height: HIGH, class: "firm" }));
  if (item.what === "act") link.append(svgNode("path", { d: `M${(from + to) / 2 - 5} ${middle}l5 -6l5 6l-5 6z`, class: "firm" }));
  if (open.right && item.what === "state") {
    const tip = Math.min(to, width - 2);
    link.append(svgNode("path", { d: `M${tip - 9} ${y - 3}L${tip} ${middle}L${tip - 9} ${y + HIGH + 3}`, class: "arrow" }));
  }
  if (open.left) link.append(svgNode("path", { d: `M${from + 9} ${y - 3}L${from} ${middle}L${from + 9} ${y + HIGH + 3}`, class: "arrow" }));
  if (against) link.append(svgNode("path", { d: `M${from} ${middle}L${to} ${middle}`, class: "strike" }));
  return link;
}

const labelled = (item) => (item.told.length > 60 ? `${item.told.slice(0, 59)}…` : item.told);

/** Ties with their labels above them, statements as dots below. */
function band([name, words], shown, top, width) {
  const group = svgNode("g", { class: "band" });
  group.append(svgNode("text", { x: 4, y: top + 16, class: `head ${name}` }, words));
  const mine = shown.filter((each) => each.item.voice === name);
  const ties = mine.filter((each) => each.item.what !== "statement");
  const labels = ties.map((each) => {
    const label = labelled(each.item);
    return { label, x: Math.max(4, Math.min(each.from, width - label.length * LETTER - 4)) };
  });
  const [tieRows, tall] = rows(ties.map((each, i) => [
    Math.min(Math.max(0, each.from), labels[i].x), Math.max(each.to, labels[i].x + labels[i].label.length * LETTER) + 8,
  ]));
  ties.forEach((each, i) => {
    const y = top + HEAD + tieRows[i] * ROW;
    const link = node(each, y + 14, width);
    const wide = Math.max(each.to - labels[i].x, labels[i].label.length * LETTER);
    link.prepend(svgNode("rect", { x: labels[i].x, y, width: wide, height: ROW - 4, class: "hit" })); // to be pointed at
    link.append(svgNode("text", { x: labels[i].x, y: y + 10, class: "told" }, labels[i].label));
    group.append(link);
  });
  const said = mine.filter((each) => each.item.what === "statement");
  const [saidRows, low] = rows(said.map((each) => [each.from, each.to + 4]));
  said.forEach((each, i) => group.append(node(each, top + HEAD + tall * ROW + saidRows[i] * DOT + 4, width)));
  const height = HEAD + Math.max(8, tall * ROW + low * DOT) + 8;
  group.append(svgNode("path", { d: `M0 ${top + height}L${width} ${top + height}`, class: "rule" }));
  return [group, height];
}

function axis(x, width, height) {
  const group = svgNode("g", { class: "axis" });
  const yearWide = x(365.25) - x(0);
  const step = STEPS.find((years) => years * yearWide >= 70) || STEPS.at(-1);
  const months = Math.round(step * 12);
  const start = new Date(view[0] * DAY);
  let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
  for (let i = 0; i < 200; i++, month += months) {
    const [year, of] = [Math.floor(month / 12), month % 12];
    const at = x(Date.UTC(year, of, 1) / DAY);
    if (at > width) break;
    if (at < 0 || year < 100) continue; // two-figure years mean other ones to Date.UTC
    const words = of || step < 1 ? `${MONTHS[of]} ${year}` : `${year}`;
    group.append(svgNode("path", { d: `M${at} 0L${at} ${height}`, class: "rule" }), svgNode("text", { x: at + 4, y: 17 }, words));
  }
  return group;
}

function draw() {
  const width = box.clientWidth;
  const x = (day) => ((day - view[0]) / (view[1] - view[0])) * width;
  const shown = items.map((item) => placed(item, x, width)).filter((each) => !each.gone);
  let top = AXIS;
  const bands = BANDS.map((each) => {
    const [group, height] = band(each, shown, top, width);
    top += height;
    return group;
  });
  const root = svgNode("svg", { width, height: top, viewBox: `0 0 ${width} ${top}`, role: "group", tabindex: "0",
    "aria-label": `Timeline; the list below says the same. Arrow keys move, plus and minus zoom.` });
  root.append(axis(x, width, top), ...bands);
  const focused = box.contains(document.activeElement);
  box.replaceChildren(root);
  if (focused) root.focus();
}

function look(from, to) {
  const most = (whole[1] - whole[0]) * 1.5;
  const wide = Math.max(Math.min(NEAREST, most), Math.min(most, to - from));
  const middle = Math.max(whole[0], Math.min(whole[1], (from + to) / 2));
  view = [middle - wide / 2, middle + wide / 2];
  draw();
}

function zoom(times, around = (view[0] + view[1]) / 2) {
  look(around - (around - view[0]) / times, around + (view[1] - around) / times);
}

const move = (share) => look(view[0] + (view[1] - view[0]) * share, view[1] + (view[1] - view[0]) * share);
const TOOLS = { in: () => zoom(1.6), out: () => zoom(1 / 1.6), earlier: () => move(-0.3), later: () => move(0.3), whole: () => look(...whole) };
const KEYS = { "+": "in", "=": "in", "-": "out", ArrowLeft: "earlier", ArrowRight: "later", 0: "whole" };

function listen() {
  document.getElementById("tools").hidden = false;
  document.getElementById("tools").addEventListener("click", (event) => TOOLS[event.target.dataset.do]?.());
  box.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    TOOLS[KEYS[event.key]]();
  });
  box.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // the page scrolls; with Ctrl, as a pinch sends it, the time zooms
    event.preventDefault();
    const share = (event.clientX - box.getBoundingClientRect().left) / box.clientWidth;
    zoom(event.deltaY < 0 ? 1.25 : 0.8, view[0] + (view[1] - view[0]) * share);
  }, { passive: false });
  let held = null; // where a pull began
  let pulled = false;
  box.addEventListener("pointerdown", (event) => { held = { x: event.clientX, view }; pulled = false; });
  window.addEventListener("pointermove", (event) => {
    if (!held || !event.buttons) return;
    const by = ((held.x - event.clientX) / box.clientWidth) * (held.view[1] - held.view[0]);
    if (Math.abs(held.x - event.clientX) > 4) pulled = true;
    if (pulled) look(held.view[0] + by, held.view[1] + by);
  });
  window.addEventListener("pointerup", () => { held = null; });
  box.addEventListener("click", (event) => { if (pulled) event.preventDefault(); }, true);
  box.addEventListener("dragstart", (event) => event.preventDefault());
  new ResizeObserver(() => { if (Math.abs(box.clientWidth - (box.firstChild?.clientWidth ?? 0)) > 1) draw(); }).observe(box);
}

async function start() {
  const answer = await fetch(box.dataset.from);
  if (!answer.ok) return;
  items = (await answer.json()).stretches.map(dated).filter(Boolean);
  if (!items.length) return;
  box.hidden = false;
  whole = view = range(items);
  draw();
  listen();
}

if (box) start();
