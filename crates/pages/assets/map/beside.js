// The list beside the map, what was picked on it, and what is said aloud: the same as the map shows, in words.

// Rows of a list: the nearest of the centre.
const POINTS_LISTED = 30;
const COMMUNES_LISTED = 12;

export class Beside {
  constructor(figure, side, words, shut) {
    [this.figure, this.side, this.words, this.shut] = [figure, side, words, shut];
    this.language = document.documentElement.lang;
    this.data = figure.dataset;
    this.picked = make("div", { class: "map-picked", "aria-live": "polite" });
    this.said = make("p", { role: "status", class: "note" });
    this.shown = "";
  }

  // What the side shows of a view; `pointed` is told of the entry that somebody is at, or of none.
  show(country, view, found, pointed) {
    const entries = country.showsCommunes(view) ? this.near(country, view, found) : this.departments(country, view);
    const key = JSON.stringify(entries.map(({ title, rows, more }) => [title, more, rows.map((row) => row.key)]));
    this.said.textContent = this.sentence(country, view);
    if (key === this.shown) return;
    this.shown = key;
    const focus = this.side.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    this.side.replaceChildren(...entries.flatMap((entry) => this.list(entry, pointed)));
    // Whoever is in the list stays at the same entry.
    if (focus) [...this.side.querySelectorAll("[data-key]")].find((link) => link.dataset.key === focus)?.focus();
  }

  sentence(country, view) {
    if (country.failed) return this.words.failed;
    if (!country.showsCommunes(view)) return fill(this.words.departments_shown, { count: country.inView(view).length });
    if (country.isComing(view)) return this.words.loading;
    const points = country.points(view);
    const open = points.filter(({ state }) => state === "open").length;
    return fill(this.words.points_shown, { points: points.length, open, communes: country.communes(view).length });
  }

  near(country, view, found) {
    const near = ({ at: [x, y] }) => Math.hypot(x - view.x, y - view.y);
    const numbered = new Map(found.points.map((point) => [point.id, point]));
    const points = country.points(view).map((point) => ({ ...point, ...numbered.get(point.id) }));
    points.sort((one, other) => (one.number ?? 99) - (other.number ?? 99) || near(one) - near(other));
    const communes = country.communes(view).sort((one, other) => other.people - one.people || (one.code < other.code ? -1 : 1));
    const part = (title, all, most, row) => {
      const more = all.length > most ? fill(this.words.more, { shown: most, count: all.length }) : all.length ? "" : this.words.none;
      return { title, more, rows: all.slice(0, most).map(row) };
    };
    return [
      part(this.words.points, points, POINTS_LISTED, (point) => this.point(point)),
      part(this.words.communes, communes, COMMUNES_LISTED, (commune) => this.commune(commune)),
    ];
  }

  departments(country, view) {
    const seen = country.inView(view);
    const row = (department) => ({
      key: `d${department.code}`, at: department, title: department.name,
      url: `${this.data.department}${department.code}`,
      facts: [department.minutes ? fill(this.words.nine_tenths, { minutes: department.minutes }) : this.words.unknown],
    });
    // Overseas is out of sight on a map of the mainland, not out of the country.
    const elsewhere = country.departments.filter((department) => department.code.length === 3 && !seen.includes(department));
    return [
      { title: this.words.departments, more: seen.length ? "" : this.words.none, rows: seen.map(row) },
      ...(elsewhere.length ? [{ title: this.words.elsewhere, more: "", rows: elsewhere.map(row) }] : []),
    ];
  }

  point(point) {
    const facts = [point.says];
    if (point.minutes) facts.unshift(fill(this.words.minutes, { minutes: point.minutes }));
    if (point.phone) facts.push(`<a class="row-link nb" href="tel:${escape(point.dial)}">${escape(point.phone)}</a>`);
    const row = { key: `p${point.id}`, at: point, title: point.name, url: point.url, facts, badge: point.number, state: point.state };
    if (this.data.trial !== undefined && !this.shut.has(point.id)) row.more = { url: `${this.data.trial}fermer=${encodeURIComponent(point.id)}`, text: this.words.trial_close };
    return row;
  }

  commune(commune) {
    const row = { key: `c${commune.code}`, at: commune, title: commune.name, url: `${this.data.commune}${commune.code}`, facts: [this.time(commune), this.people(commune)] };
    if (this.data.trial !== undefined) row.more = { url: `${this.data.trial}ouvrir=${commune.code}`, text: this.words.trial_open };
    return row;
  }

  time({ tenths }) {
    if (tenths < 0) return this.words.unknown;
    const minutes = new Intl.NumberFormat(this.language, { minimumFractionDigits: 1 }).format(tenths / 10);
    return fill(this.words.mean, { minutes });
  }

  people({ people }) {
    return fill(this.words.people, { people: thin(new Intl.NumberFormat(this.language).format(people)) });
  }

  list({ title, more, rows }, pointed) {
    const items = rows.map((row) => {
      const link = make("a", { href: row.url, "data-key": row.key });
      link.textContent = row.title;
      link.addEventListener("focus", () => pointed(row.at));
      link.addEventListener("blur", () => pointed(undefined));
      const item = make("li", {}, ...this.before(row), link, note(row.facts.join(" · ")));
      item.addEventListener("pointerenter", () => pointed(row.at));
      item.addEventListener("pointerleave", () => pointed(undefined));
      if (row.more) item.append(more_link(row));
      return item;
    });
    return [make("h2", { class: "h3" }, title), ...(rows.length ? [make("ul", { class: `list map-list${rows[0].state ? "" : " plain"}` }, ...items)] : []), ...(more ? [make("p", { class: "note gap" }, more)] : [])];
  }

  before(row) {
    if (row.badge) return [make("span", { class: "skip" }, `${row.badge}. `), make("span", { class: "badge", "aria-hidden": "true" }, String(row.badge)), " "];
    if (!row.state) return [];
    return [make("span", { class: `mark-state ${row.state}`, "aria-hidden": "true" }), " "];
  }

  // What was picked on the map, in a box under it.
  pick(thing) {
    this.picked.replaceChildren();
    if (!thing) return;
    const row = thing.id ? this.point(thing) : this.commune(thing);
    if (thing.today) row.facts.splice(1, 0, fill(this.words.today, { hours: thing.today }));
    const link = make("a", { href: row.url });
    link.textContent = row.title;
    this.picked.append(make("h2", { class: "h3" }, ...this.before(row), link), ...row.facts.map((fact) => note(fact, "p")));
    if (row.more) this.picked.append(more_link(row, "button second small"));
  }
}

function make(tag, attributes, ...inside) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...inside);
  return element;
}

// Facts come from the server as HTML, and were escaped there.
function note(html, tag = "span") {
  const element = make(tag, { class: "note" });
  element.innerHTML = html;
  return element;
}

function more_link(row, kind = "row-link") {
  return make("a", { class: kind, href: row.more.url }, row.more.text, make("span", { class: "skip" }, ` : ${row.title}`));
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const escape = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const thin = (text) => text.replaceAll("\u202f", '<span class="thin">\u202f</span>');
