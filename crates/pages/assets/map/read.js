// Reads lines and shapes as `pages::lines` writes them.
import { WORLD, toPlane } from "./plane.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

// Whole numbers: five bits a letter, the lowest first; the lowest of all is the sign.
export function readNumbers(text) {
  const found = [];
  let value = 0;
  let unit = 1;
  for (const letter of text) {
    const bits = VALUES.get(letter);
    if (bits === undefined) throw new Error(`not a number: ${letter}`);
    value += (bits & 31) * unit;
    unit *= 32;
    if (bits & 32) continue;
    found.push(value % 2 ? -(value + 1) / 2 : value / 2);
    value = 0;
    unit = 1;
  }
  return found;
}

// Lines as degrees: [[lon, lat], ...] each.
export function readLines(text, quantum) {
  const values = readNumbers(text);
  const lines = [];
  let [lon, lat] = [0, 0];
  for (let at = 0; at < values.length;) {
    const line = [];
    for (let left = values[at++]; left > 0; left -= 1) {
      lon += values[at++];
      lat += values[at++];
      line.push([(lon * quantum) / 1e5, (lat * quantum) / 1e5]);
    }
    lines.push(line);
  }
  return lines;
}

// Shapes as rings of directed lines: 2 * line, or one more against it.
export function readShapes(text) {
  const values = readNumbers(text);
  const shapes = [];
  let used = 0;
  for (let at = 0; at < values.length;) {
    const rings = [];
    for (let left = values[at++]; left > 0; left -= 1) {
      const ring = [];
      for (let uses = values[at++]; uses > 0; uses -= 1) ring.push((used += values[at++]));
      rings.push(ring);
    }
    shapes.push(rings);
  }
  return shapes;
}

// Lines and shapes on the plane, around an origin near them: drawing is exact to less than a pixel at every scale.
export class Ground {
  constructor(lines, shapes, quantum) {
    const degrees = readLines(lines, quantum);
    this.shapes = readShapes(shapes);
    this.origin = degrees.length ? toPlane(...degrees[0][0]) : [WORLD / 2, WORLD / 2];
    this.lines = degrees.map((line) => line.map(([lon, lat]) => {
      const [x, y] = toPlane(lon, lat);
      return [x - this.origin[0], y - this.origin[1]];
    }));
    this.boxes = this.shapes.map((rings) => this.box(rings));
  }

  // The vertices of a closed ring, the first again at the end.
  closed(ring) {
    const vertices = [];
    for (const used of ring) {
      const line = this.lines[used >> 1];
      const way = used & 1 ? [...line].reverse() : line;
      vertices.push(...(vertices.length ? way.slice(1) : way));
    }
    return vertices;
  }

  // Left, top, right, bottom around the origin; nothing is inside the box of a shape without rings.
  box(rings) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const used of rings.flat()) {
      for (const [x, y] of this.lines[used >> 1]) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    }
    return box;
  }

  // The shape at a position of the plane, or -1: even-odd rule.
  shapeAt([planeX, planeY]) {
    const [x, y] = [planeX - this.origin[0], planeY - this.origin[1]];
    return this.shapes.findIndex((rings, shape) => {
      const [left, top, right, bottom] = this.boxes[shape];
      if (x < left || x > right || y < top || y > bottom) return false;
      let inside = false;
      for (const used of rings.flat()) {
        const line = this.lines[used >> 1];
        for (let at = 1; at < line.length; at += 1) {
          const [[ax, ay], [bx, by]] = [line[at - 1], line[at]];
          if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
        }
      }
      return inside;
    });
  }
}
