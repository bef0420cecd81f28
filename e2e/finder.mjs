// The finder's journeys: suggestions by keyboard, choices without scripts, the device's position, large text, the calendar.
export async function finder(browser, base, check) {
  await suggestions(browser, base, check);
  await choices(browser, base, check);
  await position(browser, base, check);
  await largeText(browser, base, check);
  await map(browser, base, check);
  await calendar(base, check);
  await pieces(base, check);
}

// A page put together from compressed pieces is the page that those get who do not accept gzip.
async function pieces(base, check) {
  for (const path of ["/trouver?lieu=Ispagnac", "/trouver?lieu=48095&samedi=oui", "/trouver?lieu=Saint-Denis", "/en/trouver?lieu=Ispagnac"]) {
    const [zipped, plain] = await Promise.all(["gzip", "identity"].map((coding) => fetch(base + path, { headers: { "accept-encoding": coding } })));
    check(`pieces ${path}: codings`, zipped.headers.get("content-encoding") === "gzip" && !plain.headers.get("content-encoding"));
    const [one, other] = await Promise.all([zipped.text(), plain.text()]);
    check(`pieces ${path}: same page`, one === other && one.endsWith("</html>") && !one.includes("\u001a"), one.slice(-80));
    const links = one.replace(/<link [^>]*>/g, "").matchAll(/href="(\/(?!assets\/|en["\/?])[^"]*)"(?! hreflang)/g);
    const astray = [...links].map(([, address]) => address);
    check(`pieces ${path}: in its language`, path.startsWith("/en") ? astray.length === 0 : astray.length > 0, astray.join(" "));
  }
}

async function suggestions(browser, base, check) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const [path, words] of [["/trouver", "communes proposées"], ["/", "communes proposées"], ["/en/trouver", "communes suggested"]]) {
    await page.goto(base + path);
    await page.locator("#lieu").focus();
    await page.keyboard.type("saint-den");
    await page.locator("#places [role=option]").first().waitFor();
    const count = await page.locator("#places [role=option]").count();
    check(`suggestions ${path}: at most six`, count > 1 && count <= 6, String(count));
    const said = await page.locator("[role=status]").innerText();
    check(`suggestions ${path}: said`, said.startsWith(`${count} ${words}`), said);
    check(`suggestions ${path}: expanded`, (await page.getAttribute("#lieu", "aria-expanded")) === "true");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const active = await page.getAttribute("#lieu", "aria-activedescendant");
    const text = await page.locator(`#${active}`).innerText();
    check(`suggestions ${path}: selected`, (await page.getAttribute(`#${active}`, "aria-selected")) === "true");
    await page.keyboard.press("Escape");
    check(`suggestions ${path}: closed`, await page.locator("#places").isHidden());
    await page.keyboard.press("ArrowDown");
    await page.locator("#places [role=option]").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/lieu=/);
    const name = text.split(",")[0];
    check(`suggestions ${path}: one place`, (await page.locator("h1").innerText()).includes(name), await page.locator("h1").innerText());
    check(`suggestions ${path}: same language`, new URL(page.url()).pathname === path.replace(/^\/$/, "/trouver"), page.url());
  }
  await context.close();
  const answer = async (query) => fetch(`${base}/trouver/suggestions${query}`);
  check("suggestions: nothing typed", (await answer("")).status === 400);
  check("suggestions: no place", JSON.stringify(await (await answer("?lieu=%3B")).json()) === "[]");
  check("suggestions: huge", (await answer(`?lieu=${"a".repeat(5000)}`)).status === 400);
}

