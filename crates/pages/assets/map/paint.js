// Paints the ground: departments, or communes where they are loaded. Painting takes tens of milliseconds on an old phone, so
// a picture wider than the window is kept and moved while a hand moves; it is painted again when the hand rests.
import { meets } from "./plane.js";

// Pixels painted beyond the window on each side.
const BEYOND = 160;
// How much a kept picture may be stretched.
const STRETCH = 1.6;

export class Painter {
  constructor() {
    this.canvas = document.createElement("canvas");
    this.pen = this.canvas.getContext("2d", { alpha: false });
    this.view = null;
  }

  // The ground of a view, on the canvas of a pen; `settled`: as sharp as can be.
  draw(pen, country, view, colours, ratio, settled) {
    const covered = this.view && this.covers(view);
    if (settled ? !this.isOf(view, country, colours, ratio) : !covered) this.paint(country, view, colours, ratio);
    const [left, top] = view.place(this.view.under([0, 0]));
    const stretch = view.scale / this.view.scale;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = colours.paper;
    pen.fillRect(0, 0, view.width, view.height);
    pen.drawImage(this.canvas, left, top, this.view.width * stretch, this.view.height * stretch);
  }

  // Forgets the picture: what it shows has changed.
  forget() {
    this.view = null;
  }

  isOf(view, country, colours, ratio) {
    const kept = this.view;
    return kept && kept.x === view.x && kept.y === view.y && kept.scale === view.scale && kept.ratio === ratio
      && kept.width === view.width + 2 * BEYOND && kept.height === view.height + 2 * BEYOND;
  }

  covers(view) {
    const [left, top] = view.place(this.view.under([0, 0]));
    const stretch = view.scale / this.view.scale;
    const [right, bottom] = [left + this.view.width * stretch, top + this.view.height * stretch];
    return stretch < STRETCH && stretch > 1 / STRETCH && left <= 0 && top <= 0 && right >= view.width && bottom >= view.height;
  }

  paint(country, view, colours, ratio) {
    const kept = view.copy();
    [kept.width, kept.height, kept.ratio] = [view.width + 2 * BEYOND, view.height + 2 * BEYOND, ratio];
    this.view = kept;
    const [wide, high] = [Math.round(kept.width * ratio), Math.round(kept.height * ratio)];
    if (this.canvas.width !== wide) this.canvas.width = wide;
    if (this.canvas.height !== high) this.canvas.height = high;
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
    this.pen.fillStyle = colours.paper;
    this.pen.fillRect(0, 0, wide, high);
    const box = kept.box();
    const seen = country.departments.filter((department) => meets(department.box, box));
    const byCommune = country.showsCommunes(view);
    this.enter(country.ground, kept, ratio);
    for (const department of seen) {
      if (byCommune && department.detail) continue;
      department.path ??= path(country.ground, country.ground.shapes[department.index]);
      // Among communes, what has none of its own yet is ground like any other.
      this.fill(department.path, byCommune ? "sunken" : `t${department.kind}`, colours);
    }
    if (byCommune) for (const { detail } of seen.filter(({ detail }) => detail)) this.communes(detail, kept, colours, ratio);
    const coarse = seen.filter(({ detail }) => !(byCommune && detail));
    if (coarse.length > 0) {
      this.enter(country.ground, kept, ratio);
      this.stroke(coarse.map(({ path: outline }) => outline), colours.edge, 1);
    }
  }

  communes(detail, kept, colours, ratio) {
    this.enter(detail.ground, kept, ratio);
    detail.paths ??= pathsByKind(detail);
    for (const [kind, shape] of detail.paths) this.fill(shape, `t${kind}`, colours);
    detail.borders ??= borders(detail.ground);
    this.stroke([detail.borders.inner], colours.paper, 0.7);
    this.stroke([detail.borders.outer], colours.edge, 1.6);
  }

  // From now on the pen draws around the origin of a ground.
  enter({ origin: [x, y] }, kept, ratio) {
    const scale = kept.scale * ratio;
    const [left, top] = kept.place([x, y]);
    this.pen.setTransform(scale, 0, 0, scale, left * ratio, top * ratio);
    this.scale = kept.scale;
  }

  fill(shape, name, colours) {
    const { pen } = this;
    if (name === "tu") {
      // The hatch stays on the paper whatever the scale.
      colours.hatch.setTransform(new DOMMatrix().scale(1 / this.scale));
      pen.fillStyle = colours.hatch;
    } else pen.fillStyle = colours[name];
    pen.fill(shape, "evenodd");
  }

  stroke(shapes, colour, width) {
    this.pen.strokeStyle = colour;
    this.pen.lineJoin = "round";
    this.pen.lineWidth = width / this.scale;
    shapes.forEach((shape) => this.pen.stroke(shape));
  }
}

function trace(into, vertices) {
  vertices.forEach(([x, y], at) => (at === 0 ? into.moveTo(x, y) : into.lineTo(x, y)));
}

function path(ground, rings) {
  const drawn = new Path2D();
  rings.forEach((ring) => {
    trace(drawn, ground.closed(ring));
    drawn.closePath();
  });
  return drawn;
}

function pathsByKind({ ground, communes }) {
  const paths = new Map();
  communes.forEach(({ kind }, index) => {
    if (!paths.has(kind)) paths.set(kind, new Path2D());
    paths.get(kind).addPath(path(ground, ground.shapes[index]));
  });
  return paths;
}

// Lines between two communes, and those around them all.
function borders({ lines, shapes }) {
  const uses = new Uint8Array(lines.length);
  for (const used of shapes.flat(2)) uses[used >> 1] += 1;
  const [inner, outer] = [new Path2D(), new Path2D()];
  lines.forEach((line, index) => trace(uses[index] > 1 ? inner : outer, line));
  return { inner, outer };
}
