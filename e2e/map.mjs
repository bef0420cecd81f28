// The interactive map: what it weighs, that hands, keys and lists reach the same, and that it says what pages say.
import { readFileSync } from "node:fs";
import { drawn as atRest } from "./visit.mjs";

const MOST_BYTES = 400 * 1024;
const MOST_REQUESTS = 15;

// The map's own way to read its files and to place things, as a module for the test.
async function modules() {
  const of = (name) => readFileSync(new URL(`../crates/pages/assets/map/${name}.js`, import.meta.url), "utf8");
  const code = ["plane", "read"].map(of).join("\n").replace(/^import .*$/gm, "");
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

// A page whose map is drawn, written beside and at rest.
async function open(context, address) {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "networkidle" });
  await settled(page);
  return page;
}

// After two frames a map that was moved, or whose colours changed, has heard of it: then it is at rest when it says so.
async function settled(page) {
  await page.evaluate(() => new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard))));
  await atRest(page);
}

const hash = (page) => page.evaluate(() => document.querySelector("figure[data-ground]").dataset.drawn);

// The map of a page as numbers: where a position of the globe is on the screen.
async function placing(page, { View, toPlane }) {
  const box = await page.locator(".map-pad").boundingBox();
  const [width, height] = await page.evaluate(() => {
    const { clientWidth, clientHeight } = document.querySelector(".map-pad");
    return [clientWidth, clientHeight];
  });
  const view = Object.assign(new View(), { width, height });
  view.follow(await hash(page));
  return ([lon, lat]) => {
    const [x, y] = view.place(toPlane(lon, lat));
    return [box.x + 1 + x, box.y + 1 + y];
  };
}

