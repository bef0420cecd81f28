// The plane of the map (Mercator's) and a window onto it.

// Side of the plane: large enough for whole pixels at the finest scale, small enough for the numbers of a canvas.
export const WORLD = 2 ** 24;
// Zoom as other maps count it: the world is 256 pixels wide at 0.
const ZOOMS = [4, 14];

export function toPlane(lon, lat) {
  const north = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [(lon / 360 + 0.5) * WORLD, (0.5 - north / (2 * Math.PI)) * WORLD];
}

export function toGlobe(x, y) {
  const north = (0.5 - y / WORLD) * 2 * Math.PI;
  return [(x / WORLD - 0.5) * 360, (Math.atan(Math.sinh(north)) * 180) / Math.PI];
}

export class View {
  constructor() {
    [this.x, this.y, this.scale, this.width, this.height] = [WORLD / 2, WORLD / 2, 2 ** -16, 1, 1];
  }

  get zoom() {
    return Math.log2((this.scale * WORLD) / 256);
  }

  set zoom(zoom) {
    this.scale = (2 ** Math.min(ZOOMS[1], Math.max(ZOOMS[0], zoom)) * 256) / WORLD;
  }

  // Metres of ground in a pixel.
  get metres() {
    const [, lat] = toGlobe(this.x, this.y);
    return ((40_075_017 / WORLD) * Math.cos((lat * Math.PI) / 180)) / this.scale;
  }

  get isClosest() {
    return this.zoom >= ZOOMS[1] - 1e-6;
  }

  get isFarthest() {
    return this.zoom <= ZOOMS[0] + 1e-6;
  }

  place([x, y]) {
    return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  under([x, y]) {
    return [(x - this.width / 2) / this.scale + this.x, (y - this.height / 2) / this.scale + this.y];
  }

  // Moves by pixels.
  pan(dx, dy) {
    this.x = Math.min(WORLD, Math.max(0, this.x + dx / this.scale));
    this.y = Math.min(WORLD, Math.max(0, this.y + dy / this.scale));
  }

  // Zooms by steps of a doubling; what is under the pixel stays under it.
  zoomBy(steps, pixel = [this.width / 2, this.height / 2]) {
    const before = this.under(pixel);
    this.zoom += steps;
    const after = this.under(pixel);
    this.x += before[0] - after[0];
    this.y += before[1] - after[1];
  }

  // Shows a box of degrees: west, south, east, north.
  fit([west, south, east, north], margin = 16) {
    const [left, top] = toPlane(west, north);
    const [right, bottom] = toPlane(east, south);
    const free = (side) => Math.max(1, side - 2 * margin);
    const scale = Math.min(free(this.width) / (right - left), free(this.height) / (bottom - top));
    [this.x, this.y] = [(left + right) / 2, (top + bottom) / 2];
    this.zoom = Math.log2((scale * WORLD) / 256);
  }

  // The box of the plane that is seen, wider by so many pixels.
  box(margin = 0) {
    const [left, top] = this.under([-margin, -margin]);
    const [right, bottom] = this.under([this.width + margin, this.height + margin]);
    return [left, top, right, bottom];
  }

  copy() {
    return Object.assign(new View(), this);
  }

  // "#9.2/44.518/3.501": zoom, latitude, longitude.
  get hash() {
    const [lon, lat] = toGlobe(this.x, this.y);
    return `#${this.zoom.toFixed(2)}/${lat.toFixed(4)}/${lon.toFixed(4)}`;
  }

  // Takes what such a hash says; false where it is none.
  follow(hash) {
    const found = /^#(\d{1,2}(?:\.\d{1,4})?)\/(-?\d{1,2}(?:\.\d{1,6})?)\/(-?\d{1,3}(?:\.\d{1,6})?)$/.exec(hash);
    if (!found) return false;
    const [zoom, lat, lon] = found.slice(1).map(Number);
    if (Math.abs(lat) > 80 || Math.abs(lon) > 180) return false;
    [this.x, this.y] = toPlane(lon, lat);
    this.zoom = zoom;
    return true;
  }
}

export const meets = (one, other) => one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1];
