// Draws the ties that the list beside it names: data from the page's .json address, lines by standing, shapes by kind.
import { asPng, asSvg, colours, save, svgNode, wrapped } from "./picture.js";
import { spread } from "./spread.js";

// width, dashes and mark tell standings apart without colour
const LINES = {
  on_record: { words: "on record", width: 4, dash: [], colour: "own" },
  corroborated: { words: "two sources or more", width: 2.5, dash: [], colour: "own" },
  reported: { words: "one source", width: 1.25, dash: [], colour: "ink" },
  disputed: { words: "sources conflict", width: 2, dash: [], colour: "against", mark: "diamond" },
  hearsay: { words: "unnamed or posts only", width: 2.5, dash: [2, 4], colour: "nobody" },
  speculated: { words: "speculation only", width: 1.75, dash: [9, 5], colour: "nobody" },
  denied: { words: "denied", width: 1.75, dash: [9, 4, 2, 4], colour: "against", mark: "tee" },
  withdrawn: { words: "withdrawn", width: 1, dash: [2, 9], colour: "dim" },
};
const SHAPES = {
  person: "ellipse", organisation: "rectangle", place: "triangle", event: "diamond", account: "hexagon", group: "ellipse",
};
const MANY = 60; // ties: beyond that their labels cover each other, and only the lit ones show theirs
const CROWD = 300; // ties: beyond that moving is drawn more roughly, and the others are not made faint
const NEAREST = 1.2; // few parties are not blown up to fill the box
const LEGIBLE = 12; // pixels of a name on the screen, however far away its party is
const LONGEST = 11; // times its height that a name may be wide
const OLDEST = 100; // years that the slider reaches back; older times are typed

const box = document.getElementById("network");
const form = document.getElementById("filter");
const places = new Map(); // where a party was drawn last: it stays there when the filter changes
let cy, asked, range, lighted, fainted;
let later; // the timer until names are written anew

const sizeOf = (ties) => 14 + 5 * Math.sqrt(ties);
// of a crowd, above all the names of those with many ties
const nameSize = (ties) => (cy?.edges().length > CROWD ? Math.min(40, 3 + ties * 1.3) : 11 + Math.min(9, 1.5 * Math.sqrt(ties)));
const seenSize = (node) => Math.max(nameSize(node.data("ties")), LEGIBLE / (cy?.zoom() || 1));
const href = (kind, id) => `/${kind}/${encodeURIComponent(id)}`;

function styles() {
  const c = colours();
  return [
    { selector: "node", style: {
      shape: (node) => SHAPES[node.data("kind")] || "ellipse", width: (node) => sizeOf(node.data("ties")),
      height: (node) => sizeOf(node.data("ties")), "background-color": c.paper, "border-color": c.ink, "border-width": 1.5,
      label: "data(name)", color: c.ink, "font-family": "Georgia, serif", "text-valign": "bottom", "text-margin-y": 3,
      "font-size": seenSize, "text-max-width": (node) => LONGEST * seenSize(node), "text-wrap": "ellipsis",
      "text-outline-color": c.paper, "text-outline-width": (node) => seenSize(node) / 6,
    } },
    { selector: "node.unnamed", style: { label: "" } },
    { selector: "node[step = 0][?around]", style: { "background-color": c.ink, "font-weight": "bold" } },
    { selector: "node[!public]", style: { "border-style": "dashed" } },
    { selector: "edge", style: {
      "curve-style": "bezier", "control-point-step-size": 26, width: (edge) => LINES[edge.data("standing")].width,
      "line-color": (edge) => c[LINES[edge.data("standing")].colour],
      "line-style": (edge) => (LINES[edge.data("standing")].dash.length ? "dashed" : "solid"),
      "line-dash-pattern": (edge) => (LINES[edge.data("standing")].dash.length ? LINES[edge.data("standing")].dash : [6, 3]),
      "mid-target-arrow-shape": (edge) => LINES[edge.data("standing")].mark || "none",
      "mid-target-arrow-color": (edge) => c[LINES[edge.data("standing")].colour],
      "target-arrow-shape": (edge) => (edge.data("symmetric") ? "none" : "triangle"),
      "target-arrow-color": (edge) => c[LINES[edge.data("standing")].colour], "arrow-scale": 0.9,
    } },
    { selector: "edge.told, edge.lit", style: {
      label: "data(label)", color: c.dim, "font-size": 10, "font-family": "Georgia, serif", "font-style": "italic",
      "text-rotation": "autorotate", "text-margin-y": -8, "text-background-color": c.paper, "text-background-opacity": 0.9,
      "min-zoomed-font-size": 8,
    } },
    { selector: ".faint", style: { opacity: 0.15 } },
    { selector: "edge.lit", style: { "underlay-color": c.lit, "underlay-opacity": 0.9, "underlay-padding": 5, color: c.ink, "z-index": 9, "font-size": 12 } },
    { selector: "node.lit", style: { "underlay-color": c.lit, "underlay-opacity": 0.9, "underlay-padding": 6, "z-index": 9, label: "data(name)" } },
  ];
}

