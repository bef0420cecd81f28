// What is known of the country: departments at once, the communes and points of a department when it comes into view.
import { Ground, readNumbers } from "./read.js";
import { meets, toPlane } from "./plane.js";

// Most communes loaded for one view: the weight of a view has an end whatever the screen.
const COMMUNES = 3500;
// The shorter side of a view in metres up to which communes are shown: a large department with what is around it.
const NEAR_M = 230_000;

async function ask(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

export class Country {
  constructor(groundAddress, figuresAddress) {
    [this.groundAddress, this.figuresAddress] = [groundAddress, figuresAddress];
    this.departments = [];
    this.seen = { key: "", found: [] };
    this.failed = false;
  }

  async open() {
    const [ground, figures] = await Promise.all([ask(`${this.groundAddress}/pays`), ask(`${this.figuresAddress}/pays`)]);
    this.ground = new Ground(ground.lines, ground.shapes, ground.quantum);
    this.departments = ground.departments.map((known, index) => {
      const said = figures.departments[index];
      const dots = readNumbers(said.points);
      const points = [];
      for (let at = 0, lon = 0, lat = 0; at < dots.length; at += 2) {
        lon += dots[at];
        lat += dots[at + 1];
        points.push(toPlane(lon / 1e5, lat / 1e5));
      }
      const [left, top, right, bottom] = this.ground.boxes[index];
      const [x, y] = this.ground.origin;
      const box = [left + x, top + y, right + x, bottom + y];
      return { ...known, index, kind: said.kind, minutes: said.minutes, dots: points, box, detail: null, asked: false };
    });
  }

  // The departments of which some ground is in view; asked for many times a frame.
  inView(view) {
    const box = view.box();
    const key = box.join();
    if (this.seen.key !== key) this.seen = { key, found: this.departments.filter((department) => this.isIn(department, box)) };
    return this.seen.found;
  }

  isIn(department, box) {
    if (!meets(department.box, box)) return false;
    const [x, y] = this.ground.origin;
    const [left, top, right, bottom] = [box[0] - x, box[1] - y, box[2] - x, box[3] - y];
    const uses = this.ground.shapes[department.index].flat();
    const lines = uses.map((used) => this.ground.lines[used >> 1]);
    if (lines.some((line) => line.some((to, at) => at > 0 && crosses(line[at - 1], to, [left, top, right, bottom])))) return true;
    // No border in view: all of the view is in it, or none.
    return this.departmentAt([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]) === department;
  }

  // Whether this view shows communes; else it shows departments.
  showsCommunes(view) {
    return view.metres * Math.min(view.width, view.height) <= NEAR_M || this.inView(view).length === 1;
  }

  // The departments whose communes a view shows: those in its middle first, as many as one view may load.
  near(view) {
    const box = view.box();
    const side = (one, other, axis) => Math.min(one[axis + 2], other[axis + 2]) - Math.max(one[axis], other[axis]);
    const share = (department) => side(department.box, box, 0) * side(department.box, box, 1);
    const middle = this.departmentAt([view.x, view.y]);
    const order = [...this.inView(view)].sort((one, other) => (other === middle) - (one === middle) || share(other) - share(one));
    let left = COMMUNES;
    return order.filter(({ detail, communes }) => (left -= communes) >= 0 || detail);
  }

  // Whether something that a view shows is still to come.
  isComing(view) {
    return this.showsCommunes(view) && this.near(view).some(({ detail }) => !detail);
  }

  // Loads what a view needs, in one go; true where something came.
  async load(view) {
    if (!this.showsCommunes(view)) return false;
    const wanted = this.near(view).filter((department) => !department.asked).sort((one, other) => one.index - other.index);
    if (wanted.length === 0) return false;
    wanted.forEach((department) => (department.asked = true));
    const codes = wanted.map((department) => department.code).join(",");
    try {
      const both = [ask(`${this.groundAddress}/${codes}`), ask(`${this.figuresAddress}/${codes}`)];
      const [ground, figures] = await Promise.all(both);
      wanted.forEach((department, index) => {
        department.detail = detail(ground.departments[index], figures.departments[index], ground.quantum);
      });
      this.failed = false;
    } catch (error) {
      wanted.forEach((department) => (department.asked = false));
      this.failed = true;
      throw error;
    }
    return true;
  }

  // Every point of the loaded departments in view.
  points(view) {
    const [left, top, right, bottom] = view.box();
    const inside = ({ at }) => at[0] >= left && at[0] <= right && at[1] >= top && at[1] <= bottom;
    return this.inView(view).flatMap((department) => (department.detail ? department.detail.points.filter(inside) : []));
  }

  // Every commune whose centre is in view.
  communes(view) {
    const [left, top, right, bottom] = view.box();
    const inside = ({ at }) => at[0] >= left && at[0] <= right && at[1] >= top && at[1] <= bottom;
    return this.inView(view).flatMap((department) => (department.detail ? department.detail.communes.filter(inside) : []));
  }

  departmentAt(position) {
    return this.departments[this.ground.shapeAt(position)];
  }

  communeAt(position) {
    const near = this.departments.filter(({ box: [left, top, right, bottom], detail }) =>
      detail && position[0] >= left - 300 && position[0] <= right + 300 && position[1] >= top - 300 && position[1] <= bottom + 300);
    for (const { detail } of near) {
      const found = detail.ground.shapeAt(position);
      if (found >= 0) return detail.communes[found];
    }
    return undefined;
  }
}

// Whether a segment meets a box: not all corners are on one side of it.
function crosses([ax, ay], [bx, by], [left, top, right, bottom]) {
  if (!meets([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], [left, top, right, bottom])) return false;
  const sides = [[left, top], [right, top], [right, bottom], [left, bottom]].map(([x, y]) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax)));
  return !sides.every((side) => side === sides[0] && side !== 0);
}

function detail(ground, figures, quantum) {
  const centres = readNumbers(ground.centres);
  const tenths = readNumbers(figures.tenths);
  let [lon, lat] = [0, 0];
  const communes = ground.codes.map((code, index) => {
    lon += centres[2 * index];
    lat += centres[2 * index + 1];
    const at = toPlane(lon / 1e5, lat / 1e5);
    // Tenths of a minute; -1 where no way is known.
    return { code, name: ground.names[index], people: ground.people[index], kind: figures.kinds[index], tenths: tenths[index], at };
  });
  const points = figures.points.map((point) => ({ ...point, at: toPlane(point.lon / 1e5, point.lat / 1e5) }));
  return { ground: new Ground(ground.lines, ground.shapes, quantum), communes, points };
}
