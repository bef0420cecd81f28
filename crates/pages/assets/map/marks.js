// What is drawn over the ground: points and their state, the place asked about, names.

// Points that are not loaded yet, and those of a whole country, are dots.
const DOT = 1.3;
const DISC = 7;
const NUMBERED = 13;
// Names tried on a view.
const NAMES = 14;

// The marks of a view, the last one on top: what is drawn, and what a click finds.
export function marks(country, view, found) {
  const detailed = country.showsCommunes(view);
  const numbered = new Map(found.points.map((point) => [point.id, point]));
  const discs = detailed ? country.points(view).filter(({ id }) => !numbered.has(id)) : [];
  // Two at one address: the open one is seen.
  const order = ["unknown", "closed", "open"];
  discs.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const shown = discs.map((point) => ({ ...point, radius: DISC }));
  return [...shown, ...found.points.map((point) => ({ ...point, radius: NUMBERED }))];
}

export function drawMarks(pen, country, view, found, colours, chosen) {
  const all = marks(country, view, found);
  dots(pen, country, view, colours, country.showsCommunes(view));
  if (found.here) ways(pen, view, found, colours);
  for (const mark of all) disc(pen, view.place(mark.at), mark, colours, found);
  for (const at of found.opened) arch(pen, view.place(at), colours);
  if (chosen) halo(pen, view.place(chosen.at), chosen.radius ?? DISC, colours);
  names(pen, country, view, found, colours, all);
}

function dots(pen, country, view, colours, detailed) {
  pen.beginPath();
  const radius = detailed ? 3 : view.metres > 2500 ? DOT / 2 : DOT;
  for (const department of country.inView(view)) {
    if (detailed && department.detail) continue;
    for (const dot of department.dots) {
      const [x, y] = view.place(dot);
      pen.moveTo(x + radius, y);
      pen.arc(x, y, radius, 0, 7);
    }
  }
  pen.fillStyle = colours.ink;
  pen.fill();
}

// From the place asked about to its points, as on the page of the finder.
function ways(pen, view, found, colours) {
  const from = view.place(found.here);
  pen.beginPath();
  for (const { at } of found.points) {
    pen.moveTo(...from);
    pen.lineTo(...view.place(at));
  }
  pen.setLineDash([2, 4]);
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 1.5;
  pen.stroke();
  pen.setLineDash([]);
  round(pen, from, 9, colours.borne, colours.ink, 2);
}

// Open: full. Closed: hollow. Not known: hollow and dashed. A shape each, not a colour alone.
function disc(pen, at, mark, colours, found) {
  if (mark.number) {
    round(pen, at, mark.radius, colours.ink, colours.paper, 1.5);
    text(pen, String(mark.number), [at[0], at[1] + 5], { colour: colours.paper, font: 700, align: "center" });
  } else if (mark.state === "open") round(pen, at, mark.radius, colours.action, colours.paper, 2);
  else {
    round(pen, at, mark.radius + 1, colours.paper, colours.paper, 1);
    pen.setLineDash(mark.state === "closed" ? [] : [3, 3]);
    round(pen, at, mark.radius - 1, colours.paper, colours.ink, 2);
    pen.setLineDash([]);
  }
  if (found.shut.has(mark.id)) cross(pen, at, colours);
}

function round(pen, [x, y], radius, fill, stroke, width) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 7);
  pen.fillStyle = fill;
  pen.fill();
  pen.strokeStyle = stroke;
  pen.lineWidth = width;
  pen.stroke();
}

// A point that closes in a trial.
function cross(pen, at, colours) {
  round(pen, at, 11, colours.paper, colours.ink, 2.5);
  pen.beginPath();
  for (const way of [1, -1]) {
    pen.moveTo(at[0] - 4, at[1] - 4 * way);
    pen.lineTo(at[0] + 4, at[1] + 4 * way);
  }
  pen.stroke();
}

