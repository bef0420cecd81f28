// The colours of the style sheet, for a canvas: read again when the scheme changes.

const TOKENS = ["paper", "sunken", "ink", "ink-2", "action", "edge", "line", "unknown", "borne", "t0", "t1", "t2", "t3", "t4", "t5"];
const FORCED = ["ink", "ink-2", "action", "edge", "line", "unknown"];

export function palette() {
  const root = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(TOKENS.map((name) => [name, root.getPropertyValue(`--${name}`).trim()]));
  if (matchMedia("(forced-colors: active)").matches) {
    // The classes keep their colours, as in the server's maps; all that is drawn over them takes the reader's.
    const body = getComputedStyle(document.body);
    FORCED.forEach((name) => (colours[name] = body.color));
    colours.paper = body.backgroundColor;
    colours.sunken = body.backgroundColor;
  }
  // Names grow with the reader's letters.
  colours.letter = (parseFloat(root.fontSize) / 16) * 14;
  colours.hatch = hatch(colours);
  return colours;
}

// 45 degrees, as everywhere: unknown is no class.
function hatch(colours) {
  const tile = document.createElement("canvas");
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext("2d");
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colours.unknown;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const from of [-8, 0, 8]) {
    pen.moveTo(from - 1, 9);
    pen.lineTo(from + 9, -1);
  }
  pen.stroke();
  return pen.createPattern(tile, "repeat");
}

export function onChange(changed) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"]) {
    matchMedia(query).addEventListener("change", changed);
  }
}
