// Hands on a keyboard: nothing but keys, and at every stop the focus must be seen.
import { check } from "../tally.mjs";

/// In the page: where the focus is, and all that may be wrong with how it is shown.
function stop() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const faults = [];
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 || /, 0\)$|transparent/.test(style.outlineColor)) faults.push("no ring");
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) faults.push("out of sight");
  else if (box.left - ring < 0 || box.right + ring > innerWidth) faults.push("ring past the side of the screen");
  for (let outer = element.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
    const around = outer.getBoundingClientRect();
    const cut = box.left - ring < around.left || box.right + ring > around.right || box.top - ring < around.top || box.bottom + ring > around.bottom;
    if (getComputedStyle(outer).overflow !== "visible" && cut) faults.push(`ring cut by ${outer.tagName}.${outer.className}`);
  }
  // A link may go over several lines: its first one has to be free.
  const line = element.getClientRects()[0];
  const over = line && document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  if (over && !element.contains(over) && !over.contains(element)) faults.push(`covered by ${over.tagName}.${over.className}`);
  const all = [...document.querySelectorAll("*")];
  return { at: all.indexOf(element), kind: `${element.tagName}.${element.className}`, text: (element.innerText || element.name || "").slice(0, 40), faults, lines: element.getClientRects().length, box: [box.left, box.top, box.width, box.height], ring };
}

/// In the page: everything that keys must reach, as places in the document.
function stops() {
  const all = [...document.querySelectorAll("*")];
  const reachable = "a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, summary, [tabindex]:not([tabindex='-1'])";
  return [...document.querySelectorAll(reachable)].filter((element) => element.checkVisibility({ visibilityProperty: true })).map((element) => all.indexOf(element));
}

/// In the page: the part of the band around a box that has the colour of its ring, from a picture of both.
async function ringed({ picture, wide, band }) {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const wanted = getComputedStyle(document.activeElement).outlineColor.match(/[\d.]+/g).map(Number);
  let [inked, seen] = [0, 0];
  for (let x = band; x < Math.min(image.width, wide) - band; x += 1) {
    seen += 1;
    // The upper side: one of the points from the outside of the picture to the box is the ring's.
    for (let y = 0; y < band; y += 1) {
      const at = 4 * (y * image.width + x);
      if ([0, 1, 2].every((part) => Math.abs(data[at + part] - wanted[part]) < 24)) {
        inked += 1;
        break;
      }
    }
  }
  return seen ? inked / seen : 1;
}

const looked = new Set();

export class Hands {
  constructor(page, name) {
    this.page = page;
    this.name = name;
  }

  /// Where the focus is; what is wrong with it is counted.
  async stop() {
    const found = await this.page.evaluate(stop);
    if (!found) return null;
    check(`${this.name}: focus on ${found.kind} \`${found.text}\``, found.faults.length === 0, `${found.faults.join(", ")} (${this.page.url()})`);
    const [left, top, width, height] = found.box;
    const band = Math.ceil(found.ring) + 1;
    // Each kind of stop is looked at once in what is drawn; a ring around several lines has no plain upper side.
    if (!looked.has(found.kind) && found.lines === 1 && found.faults.length === 0 && top > band && height < 300) {
      looked.add(found.kind);
      const clip = { x: Math.max(0, left - band), y: top - band, width: width + 2 * band, height: height + 2 * band };
      const picture = (await this.page.screenshot({ clip })).toString("base64");
      const part = await this.page.evaluate(ringed, { picture, wide: clip.width, band });
      check(`${this.name}: ring drawn around ${found.kind}`, part > 0.8, `${Math.round(part * 100)} % of it (${this.page.url()})`);
    }
    return found;
  }

  /// Goes on with Tab until the focus is on what is named.
  async to(selector) {
    for (let tabs = 0; tabs < 400; tabs += 1) {
      await this.page.keyboard.press("Tab");
      if (await this.page.locator(selector).and(this.page.locator(":focus")).count()) {
        await this.stop();
        return check(`${this.name}: ${selector} is reached`, true);
      }
    }
    check(`${this.name}: ${selector} is reached`, false, `not on ${this.page.url()}`);
    throw new Error(`${this.name}: \`${selector}\` is not reached by keyboard on ${this.page.url()}`);
  }

  /// Goes there and presses Enter; the address then matches.
  async follow(selector, address) {
    await this.to(selector);
    await this.page.keyboard.press("Enter");
    await this.page.waitForURL(address);
  }

  /// Goes to a link to a file and presses Enter; the file's text.
  async fetch(selector) {
    await this.to(selector);
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.page.keyboard.press("Enter")]);
    const parts = [];
    for await (const part of await download.createReadStream()) parts.push(part);
    return Buffer.concat(parts).toString("utf8");
  }

  /// Through the whole page: every stop, in the order of the page, and out again at its end.
  async through(path) {
    await this.page.goto(path);
    const wanted = await this.page.evaluate(stops);
    const met = [];
    for (let tabs = 0; tabs < wanted.length + 5; tabs += 1) {
      await this.page.keyboard.press("Tab");
      const found = await this.stop();
      if (!found || found.at === met[0]) break;
      met.push(found.at);
    }
    const missed = wanted.filter((at) => !met.includes(at));
    check(`${this.name}: every stop of ${path}`, missed.length === 0 && met.length >= wanted.length, `${missed.length} of ${wanted.length} missed, ${met.length} met`);
    check(`${this.name}: in order, no trap in ${path}`, met.every((at, index) => index === 0 || at > met[index - 1]), met.join(" "));
    await this.page.keyboard.press("Shift+Tab");
    return met.length;
  }
}

/// The same journey with scripts and without, at a phone's width; `go` gets hands on an empty page.
export async function bothWays(browser, name, language, go) {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, locale: language, viewport: { width: 320, height: 740 }, acceptDownloads: true });
    const page = await context.newPage();
    const label = `${name} ${language} ${javaScriptEnabled ? "with scripts" : "without scripts"}`;
    try {
      await go(new Hands(page, label), javaScriptEnabled);
      check(`${label}: to the end`, true);
    } catch (error) {
      check(`${label}: to the end`, false, String(error).split("\n")[0]);
    }
    await context.close();
  }
}
