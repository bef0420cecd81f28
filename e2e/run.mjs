// Usage: node run.mjs [PART OF A NAME]. Every page and state (or those so named) in a real browser: status, accessibility, weight, width, no third party, no script needed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openBrowser, openHouse } from "./house.mjs";
import { figures } from "./figures.mjs";
import { finder } from "./finder.mjs";
import { map } from "./map.mjs";
import { moments, states } from "./pages.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wanted = process.argv[2] ?? "";
const WEIGHT = 100 * 1024;
let passed = 0;
const failures = [];

function check(name, holds, says = "") {
  if (holds) passed += 1;
  else failures.push(`${name}: ${says}`);
}

async function visit(browser, base, state, { width, colorScheme, forcedColors }) {
  const name = `${state.name} ${width} ${forcedColors === "active" ? "forced colours" : colorScheme}`;
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, forcedColors, locale: "fr-FR" });
  const page = await context.newPage();
  const foreign = [];
  const wrong = [];
  page.on("request", (request) => request.url().startsWith(base) || foreign.push(request.url()));
  page.on("requestfailed", (request) => wrong.push(`failed: ${request.url()}`));
  page.on("console", (message) => {
    // The browser itself notes a 4xx answer that the test asked for.
    if (message.type() === "error" && !message.text().includes("server responded")) wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(String(error)));
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  let bytes = 0;
  network.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
  const response = await page.goto(base + state.path, { waitUntil: "networkidle" });
  check(`${name}: status`, response.status() === (state.status ?? 200), String(response.status()));
  check(`${name}: one h1`, (await page.locator("h1").count()) === 1);
  check(`${name}: nothing foreign`, foreign.length === 0, foreign.join(" "));
  check(`${name}: nothing wrong`, wrong.length === 0, wrong.join(" | "));
  check(`${name}: weight`, bytes <= (state.weight ?? WEIGHT), `${bytes} bytes`);
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  check(`${name}: no sideways scrolling`, wide <= seen, `${wide} in ${seen}`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const says = violations.map((it) => `${it.id} (${it.nodes.slice(0, 3).map((node) => node.target).join(", ")})`);
  check(`${name}: axe`, violations.length === 0, says.join("; "));
  await context.close();
}

async function everyPage(browser, base, list) {
  for (const state of list.filter(({ name }) => name.includes(wanted))) {
    for (const width of [320, 1280]) {
      await visit(browser, base, state, { width, colorScheme: "light", forcedColors: "none" });
      await visit(browser, base, state, { width, colorScheme: "dark", forcedColors: "none" });
    }
    await visit(browser, base, state, { width: 1280, colorScheme: "light", forcedColors: "active" });
  }
}

// From the first page to a point's phone, by keyboard alone and without scripts.
async function journey(browser, base) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(base);
  for (let tabs = 0; tabs < 20; tabs += 1) {
    await page.keyboard.press("Tab");
    if (await page.locator("#lieu:focus").count()) break;
  }
  await page.keyboard.type("ispagnac");
  await page.keyboard.press("Enter");
  await page.waitForURL(/trouver\?lieu=ispagnac/);
  check("journey: results", (await page.locator("h1").innerText()).includes("Ispagnac"));
  for (let tabs = 0; tabs < 30; tabs += 1) {
    await page.keyboard.press("Tab");
    if (await page.locator(".card h2 a:focus").count()) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/point\//);
  check("journey: point", (await page.locator("a[href^='tel:']").count()) > 0);
  await context.close();
}

// A poster is printed on one page, in letters of 16 points or larger, and is a PDF as well.
async function poster(browser, base, state) {
  const context = await browser.newContext({ javaScriptEnabled: true });
  const page = await context.newPage();
  await page.goto(base + state.path, { waitUntil: "networkidle" });
  await page.emulateMedia({ media: "print" });
  const smallest = await page.evaluate(() => {
    const sizes = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      const seen = texts.currentNode.data.trim() && element.getClientRects().length > 0;
      if (seen) sizes.push((parseFloat(getComputedStyle(element).fontSize) * 72) / 96);
    }
    return Math.min(...sizes);
  });
  check(`${state.name}: 16 points or larger`, smallest >= 15.99, `${smallest} points`);
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = printed.match(/\/Type\s*\/Page\b/g)?.length;
  check(`${state.name}: printed on one page`, pages === 1, `${pages} pages`);
  await context.close();
  const answer = await fetch(`${base + state.path}.pdf`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const is = answer.headers.get("content-type") === "application/pdf" && bytes.subarray(0, 5).equals(Buffer.from("%PDF-"));
  check(`${state.name}: also a PDF`, answer.status === 200 && is, `${answer.status} ${answer.headers.get("content-type")}`);
  check(`${state.name}: a PDF of 40 kB at most`, bytes.length <= 40_000, `${bytes.length} bytes`);
}

// From a department to a trial with two changes and back to one, by keyboard alone and without scripts.
async function trial(browser, base) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const reach = async (selector) => {
    for (let tabs = 0; tabs < 400; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await page.locator(`${selector}:focus`).count()) return true;
    }
    return false;
  };
  await page.goto(`${base}/departement/48`);
  check("trial: link", await reach("a[href='/et-si?departement=48']"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/et-si\?departement=48/);
  check("trial: list of points", await reach("#fermer"));
  await page.keyboard.type("Florac");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/fermer=2/);
  check("trial: one change", (await page.locator(".changes li").count()) === 1);
  check("trial: losers", (await page.locator(".sides tbody tr").count()) > 0);
  check("trial: list of communes", await reach("#ouvrir"));
  await page.keyboard.type("Meyrueis");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/ouvrir=48096/);
  check("trial: two changes", (await page.locator(".changes li").count()) === 2);
  check("trial: the closed point on the map", (await page.locator("svg.map .shut").count()) === 1);
  check("trial: undo", await reach(".changes a"));
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.search.includes("fermer"));
  check("trial: one left", (await page.locator(".changes li").count()) === 1);
  await page.goto(`${base}/et-si?point=3`);
  check("trial: hours of a point", (await page.locator("#horaires_texte").inputValue()).includes("lu"));
  await page.locator("#horaires_texte").fill("lu-sa 8h-20h");
  await page.locator("#horaires_texte").press("Enter");
  await page.waitForURL(/horaires=3:lu-sa/);
  check("trial: hours", (await page.locator(".sides tbody tr").count()) > 0);
  const file = await page.request.get(base + (await page.locator("a[href^='/et-si/communes.csv']").getAttribute("href")));
  check("trial: file", (await file.text()).includes("point_ouvert_a_moins_de_20_min,gagne,48080,Langogne,48,"));
  const html = await page.content();
  check("trial: not indexed", html.includes('name="robots" content="noindex"'));
  await page.emulateMedia({ media: "print" });
  check("trial: no form on paper", !(await page.locator("#changer").isVisible()));
  await context.close();
}

const browser = await openBrowser();
for (const [network, list] of Object.entries(states)) {
  const fixture = network === "demonstration" ? null : new URL("fixtures/exemple-20240801.csv", import.meta.url).pathname;
  const house = await openHouse(fixture, moments[network]);
  try {
    await everyPage(browser, house.base, list);
    for (const state of list.filter((it) => it.path.endsWith("/affiche") && !it.status)) {
      await poster(browser, house.base, state);
    }
    if (network === "exemple") {
      await journey(browser, house.base);
      await trial(browser, house.base);
      await finder(browser, house.base, check);
      await map(browser, house.base, check);
      await figures(house, check);
    }
    if (!fixture) {
      const html = await (await fetch(house.base)).text();
      check("demonstration: said and not indexed", html.includes("Démonstration") && html.includes("noindex"));
    }
  } finally {
    house.close();
  }
}
await browser.close();
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed, 0 skipped`);
process.exit(failures.length ? 1 : 0);
