// A picture as plain shapes, written as SVG or painted for a PNG: what leaves the page carries its legend with it.
// A shape is a path ({ d, stroke, width, dash, fill }) or a text ({ text, x, y, size, anchor, bold, fill }).

const SVG = "http://www.w3.org/2000/svg";
const FONT = 'Georgia, "Times New Roman", serif';
const LARGEST = 8000; // pixels a side: beyond it browsers refuse a canvas

export function svgNode(name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== "") node.setAttribute(key, value);
  }
  if (text !== undefined) node.textContent = text;
  return node;
}

function drawn(shape) {
  if (shape.text === undefined) {
    return svgNode("path", {
      d: shape.d, fill: shape.fill || "none", stroke: shape.stroke, "stroke-width": shape.width,
      "stroke-dasharray": (shape.dash || []).join(" "),
    });
  }
  return svgNode("text", {
    x: shape.x, y: shape.y, fill: shape.fill, "font-size": shape.size, "font-family": FONT,
    "text-anchor": shape.anchor, "font-weight": shape.bold ? "bold" : undefined,
    stroke: shape.halo, "stroke-width": shape.halo ? 3 : undefined, "paint-order": shape.halo ? "stroke" : undefined,
  }, shape.text);
}

export function asSvg({ width, height, paper, shapes }) {
  const root = svgNode("svg", { xmlns: undefined, width, height, viewBox: `0 0 ${width} ${height}` });
  root.append(svgNode("rect", { width, height, fill: paper }), ...shapes.map(drawn));
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}

function paint(pen, shape) {
  pen.setLineDash(shape.dash || []);
  if (shape.text === undefined) {
    const path = new Path2D(shape.d);
    if (shape.fill) { pen.fillStyle = shape.fill; pen.fill(path); }
    if (shape.stroke) { pen.strokeStyle = shape.stroke; pen.lineWidth = shape.width; pen.stroke(path); }
    return;
  }
  pen.font = `${shape.bold ? "bold " : ""}${shape.size}px ${FONT}`;
  pen.textAlign = { middle: "center", end: "right" }[shape.anchor] || "left";
  if (shape.halo) { pen.strokeStyle = shape.halo; pen.lineWidth = 3; pen.strokeText(shape.text, shape.x, shape.y); }
  pen.fillStyle = shape.fill;
  pen.fillText(shape.text, shape.x, shape.y);
}

export function asPng({ width, height, paper, shapes }) {
  const times = Math.min(2, LARGEST / Math.max(width, height));
  const canvas = Object.assign(document.createElement("canvas"), { width: width * times, height: height * times });
  const pen = canvas.getContext("2d");
  pen.scale(times, times);
  pen.lineJoin = "round";
  pen.fillStyle = paper;
  pen.fillRect(0, 0, width, height);
  for (const shape of shapes) paint(pen, shape);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

export function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The colours of the style sheet, as the page has them now. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "ink", "dim", "rule", "lit", "own", "named", "nobody", "against"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** Words in lines of so many letters at most. */
export function wrapped(words, most) {
  const lines = [""];
  for (const word of words.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > most && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
