// One page in one state: status, weight, no third party, no script error, and in each look its width and accessibility.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { decideContrast } from "./contrast.mjs";
import { crowded } from "./crowded.mjs";
import { check } from "./tally.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// First view: kilobytes as in the browser's own tools, and requests.
export const WEIGHT = 100 * 1024;
export const REQUESTS = 15;
export const widths = [320, 1280];
// Without motion: a colour half way to another is nobody's.
const still = { reducedMotion: "reduce" };
export const colours = [
  { name: "light", media: { ...still, colorScheme: "light", forcedColors: "none" } },
  { name: "dark", media: { ...still, colorScheme: "dark", forcedColors: "none" } },
  { name: "forced colours", media: { ...still, colorScheme: "light", forcedColors: "active" } },
];
// The only rules of axe that read colours: the others answer alike wherever elements, boxes and attributes are alike.
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
/// What the visits came to.
export const seen = { states: 0, looks: 0, whole: 0, undecided: 0 };

/// In the page: all that rules other than those of colours read, as one text: elements, what is shown, and where.
function shape() {
  const parts = [document.documentElement.scrollWidth];
  for (const element of document.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    parts.push(element.tagName, box.x, box.y, box.width, box.height, style.display, style.visibility, style.opacity, style.position);
  }
  return parts.join(" ");
}

/// In the page: what axe finds, with the rules named or with all.
async function ask(rules) {
  const { violations, incomplete } = await globalThis.axe.run(document, {
    resultTypes: ["violations", "incomplete"],
    ...(rules && { runOnly: { type: "rule", values: rules } }),
  });
  const brief = ({ id, nodes }) => ({ id, nodes: nodes.map(({ target, any, all, none }) => ({ target: target.join(" "), why: [...any, ...all, ...none].map(({ message }) => message).join("; ") })) });
  return { violations: violations.map(brief), incomplete: incomplete.map(brief) };
}

/// 0 violations, and what axe leaves open decided: contrast by what is drawn, anything else is a fault of the page.
async function accessible(page, name, rules) {
  const { violations, incomplete } = await page.evaluate(ask, rules);
  const says = (it) => `${it.id} (${it.nodes.slice(0, 3).map(({ target, why }) => `${target}: ${why}`).join(" | ")})`;
  check(`${name}: axe`, violations.length === 0, violations.map(says).join("; "));
  const open = incomplete.filter(({ id }) => id !== "color-contrast");
  const contrasts = incomplete.find(({ id }) => id === "color-contrast")?.nodes.map(({ target }) => target) ?? [];
  const faults = open.map((it) => `undecided: ${says(it)}`);
  if (contrasts.length) faults.push(...(await decideContrast(page, contrasts)).faults);
  seen.undecided += contrasts.length;
  check(`${name}: what axe leaves open`, faults.length === 0, faults.slice(0, 5).join("; "));
}

/// Listens to all that a page loads, before it does.
async function listen(page, base) {
  const heard = { foreign: [], wrong: [], requests: 0, bytes: 0 };
  page.on("request", (request) => {
    heard.requests += 1;
    if (!request.url().startsWith(base)) heard.foreign.push(request.url());
  });
  page.on("requestfailed", (request) => heard.wrong.push(`failed: ${request.url()}`));
  page.on("console", (message) => {
    // The browser itself notes a 4xx answer that the test asked for.
    if (message.type() === "error" && !message.text().includes("server responded")) heard.wrong.push(message.text());
  });
  page.on("pageerror", (error) => heard.wrong.push(String(error)));
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  // Every load is a first one.
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  network.on("Network.loadingFinished", (event) => (heard.bytes += event.encodedDataLength));
  return heard;
}

/// Waits for the interactive map of a page, if it has one: drawn, and written beside.
export async function drawn(page) {
  await page.waitForFunction(() => {
    const map = document.querySelector("figure[data-ground]");
    const { drawn, written } = map?.dataset ?? {};
    return !map || (drawn && drawn === written && !/^(Chargement|Loading)/.test(document.querySelector("[role=status]").textContent));
  });
}

/// All looks of a state whose address is `path` under `base`.
export async function visit(context, base, { name: state, path, status = 200, weight = WEIGHT }) {
  seen.states += 1;
  for (const width of widths) {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia(colours[0].media);
    const heard = await listen(page, base);
    const response = await page.goto(base + path, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready.then(() => 0));
    await drawn(page);
    const name = `${state} ${width}`;
    check(`${name}: status`, response.status() === status, String(response.status()));
    check(`${name}: one h1`, (await page.locator("h1").count()) === 1);
    check(`${name}: nothing foreign`, heard.foreign.length === 0, heard.foreign.join(" "));
    check(`${name}: nothing wrong`, heard.wrong.length === 0, heard.wrong.join(" | "));
    check(`${name}: weight`, heard.bytes <= weight, `${heard.bytes} bytes`);
    check(`${name}: requests`, heard.requests <= REQUESTS, `${heard.requests} requests`);
    const faults = await page.evaluate(crowded);
    check(`${name}: nothing crowded`, faults.length === 0, faults.slice(0, 4).join("; "));
    await page.evaluate(axe);
    let first;
    for (const { name: colour, media } of colours) {
      await page.emulateMedia(media);
      const look = `${name} ${colour}`;
      const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      check(`${look}: no sideways scrolling`, wide <= inner, `${wide} in ${inner}`);
      const now = await page.evaluate(shape);
      const same = now === first;
      first ??= now;
      seen.looks += 1;
      seen.whole += Number(!same);
      await accessible(page, look, same ? COLOUR_RULES : null);
    }
    await page.close();
  }
}