function elements(data) {
  const told = data.links.length <= MANY ? "told" : "";
  const around = box.dataset.from !== "/network.json";
  return [
    ...data.nodes.map((node) => ({ group: "nodes", data: { ...node, around } })),
    ...data.links.map((link) => ({
      group: "edges", classes: told,
      data: {
        id: link.id, source: link.subject, target: link.object, standing: link.standing, symmetric: link.symmetric,
        label: link.latest ? `${link.label} (${link.latest.stage})` : link.label,
      },
    })),
  ];
}

/** A new party begins beside one it is tied to; without any, on a circle in the order of the data. */
function beginnings(data) {
  const known = new Map(places);
  const beside = new Map(data.links.flatMap((link) => [[link.subject, link.object], [link.object, link.subject]]));
  data.nodes.forEach((node, i) => {
    if (known.has(node.id)) return;
    const near = known.get(beside.get(node.id)) || { x: 0, y: 0 };
    const far = 60 + 12 * Math.sqrt(data.nodes.length) * (known.has(beside.get(node.id)) ? 1 : 3);
    known.set(node.id, { x: near.x + far * Math.cos(i * 2.4), y: near.y + far * Math.sin(i * 2.4) });
  });
  return known;
}

function arrange() {
  const nodes = cy.nodes().toArray();
  const number = new Map(nodes.map((node, i) => [node.id(), i]));
  const parties = nodes.map((node) => ({ ...node.position(), room: 20 + Math.min(130, node.data("name").length * 6.5) }));
  const pairs = new Set(cy.edges().map((edge) => `${number.get(edge.source().id())} ${number.get(edge.target().id())}`));
  spread(parties, [...pairs].map((pair) => pair.split(" ").map(Number)));
  turn(parties);
  nodes.forEach((node, i) => node.position({ x: parties[i].x, y: parties[i].y }));
  fit();
  writeNames();
  fit(); // the names need room, too
  remember();
}

/** A drawing that is wide lies down where its box stands, as on a phone. */
function turn(parties) {
  const across = (side) => Math.max(...parties.map((each) => each[side])) - Math.min(...parties.map((each) => each[side]));
  if (across("x") > across("y") === cy.width() > cy.height()) return;
  for (const each of parties) [each.x, each.y] = [each.y, each.x];
}

/** Where a name stands: below its party. */
function placeOfName(node) {
  const high = seenSize(node);
  const half = (high * Math.min(LONGEST, node.data("name").length * 0.5)) / 2;
  const { x, y } = node.position();
  const top = y + node.height() / 2;
  return { left: x - half, right: x + half, top, bottom: top + high };
}