// A point that opens in a trial.
function arch(pen, [x, y], colours) {
  pen.beginPath();
  pen.moveTo(x - 12, y + 12);
  pen.lineTo(x - 12, y - 2);
  pen.arc(x, y - 2, 12, Math.PI, 0);
  pen.lineTo(x + 12, y + 12);
  pen.closePath();
  [pen.fillStyle, pen.strokeStyle, pen.lineWidth] = [colours.borne, colours.ink, 2];
  pen.fill();
  pen.stroke();
  pen.beginPath();
  pen.moveTo(x, y - 6);
  pen.lineTo(x, y + 6);
  pen.moveTo(x - 6, y);
  pen.lineTo(x + 6, y);
  pen.strokeStyle = "#1a1e1b";
  pen.stroke();
}

// What the list beside points at: the focus of the style sheet.
function halo(pen, at, radius, colours) {
  pen.beginPath();
  pen.arc(...at, radius + 6, 0, 7);
  [pen.strokeStyle, pen.lineWidth] = [colours.borne, 6];
  pen.stroke();
  pen.beginPath();
  pen.arc(...at, radius + 10, 0, 7);
  [pen.strokeStyle, pen.lineWidth] = [colours.ink, 2];
  pen.stroke();
}

function text(pen, words, at, { colour, font, align = "left", under, letter = 14 }) {
  pen.font = `${font} ${letter}px "Atkinson Hyperlegible Next", Verdana, sans-serif`;
  pen.textAlign = align;
  if (under) {
    [pen.strokeStyle, pen.lineWidth, pen.lineJoin] = [under, 4, "round"];
    pen.strokeText(words, ...at);
  }
  pen.fillStyle = colour;
  pen.fillText(words, ...at);
}

// The largest communes, or departments, each beside its place where nothing else stands, or left out.
function names(pen, country, view, found, colours, all) {
  const detailed = country.showsCommunes(view);
  const taken = all.map(({ at, radius }) => around(view.place(at), radius + 2));
  const tried = [];
  if (found.here) {
    taken.push(around(view.place(found.here), 11));
    tried.push({ name: found.name, at: found.here, gap: 14, strong: true });
  }
  for (const point of found.points) tried.push({ name: point.commune, at: point.at, gap: 18, strong: true });
  if (detailed) {
    const largest = country.communes(view).sort((one, other) => other.people - one.people).slice(0, NAMES);
    tried.push(...largest.map(({ name, at }) => ({ name, at, gap: 12, strong: !found.here })));
  } else if (view.metres < 1500) {
    for (const { name, box } of country.inView(view)) {
      tried.push({ name, at: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], gap: 0, strong: true, centred: true });
    }
  }
  const said = new Set();
  for (const { name, at, gap, strong, centred } of tried) {
    if (said.has(name)) continue;
    pen.font = `${strong ? 600 : 500} ${colours.letter}px "Atkinson Hyperlegible Next", Verdana, sans-serif`;
    const room = beside(view, view.place(at), pen.measureText(name).width, { gap, centred, letter: colours.letter }, taken);
    if (!room) continue;
    said.add(name);
    taken.push(room);
    const colour = strong ? colours.ink : colours["ink-2"];
    text(pen, name, [room[0] + 2, room[3] - 5], { colour, font: strong ? 600 : 500, under: colours.paper, letter: colours.letter });
  }
}

const around = ([x, y], radius) => [x - radius, y - radius, x + radius, y + radius];

function beside(view, [x, y], long, { gap, centred, letter }, taken) {
  const above = [x - long / 2, y - gap - 4];
  const sides = centred ? [[x - long / 2, y + 5]] : [above, [x + gap, y + 5], [x - gap - long, y + 5], [x - long / 2, y + gap + letter]];
  for (const [left, base] of sides) {
    const room = [left - 2, base - letter + 1, left + long + 2, base + 5];
    const inside = room[0] > 2 && room[1] > 2 && room[2] < view.width - 2 && room[3] < view.height - 2;
    const free = taken.every((other) => room[2] < other[0] || room[0] > other[2] || room[3] < other[1] || room[1] > other[3]);
    if (inside && free) return room;
  }
  return undefined;
}