async function colourAt(page, [x, y]) {
  return page.evaluate(([x, y]) => {
    const canvas = document.querySelector(".map-pad canvas");
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    const [r, g, b] = canvas.getContext("2d").getImageData((x - box.left) * ratio, (y - box.top) * ratio, 1, 1).data;
    return `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  }, [x, y]);
}

async function weights(browser, base, check) {
  const views = { nation: "/carte", departement: "/carte?departement=48", "departement-lourd": "/carte?departement=62", ville: "/carte?lieu=59350", paris: "/carte?lieu=75056" };
  for (const [name, path] of Object.entries(views)) {
    for (const [width, height] of [[320, 740], [1280, 900]]) {
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 2 });
      const page = await context.newPage();
      const network = await context.newCDPSession(page);
      await network.send("Network.enable");
      const seen = [];
      let bytes = 0;
      network.on("Network.requestWillBeSent", ({ request }) => seen.push(request.url));
      network.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
      await page.goto(base + path, { waitUntil: "networkidle" });
      await settled(page);
      const says = `${bytes} bytes in ${seen.length} requests`;
      if (process.env.MAP_WEIGHTS) console.log(`map ${name} ${width}: ${says}`);
      check(`map ${name} ${width}: weight`, bytes <= MOST_BYTES, says);
      check(`map ${name} ${width}: requests`, seen.length <= MOST_REQUESTS, says);
      check(`map ${name} ${width}: nothing foreign`, seen.every((url) => url.startsWith(base)), seen.join(" "));
      await context.close();
    }
  }
}

// Without scripts the page is whole: the server's map, its list, and the way on.
async function withoutScript(browser, base, check) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${base}/carte`);
  check("map without script: drawn", (await page.locator("svg.map").count()) === 1);
  check("map without script: departments", (await page.locator(".map-list li").count()) === 101);
  await page.locator(".map-list a", { hasText: "Lozère" }).click();
  await page.waitForURL(/departement=48/);
  check("map without script: points", (await page.locator(".map-list a[href^='/point/']").count()) > 3);
  await page.goto(`${base}/trouver?lieu=Ispagnac`);
  const numbers = await page.locator(".card h2 a").allInnerTexts();
  await page.locator("a[href^='/carte?']").click();
  await page.waitForURL(/carte\?lieu=48075/);
  check("map without script: the points of the finder", JSON.stringify(await page.locator(".map-list li > a:first-of-type").allInnerTexts()) === JSON.stringify(numbers));
  await page.goto(`${base}/et-si?fermer=2&departement=48`);
  await page.locator("a[href^='/carte?essai=oui']").click();
  await page.locator(".map-list a[href*='fermer=3']").first().click();
  await page.waitForURL(/et-si\?fermer=2&departement=48&fermer=3$/);
  check("map without script: a trial", (await page.locator(".changes li").count()) === 2);
  await context.close();
  for (const wrong of ["lieu=99999", "lieu=Mende", "departement=99", "essai=peut-être", "essai=oui&fermer=%00", "lieu=48095&lieu=48075", "departement=48&departement=12"]) {
    check(`map: ${wrong}`, (await fetch(`${base}/carte?${wrong}`)).status === 400);
  }
}

// By keyboard alone: to the map, about it, past it to the list, and into a point.
async function keyboard(browser, base, check) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${base}/departement/48`);
  const reach = async (selector) => {
    for (let tabs = 0; tabs < 200; tabs += 1) {
      if (await page.locator(`${selector}:focus`).count()) return true;
      await page.keyboard.press("Tab");
    }
    return false;
  };
  check("map by keyboard: link", await reach("a[href='/carte?departement=48']"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/carte\?departement=48/);
  await page.waitForSelector(".map-pad");
  await settled(page);
  check("map by keyboard: reached", await reach(".map-pad"));
  check("map by keyboard: seen", await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle === "solid"));
  const first = await hash(page);
  const press = async (key) => {
    await page.keyboard.press(key);
    await settled(page);
    return hash(page);
  };
  const [zoom, lat, lon] = (text => text.slice(1).split("/").map(Number))(first);
  const right = await press("ArrowRight");
  check("map by keyboard: right", Number(right.split("/")[2]) > lon, right);
  const up = await press("ArrowUp");
  check("map by keyboard: up", Number(up.split("/")[1]) > lat, up);
  const closer = await press("+");
  check("map by keyboard: closer", Math.abs(Number(closer.slice(1).split("/")[0]) - zoom - 1) < 0.02, closer);
  check("map by keyboard: in the address", (await page.evaluate(() => location.hash)) === closer);
  await page.reload();
  await settled(page);
  check("map by keyboard: the address leads there", (await hash(page)) === closer, await hash(page));
  check("map by keyboard: back at the map", await reach(".map-pad"));
  await press("-");
  check("map by keyboard: home", (await press("Home")) === first);
  const said = await page.locator("[role=status]").innerText();
  const listed = await page.locator(".map-list a[href^='/point/']").count();
  check("map by keyboard: said", said.includes(`points : ${listed},`) || said.includes(`points : ${listed} `), `${said} ${listed}`);
  check("map by keyboard: list", await reach(".map-list a[href^='/point/']"));
  const name = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/point\//);
  check("map by keyboard: opened", (await page.locator("h1").innerText()) === name);
  await context.close();
}

async function mouse(browser, base, check, read) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1200 } });
  const page = await open(context, `${base}/carte?departement=48`);
  const first = await hash(page);
  const at = await placing(page, read);
  const middle = at([3.5, 44.5]);
  await page.mouse.move(...middle);
  await page.mouse.wheel(0, 240);
  const scrolled = await page.waitForFunction(() => window.scrollY > 0).then(() => true, () => false);
  check("map by mouse: a wheel scrolls the page", scrolled && (await hash(page)) === first);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForFunction(() => window.scrollY === 0);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -300);
  await page.keyboard.up("Control");
  await settled(page);
  const closer = await hash(page);
  check("map by mouse: control and wheel zoom", Number(closer.slice(1).split("/")[0]) > Number(first.slice(1).split("/")[0]), closer);
  await page.mouse.down();
  await page.mouse.move(middle[0] + 100, middle[1], { steps: 5 });
  await page.mouse.up();
  await settled(page);
  check("map by mouse: dragged", Number((await hash(page)).split("/")[2]) < Number(closer.split("/")[2]), await hash(page));
  await page.locator(".map-buttons button").last().click();
  await settled(page);
  check("map by mouse: first view", (await hash(page)) === first);
  await picked(page, base, check, read);
  await context.close();
}

// What a click finds is what the pages of the commune and of the point say, and the colour is that of the figure.
async function picked(page, base, check, read) {
  const figures = await (await fetch(`${base}/carte/chiffres/48`)).json();
  const address = await page.getAttribute("figure[data-ground]", "data-ground");
  const ground = await (await fetch(`${base}${address}/48`)).json();
  const [department, known] = [ground.departments[0], figures.departments[0]];
  const [centres, tenths] = [department.centres, known.tenths].map(read.readNumbers);
  const at = await placing(page, read);
  let [lon, lat] = [0, 0];
  let compared = 0;
  for (const [index, code] of department.codes.entries()) {
    lon += centres[2 * index];
    lat += centres[2 * index + 1];
    if (index % 12 !== 5) continue;
    const html = await (await fetch(`${base}/commune/${code}`)).text();
    const minutes = `${Math.floor(tenths[index] / 10)},${tenths[index] % 10}`;
    check(`map: minutes of ${code}`, html.includes(`${minutes}\u00a0min`), minutes);
    const pixel = at([lon / 1e5, lat / 1e5]);
    await page.mouse.click(...pixel);
    const told = await page.locator(".map-picked").innerText();
    if (!(await page.locator(`.map-picked a[href='/commune/${code}']`).count())) continue;
    compared += 1;
    check(`map: ${code} picked`, told.includes(department.names[index]) && told.includes(minutes), told);
    const wanted = await page.evaluate((kind) => getComputedStyle(document.documentElement).getPropertyValue(`--t${kind}`).trim(), known.kinds[index]);
    await page.mouse.click(...at([2.99, 44.12]));
    const seen = new Set();
    for (const [dx, dy] of [[14, 0], [-14, 0], [0, 14], [0, -14], [9, 9]]) seen.add(await colourAt(page, [pixel[0] + dx, pixel[1] + dy]));
    check(`map: colour of ${code}`, seen.has(wanted), `${[...seen]} not ${wanted}`);
  }
  check("map: communes compared", compared >= 6, String(compared));
  for (const point of known.points.slice(0, 4)) {
    await page.mouse.click(...at([point.lon / 1e5, point.lat / 1e5]));
    const told = await page.locator(".map-picked").innerText();
    const own = await (await fetch(base + point.url)).text();
    check(`map: point ${point.id}`, told.includes(point.name) && own.includes(point.says) && own.includes(point.phone), told);
    check(`map: point ${point.id} said aloud`, await page.locator(".map-picked[aria-live=polite]", { hasText: point.name }).isVisible());
  }
}

async function touch(browser, base, check) {
  const context = await browser.newContext({ viewport: { width: 320, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const page = await open(context, `${base}/carte?departement=48`);
  const first = await hash(page);
  await page.locator(".map-pad").scrollIntoViewIfNeeded();
  const box = await page.locator(".map-pad").boundingBox();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  const session = await context.newCDPSession(page);
  const touches = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touches("touchStart", [[middle[0] - 20, middle[1]], [middle[0] + 20, middle[1]]]);
  for (const wide of [30, 40, 60, 80]) await touches("touchMove", [[middle[0] - wide, middle[1]], [middle[0] + wide, middle[1]]]);
  await touches("touchEnd", []);
  await settled(page);
  const closer = await hash(page);
  check("map by touch: pinched", Number(closer.slice(1).split("/")[0]) - Number(first.slice(1).split("/")[0]) > 1.5, `${first} ${closer}`);
  await touches("touchStart", [middle]);
  for (const far of [20, 40, 60]) await touches("touchMove", [[middle[0] - far, middle[1]]]);
  await touches("touchEnd", []);
  await settled(page);
  check("map by touch: dragged", Number((await hash(page)).split("/")[2]) > Number(closer.split("/")[2]), await hash(page));
  await context.close();
}

// Something is drawn, and not the same in the dark; the place asked about has the numbers of its list.
async function drawn(browser, base, check) {
  const pictures = [];
  for (const scheme of ["light", "dark"]) {
    for (const path of ["/carte", "/carte?departement=48", "/carte?lieu=48075"]) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: scheme, reducedMotion: "reduce" });
      const page = await open(context, base + path);
      const [colours, paper] = await page.evaluate(() => {
        const canvas = document.querySelector(".map-pad canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const counts = new Map();
        for (let at = 0; at < data.length; at += 4) {
          const key = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        const large = [...counts].filter(([, count]) => count > 500).map(([key]) => `#${key.toString(16).padStart(6, "0")}`);
        return [large, getComputedStyle(document.documentElement).getPropertyValue("--t0").trim()];
      });
      check(`map drawn ${scheme} ${path}`, colours.length >= 4, colours.join(" "));
      pictures.push(`${path} ${colours.sort().join(" ")} ${paper}`);
      await context.close();
    }
  }
  check("map drawn: dark is not light", new Set(pictures).size === pictures.length);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: "dark", reducedMotion: "reduce" });
  const page = await open(context, `${base}/carte?departement=48`);
  const corner = () => page.evaluate(() => [...document.querySelector(".map-pad canvas").getContext("2d").getImageData(2, 2, 1, 1).data].join());
  const dark = await corner();
  const by = async (media) => {
    await page.emulateMedia(media);
    await settled(page);
    return corner();
  };
  const [printed, day] = [await by({ media: "print" }), await by({ media: "screen", colorScheme: "light" })];
  check("map printed in the dark: as by day", dark !== printed && printed === day, `${dark} ${printed} ${day}`);
  await context.close();
}

