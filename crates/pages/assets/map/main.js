// The interactive map: takes the place of the map that the server drew, once it has something to show.
import { Beside } from "./beside.js";
import { onChange, palette } from "./colours.js";
import { Country } from "./country.js";
import { listen } from "./input.js";
import { drawMarks, marks } from "./marks.js";
import { Painter } from "./paint.js";
import { View, toPlane } from "./plane.js";

// How long a hand rests before all is drawn sharp, written beside and loaded, in milliseconds.
const REST = 160;
// Pixels around a point in which a finger finds it.
const FINGER = 14;

// What the server found: numbered points, the place they are near to, and a trial under way.
function found(figure) {
  const of = (name) => JSON.parse(figure.dataset[name] ?? "[]");
  const here = of("here");
  return {
    here: here.length ? toPlane(here[0], here[1]) : null,
    name: figure.dataset.name,
    points: of("points").map((point) => ({ ...point, at: toPlane(point.lon, point.lat) })),
    shut: new Set(of("shut")),
    opened: of("opened").map(([lon, lat]) => toPlane(lon, lat)),
  };
}

function buttons(words, view, { moved, rested, home }) {
  const all = [
    ["M12 5v14M5 12h14", words.closer, () => view.zoomBy(1)],
    ["M5 12h14", words.farther, () => view.zoomBy(-1)],
    ["M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5", words.home, home],
  ];
  const box = document.createElement("div");
  box.className = "map-buttons";
  for (const [icon, name, act] of all) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = name;
    button.setAttribute("aria-label", name);
    button.innerHTML = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${icon}"/></svg>`;
    button.addEventListener("click", () => {
      act();
      moved();
      rested();
    });
    box.append(button);
  }
  return box;
}

class LiveMap {
  constructor(figure) {
    this.figure = figure;
    this.words = JSON.parse(figure.dataset.words);
    this.country = new Country(figure.dataset.ground, figure.dataset.figures);
    this.view = new View();
    this.painter = new Painter();
    this.found = found(figure);
    this.beside = new Beside(figure, document.querySelector("[data-map-side]"), this.words, this.found.shut);
    this.chosen = undefined;
  }

  async start() {
    await this.country.open();
    this.frame = this.box();
    this.figure.querySelector("svg.map")?.replaceWith(this.frame);
    this.frame.after(this.beside.picked, this.beside.said);
    this.figure.classList.add("live");
    this.colours = palette();
    onChange(() => {
      this.colours = palette();
      this.painter.forget();
      this.draw(true);
    });
    new ResizeObserver(() => this.resize()).observe(this.frame);
    window.addEventListener("hashchange", () => this.view.follow(location.hash) && this.rest(0));
    document.fonts?.ready.then(() => this.draw(true));
  }

  box() {
    const hands = { moved: () => this.moved(), rested: () => this.rest(REST), home: () => this.home() };
    this.canvas = document.createElement("canvas");
    this.pen = this.canvas.getContext("2d", { alpha: false });
    this.pad = document.createElement("div");
    const said = { role: "application", tabindex: "0", "aria-label": this.words.label, "aria-describedby": "map-help", class: "map-pad" };
    for (const name in said) this.pad.setAttribute(name, said[name]);
    this.pad.append(this.canvas);
    const help = document.createElement("p");
    [help.id, help.className, help.textContent] = ["map-help", "skip", this.words.help];
    listen(this.pad, this.view, { ...hands, clicked: (pixel) => this.click(pixel) });
    const frame = document.createElement("div");
    frame.className = "map-frame";
    frame.append(this.pad, help, buttons(this.words, this.view, hands));
    return frame;
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.pad;
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    const first = this.view.width === 1;
    if (!width || (this.view.width === width && this.view.height === height && this.ratio === ratio)) return;
    [this.view.width, this.view.height, this.ratio] = [width, height, ratio];
    [this.canvas.width, this.canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (first && !this.view.follow(location.hash)) this.home();
    this.rest(0);
  }

  home() {
    this.view.fit(JSON.parse(this.figure.dataset.box));
  }

  moved() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.draw(false);
    });
  }

  // After a move: sharp, written beside, kept in the address, and what is missing loaded.
  rest(after) {
    clearTimeout(this.resting);
    this.figure.dataset.drawn = "";
    this.resting = setTimeout(async () => {
      this.resting = 0;
      this.draw(true);
      if (this.at && this.at !== this.view.hash) history.replaceState(history.state, "", this.view.hash);
      this.at = this.view.hash;
      const loading = this.country.load(this.view);
      this.write();
      const came = await loading.catch(() => false);
      if (came) this.painter.forget();
      this.draw(true);
      this.write();
    }, after);
  }

  draw(settled) {
    if (this.view.width === 1) return;
    this.painter.draw(this.pen, this.country, this.view, this.colours, this.ratio, settled);
    drawMarks(this.pen, this.country, this.view, this.found, this.colours, this.chosen);
    this.figure.dataset.drawn = settled && !this.resting ? this.view.hash : "";
  }

  write() {
    this.beside.show(this.country, this.view, this.found, (thing) => this.point(thing));
    this.figure.dataset.written = this.view.hash;
  }

  point(thing) {
    // A department has no dot of its own.
    this.chosen = thing?.at ? thing : undefined;
    this.draw(true);
  }

  click(pixel) {
    const away = ({ at }) => {
      const [x, y] = this.view.place(at);
      return Math.hypot(x - pixel[0], y - pixel[1]);
    };
    const near = marks(this.country, this.view, this.found).filter((mark) => away(mark) <= mark.radius + FINGER);
    // Of two at one address, the one on top.
    const mark = near.reverse().sort((one, other) => away(one) - away(other))[0];
    const under = this.view.under(pixel);
    if (!this.country.showsCommunes(this.view)) {
      // Departments are to be opened, not read.
      if (!mark && this.country.departmentAt(under)) {
        this.view.zoomBy(1.5, pixel);
        this.moved();
        this.rest(REST);
      }
      return;
    }
    const known = mark && { ...this.country.points(this.view).find(({ id }) => id === mark.id), ...mark };
    const thing = known ?? this.country.communeAt(under);
    this.beside.pick(thing);
    this.point(thing);
  }
}

const figure = document.querySelector("figure[data-ground]");
if (figure) new LiveMap(figure).start().catch((error) => console.warn(error.message));