/** Write the names that can be read: those of parties with many ties first, none over another. The rest come by zooming. */
function writeNames() {
  const taken = [];
  const over = (one) => taken.some((other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom);
  cy.batch(() => {
    for (const node of cy.nodes().toArray().sort((one, other) => other.data("ties") - one.data("ties"))) {
      const place = placeOfName(node);
      const covered = over(place);
      node.toggleClass("unnamed", covered);
      if (!covered) taken.push(place);
    }
  });
  cy.style().update();
}

function fit() {
  cy.fit(undefined, 25);
  if (cy.zoom() > NEAREST) cy.zoom(NEAREST).center();
}

function remember() {
  cy.nodes().forEach((node) => places.set(node.id(), { ...node.position() }));
}

function draw(data) {
  const unknown = data.nodes.filter((node) => !places.has(node.id)).length;
  const at = beginnings(data);
  cy.startBatch();
  lighted = fainted = null;
  cy.elements().remove();
  cy.add(elements(data));
  cy.nodes().positions((node) => ({ ...at.get(node.id()) }));
  cy.endBatch();
  if (unknown * 3 > data.nodes.length) arrange();
  else {
    writeNames();
    remember();
  }
}

function start(many) {
  const small = box.classList.contains("small");
  cy = window.cytoscape({
    container: box, style: styles(), minZoom: 0.05, maxZoom: 4, boxSelectionEnabled: false,
    autounselectify: true, textureOnViewport: many, pixelRatio: many ? 1 : "auto",
    userZoomingEnabled: !small, userPanningEnabled: !small, autoungrabify: small,
  });
  cy.on("tap", "node", (event) => location.assign(href("people", event.target.id())));
  cy.on("tap", "edge", (event) => location.assign(href("ties", event.target.id())));
  cy.on("mouseover", "node, edge", (event) => lit(event.target));
  cy.on("mouseout", "node, edge", () => lit(null));
  box.addEventListener("mouseleave", () => lit(null)); // who leaves the box from a party leaves the party, too
  cy.on("dragfree", "node", () => { remember(); writeNames(); });
  cy.on("zoom resize", () => { clearTimeout(later); later = setTimeout(writeNames, 80); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { cy.style(styles()); swatches(); });
}

/** Light one tie or one party with its ties, in the drawing and in the list. */
function lit(what) {
  box.classList.toggle("pointing", Boolean(what));
  for (const line of document.querySelectorAll(".ties .lit")) line.classList.remove("lit");
  cy.batch(() => {
    lighted?.removeClass("lit");
    fainted?.removeClass("faint");
    lighted = what && (what.isNode() ? what.closedNeighborhood() : what.union(what.connectedNodes())).addClass("lit");
    fainted = what && cy.edges().length <= CROWD ? cy.elements().difference(lighted).addClass("faint") : null;
  });
  lighted?.edges().forEach((edge) => {
    document.querySelector(`[data-tie="${CSS.escape(edge.id())}"]`)?.classList.add("lit");
  });
}

async function show() {
  asked?.abort();
  asked = new AbortController();
  const status = document.getElementById("told");
  const words = form ? new URLSearchParams(new FormData(form)) : "";
  const joint = box.dataset.from.includes("?") ? "&" : "?";
  try {
    const answer = await fetch(`${box.dataset.from}${joint}${words}`, { signal: asked.signal });
    const data = await answer.json();
    if (!answer.ok) throw new Error(data.error);
    if (status) status.textContent = "";
    for (const part of [box, ...document.querySelectorAll("#tools, #shapes")]) part.hidden = !data.links.length;
    if (!data.links.length) return;
    if (!cy) start(data.links.length > CROWD);
    cy.resize();
    draw(data);
    if (form) slide(data);
  } catch (error) {
    if (error.name !== "AbortError" && status) status.textContent = error.message;
  }
}

// The slider writes a year or month into the field beside it; its last position is no time at all.
const pad = (number, letters) => String(number).padStart(letters, "0");
const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function slide(data) {
  const field = form.elements.as_of;
  if (!data.first) return;
  const last = Math.max(monthOf(data.last), range?.last ?? 0);
  range = { last, first: Math.max(Math.min(monthOf(data.first), range?.first ?? Infinity), last - OLDEST * 12) };
  for (const part of form.querySelectorAll(".slides")) part.hidden = false;
  place(field.value);
}

const every = () => (document.getElementById("unit").value === "year" ? 12 : 1);
const positions = () => Math.floor(range.last / every()) - Math.floor(range.first / every()) + 1;

function place(time) {
  const slider = document.getElementById("slide");
  slider.max = positions();
  const at = /^\d{4}/.test(time) ? Math.floor(monthOf(`${time}-01`) / every()) - Math.floor(range.first / every()) : positions();
  slider.value = at;
  say(time);
}

function timeAt(position) {
  if (position >= positions()) return "";
  const at = Math.floor(range.first / every()) + position;
  return every() === 12 ? pad(at, 4) : `${pad(Math.floor(at / 12), 4)}-${pad((at % 12) + 1, 2)}`;
}

function say(time) {
  const words = time ? `as of ${time}` : "any time";
  document.getElementById("slid").textContent = words;
  document.getElementById("slide").setAttribute("aria-valuetext", words);
}

// What leaves the page: the whole drawing with heading, filter, legend and date.
function outline(node, at) {
  const r = node.width() / 2;
  const corners = { rectangle: 4, triangle: 3, diamond: 4, hexagon: 6 }[node.style("shape")];
  if (!corners) return `M${at.x - r} ${at.y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  const turn = { rectangle: Math.PI / 4, hexagon: 0 }[node.style("shape")] ?? -Math.PI / 2;
  const far = node.style("shape") === "rectangle" ? r * Math.SQRT2 : r;
  const points = Array.from({ length: corners }, (_, i) => turn + (i * 2 * Math.PI) / corners);
  return `M${points.map((angle) => `${at.x + far * Math.cos(angle)} ${at.y + far * Math.sin(angle)}`).join("L")}Z`;
}

/** A mark on a line: an arrow's head, a diamond or a bar across, turned as the line runs. */
function mark(kind, at, from, to, size) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [((to.x - from.x) / length) * size, ((to.y - from.y) / length) * size];
  if (kind === "tee") return `M${at.x - y} ${at.y + x}L${at.x + y} ${at.y - x}`;
  if (kind === "diamond") return `M${at.x + x} ${at.y + y}L${at.x - y} ${at.y + x}L${at.x - x} ${at.y - y}L${at.x + y} ${at.y - x}Z`;
  return `M${at.x} ${at.y}L${at.x - 2 * x - y} ${at.y - 2 * y + x}L${at.x - 2 * x + y} ${at.y - 2 * y - x}Z`;
}

function lineShapes(edge, shift, c) {
  const { width, dash, colour, mark: kind } = LINES[edge.data("standing")];
  const [from, to, middle] = [edge.sourceEndpoint(), edge.targetEndpoint(), edge.midpoint()].map(shift);
  if (!from || !to || Number.isNaN(from.x + to.x)) return []; // two parties on one spot: there is no line between
  const bend = edge.controlPoints()?.map(shift)[0];
  const d = bend ? `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}` : `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const stroke = c[colour];
  const shapes = [{ d, stroke, width, dash }];
  if (!edge.data("symmetric")) shapes.push({ d: mark("arrow", to, bend || from, to, 4.5), fill: stroke });
  if (kind) shapes.push({ d: mark(kind, middle, from, to, 6), fill: kind === "tee" ? "" : stroke, stroke, width: 2 });
  if (edge.hasClass("told")) {
    shapes.push({ text: edge.data("label"), x: middle.x, y: middle.y - 3, size: 10, anchor: "middle", fill: c.dim, halo: c.paper });
  }
  return shapes;
}

function picture() {
  const c = colours();
  const bounds = cy.elements().boundingBox();
  const width = Math.ceil(Math.max(bounds.w + 60, 720));
  const unit = Math.max(1, width / 1100); // a large drawing has a large legend
  const text = (words, x, y, size, more) => ({ text: words, x, y, size: size * unit, fill: c.ink, ...more });
  const most = Math.floor((width - 40) / (7 * unit));
  const filter = wrapped(document.getElementById("shown").textContent, most);
  const top = (56 + filter.length * 18) * unit;
  const shift = (at) => at && { x: at.x - bounds.x1 + (width - bounds.w) / 2, y: at.y - bounds.y1 + top };
  const shapes = [
    text(document.getElementById("heading").textContent, 20, 30 * unit, 22, { bold: true }),
    ...filter.map((line, i) => text(line, 20, (52 + i * 18) * unit, 13, { fill: c.dim })),
    ...cy.edges().toArray().flatMap((edge) => lineShapes(edge, shift, c)),
  ];
  cy.nodes().forEach((node) => {
    const at = shift(node.position());
    const size = nameSize(node.data("ties"));
    shapes.push(
      { d: outline(node, at), fill: node.style("background-color"), stroke: c.ink, width: 1.5, dash: node.data("public") ? [] : [4, 3] },
      { text: node.data("name"), x: at.x, y: at.y + node.height() / 2 + size + 2, size, anchor: "middle", fill: c.ink, halo: c.paper },
    );
  });
  const below = top + bounds.h + 24 * unit;
  const used = Object.values(LINES).filter((_, i) => cy.edges(`[standing = "${Object.keys(LINES)[i]}"]`).length);
  const columns = Math.max(1, Math.floor(width / (240 * unit)));
  used.forEach((line, i) => {
    const [x, y] = [20 + (i % columns) * 240 * unit, below + Math.floor(i / columns) * 22 * unit];
    shapes.push(...sample(line, x, y, 48 * unit, c), text(line.words, x + 58 * unit, y + 4 * unit, 13));
  });
  const end = below + Math.ceil(used.length / columns) * 22 * unit + 8 * unit;
  const day = new Date().toISOString().slice(0, 10);
  const foot = `${document.getElementById("shapes").textContent} Drawn ${day} with sayso: who said so, not what is true.`;
  const lines = wrapped(foot, most);
  shapes.push(...lines.map((line, i) => text(line, 20, end + i * 18 * unit, 12, { fill: c.dim })));
  return { width, height: Math.ceil(end + lines.length * 18 * unit + 10), paper: c.paper, shapes };
}

function sample({ width, dash, colour, mark: kind }, x, y, length, c) {
  const shapes = [{ d: `M${x} ${y}L${x + length} ${y}`, stroke: c[colour], width, dash }];
  const middle = { x: x + length / 2, y };
  if (kind) shapes.push({ d: mark(kind, middle, { x, y }, middle, 6), fill: kind === "tee" ? "" : c[colour], stroke: c[colour], width: 2 });
  return shapes;
}

/** The legend on the page: each standing of the filter with its line. */
function swatches() {
  const c = colours();
  for (const swatch of document.querySelectorAll(".swatch")) {
    swatch.setAttribute("viewBox", "0 0 40 14");
    swatch.replaceChildren(...sample(LINES[swatch.dataset.standing], 0, 7, 40, c).map((shape) =>
      svgNode("path", { d: shape.d, fill: shape.fill || "none", stroke: shape.stroke, "stroke-width": shape.width, "stroke-dasharray": (shape.dash || []).join(" ") })));
  }
}

const zoom = (times) => cy.zoom({ level: cy.zoom() * times, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
const file = (kind) => `sayso-network-${new Date().toISOString().slice(0, 10)}.${kind}`;
const TOOLS = {
  in: () => zoom(1.4),
  out: () => zoom(1 / 1.4),
  fit,
  arrange,
  svg: () => save(asSvg(picture()), file("svg")),
  png: async () => save(await asPng(picture()), file("png")),
};

if (form) {
  swatches();
  if (matchMedia("(max-width: 45rem)").matches) document.getElementById("filters").open = false;
  const shapes = document.getElementById("shapes");
  shapes.textContent = "Circle: person. Square: body. Triangle: place. Diamond: event. Dashed outline: no public role.";
  document.getElementById("tools").addEventListener("click", (event) => TOOLS[event.target.dataset.do]?.());
  document.getElementById("slide").addEventListener("input", (event) => {
    form.elements.as_of.value = timeAt(Number(event.target.value));
    say(form.elements.as_of.value);
  });
  document.getElementById("unit").addEventListener("change", () => place(form.elements.as_of.value));
  form.addEventListener("htmx:afterOnLoad", show);
  for (const failed of ["htmx:responseError", "htmx:sendError"]) { // sayso.js says why
    form.addEventListener(failed, () => { document.getElementById("told").textContent = ""; });
  }
  form.addEventListener("htmx:beforeRequest", () => { document.getElementById("told").textContent = "Looking …"; });
  document.addEventListener("htmx:afterSwap", (event) => { if (event.target.id === "ties") show(); });
  for (const kind of ["mouseover", "focusin"]) {
    document.getElementById("ties").addEventListener(kind, (event) => {
      const line = event.target.closest("[data-tie]");
      if (line && cy) lit(cy.getElementById(line.dataset.tie));
    });
  }
  document.getElementById("ties").addEventListener("mouseleave", () => cy && lit(null));
}
show();