// The lists of the server's maps: of a region its departments, of a grouping its points.
async function territories(base, check) {
  const main = async (path) => {
    const text = await (await fetch(base + path)).text();
    return text.slice(text.indexOf("<main"));
  };
  const listed = (text, what) => [...new Set([...text.matchAll(what)].map(([, found]) => found))].sort().join(" ");
  const region = await main("/carte?region=76");
  const departments = listed(region, /href="\/carte\?departement=(\w+)"/g);
  check("map of a region: its departments", departments === "09 11 12 30 31 32 34 46 48 65 66 81 82", departments);
  check("map of a region: no list of points", listed(region, /href="\/(point)\//g) === "");
  const points = listed(await main("/carte?epci=200069151"), /href="\/point\/([^"]+)"/g);
  check("map of a grouping: its points", points === "2 5", points);
  for (const path of ["/carte?region=999", "/carte?epci=1", "/carte?departement=999"]) {
    check(`map refused: ${path}`, (await fetch(base + path)).status === 400);
  }
}

// A commune of the Lozère in view without a point near its centre: its code, and the pixel.
async function alone(page, base, read) {
  const address = await page.getAttribute("figure[data-ground]", "data-ground");
  const [department] = (await (await fetch(`${base}${address}/48`)).json()).departments;
  const { points } = (await (await fetch(`${base}/carte/chiffres/48`)).json()).departments[0];
  const at = await placing(page, read);
  const taken = points.map(({ lon, lat }) => at([lon / 1e5, lat / 1e5]));
  const steps = read.readNumbers(department.centres);
  let [lon, lat] = [0, 0];
  for (const [index, code] of department.codes.entries()) {
    lon += steps[2 * index];
    lat += steps[2 * index + 1];
    const pixel = at([lon / 1e5, lat / 1e5]);
    if (department.people[index] > 500 && taken.every(([x, y]) => Math.hypot(x - pixel[0], y - pixel[1]) > 40)) return { code, pixel };
  }
  throw new Error("every commune has a point");
}

// On the map of a trial, a point to close and a commune to open in make the addresses that the forms make.
async function trial(browser, base, check, read) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1200 } });
  const page = await open(context, `${base}/carte?essai=oui&fermer=2&departement=48`);
  const { code, pixel } = await alone(page, base, read);
  await page.mouse.click(...pixel);
  const more = page.locator(".map-picked a[href^='/et-si']");
  check("map of a trial: a commune", (await more.getAttribute("href")) === `/et-si?fermer=2&departement=48&ouvrir=${code}`, await page.locator(".map-picked").innerText());
  await more.click();
  await page.waitForURL(/ouvrir=/);
  check("map of a trial: two changes", (await page.locator(".changes li").count()) === 2);
  await page.goto(`${base}/et-si?fermer=2&departement=48`);
  await page.locator("#ouvrir").selectOption(code);
  await page.locator("form:has(#ouvrir) button").click();
  await page.waitForURL(/ouvrir=/);
  check("map of a trial: the address of the form", page.url() === `${base}/et-si?fermer=2&departement=48&ouvrir=${code}`, page.url());
  await context.close();
}

async function files(base, check) {
  const html = await (await fetch(`${base}/carte`)).text();
  const address = /data-ground="([^"]+)"/.exec(html)[1];
  const ground = await fetch(`${base}${address}/48,12`.replace("48,12", "12,48"));
  check("map files: kept for ever", ground.headers.get("cache-control").includes("immutable"));
  for (const wrong of [`${address}/48,12`, `${address}/99`, "/carte/fond/0/pays", "/carte/chiffres/48,12", "/carte/chiffres/x"]) {
    check(`map files: ${wrong}`, (await fetch(base + wrong)).status === 404);
  }
  const figures = await fetch(`${base}/carte/chiffres/48`);
  const again = await fetch(`${base}/carte/chiffres/48`, { headers: { "if-none-match": figures.headers.get("etag") } });
  check("map files: known", again.status === 304);
}

export async function map(browser, base, check) {
  const read = await modules();
  await files(base, check);
  await withoutScript(browser, base, check);
  await weights(browser, base, check);
  await keyboard(browser, base, check);
  await mouse(browser, base, check, read);
  await touch(browser, base, check);
  await drawn(browser, base, check);
  await territories(base, check);
  await trial(browser, base, check, read);
}