// By keyboard, without scripts: unfold the choices, make one, and the address holds it.
async function choices(browser, base, check) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${base}/trouver?lieu=Mende`);
  const all = await page.locator(".card h2").count();
  await page.locator(".choices > summary").focus();
  await page.keyboard.press("Enter");
  for (let tabs = 0; tabs < 4 && !(await page.locator("[name=samedi]:focus").count()); tabs += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (let tabs = 0; tabs < 8 && !(await page.locator(".choices button:focus").count()); tabs += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/samedi=oui/);
  check("choices: kept in the form", await page.locator("[name=samedi]").isChecked());
  const some = await page.locator(".card h2").count();
  check("choices: fewer or other points", some > 0 && some <= all, `${some} of ${all}`);
  const numbers = await page.locator(".map .num").count();
  check("choices: the map says the same", numbers === some, `${numbers} on the map, ${some} in the list`);
  await context.close();
}

async function position(browser, base, check) {
  const context = await browser.newContext({ geolocation: { latitude: 44.5181234, longitude: 3.5005432 }, permissions: ["geolocation"] });
  const page = await context.newPage();
  const seen = [];
  page.on("request", (request) => seen.push(request));
  await page.goto(`${base}/trouver`);
  check("position: not asked for before", (await page.locator(".here").count()) === 1);
  await page.locator(".here").click();
  await page.waitForURL(/\/trouver\/ici$/);
  check("position: points", (await page.locator("h1").innerText()).includes("près de vous"));
  const sent = seen.find((request) => request.method() === "POST").postData();
  check("position: rounded", /^lat=44\.\d{4}&lon=3\.\d{4}$/.test(sent) && !sent.includes("44.5181"), sent);
  check("position: in no address", seen.every((request) => !/44\.5|3\.50/.test(request.url())));
  check("position: not kept", (await (await fetch(`${base}/trouver/ici`, { method: "POST", body: sent })).headers.get("cache-control")) === "no-store");
  await page.locator(".choices > summary").click();
  await page.locator("[name=samedi]").check();
  await page.locator(".choices button").click();
  await page.waitForLoadState();
  check("position: choices", page.url() === `${base}/trouver/ici` && (await page.locator("[name=samedi]").isChecked()));
  await context.close();
  const post = async (body) => (await fetch(`${base}/trouver/ici`, { method: "POST", body })).status;
  check("position: nonsense", (await post("lat=x&lon=1")) === 400);
  check("position: huge", (await post("lat=".padEnd(100_000, "1"))) === 413);
}

// 200 % text at 320 px: nothing is cut, nothing scrolls sideways.
async function largeText(browser, base, check) {
  const context = await browser.newContext({ viewport: { width: 320, height: 740 } });
  const page = await context.newPage();
  for (const path of ["/trouver", "/trouver?lieu=Ispagnac&samedi=oui", "/trouver?lieu=Ouessant", "/point/1", "/point/5"]) {
    await page.goto(base + path);
    const session = await context.newCDPSession(page);
    await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    check(`large text ${path}`, wide <= seen, `${wide} in ${seen}`);
  }
  await context.close();
}

async function map(browser, base, check) {
  const page = await browser.newPage();
  await page.goto(`${base}/trouver?lieu=Ispagnac`);
  const address = await page.getAttribute(".map image", "href");
  await page.close();
  const first = await fetch(base + address);
  check("ground: a picture", first.headers.get("content-type") === "image/svg+xml" && (await first.text()).includes("<path"));
  const again = await fetch(base + address, { headers: { "if-none-match": first.headers.get("etag") } });
  check("ground: known", again.status === 304);
  check("ground: no such place", (await fetch(`${base}/trouver/fond/99999/3`)).status === 404);
  check("ground: no such step", (await fetch(`${base}/trouver/fond/48080/99`)).status === 404);
}

// What a diary must find in the file; an unfolded line never passes 75 bytes.
async function calendar(base, check) {
  const answer = await fetch(`${base}/point/1/horaires.ics`);
  const text = await answer.text();
  check("calendar: type", answer.headers.get("content-type") === "text/calendar; charset=utf-8");
  const lines = text.split("\r\n");
  check("calendar: lines", lines.every((line) => Buffer.byteLength(line) <= 75) && lines.at(-1) === "");
  const count = (line) => lines.filter((other) => other.startsWith(line)).length;
  check("calendar: events", count("BEGIN:VEVENT") > 50 && count("BEGIN:VEVENT") === count("END:VEVENT") && count("UID:") === new Set(lines.filter((line) => line.startsWith("UID:"))).size);
  check("calendar: universal time", count("DTSTART:20240904T070000Z") === 1, lines.filter((line) => line.startsWith("DTSTART")).slice(0, 3).join(" "));
  check("calendar: unknown hours have none", (await fetch(`${base}/point/7/horaires.ics`)).status === 404);
}
