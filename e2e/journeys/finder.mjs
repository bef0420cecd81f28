// Finding help by keyboard alone: a place, its points, a choice, a point, its week, its hours for a diary, its map.
import { check } from "../tally.mjs";
import { bothWays, Hands } from "./hands.mjs";

export async function finderJourney(browser, site, language) {
  await bothWays(browser, "finder", language, async (hands, scripts) => {
    const { page } = hands;
    await page.goto(site("/"));
    await hands.to("#lieu");
    await page.keyboard.type(scripts ? "ispagn" : "ispagnac");
    if (scripts) {
      await page.locator("#places [role=option]").first().waitFor();
      await page.keyboard.press("ArrowDown");
      check(`${hands.name}: a suggestion is marked`, (await page.locator("#places [aria-selected=true]").count()) === 1);
    }
    await page.keyboard.press("Enter");
    await page.waitForURL(/lieu=/);
    check(`${hands.name}: answers`, (await page.locator("h1").innerText()).includes("Ispagnac"));
    const cards = await page.locator(".cards .badge").count();
    check(`${hands.name}: the map has the list's points`, cards > 0 && (await page.locator("svg.map .num").count()) === cards, `${cards} in the list`);
    check(`${hands.name}: the map says what it is`, (await page.locator("svg.map").first().getAttribute("aria-label")).length > 10);

    await hands.to(".choices > summary");
    await page.keyboard.press("Enter");
    await hands.to("[name=samedi]");
    await page.keyboard.press("Space");
    await hands.to("[name=par]");
    await hands.follow(".choices button", /samedi=oui/);
    check(`${hands.name}: the choice is kept`, await page.locator("[name=samedi]").isChecked());
    const some = await page.locator(".cards .badge").count();
    check(`${hands.name}: fewer points, or others`, some > 0 && some <= cards, `${some} of ${cards}`);

    await hands.to(".card details > summary");
    await hands.follow(".card h2 a[href*='/point/1']", /\/point\/1$/).catch(async () => {
      await page.goto(site("/point/1"));
    });
    check(`${hands.name}: the week`, (await page.locator("table.week tr").count()) === 7 && (await page.locator("table.week tr.today").count()) === 1);
    await hands.to("a[href^='tel:']");
    await hands.to("a[href^='geo:']");
    const diary = await hands.fetch("a[href$='.ics']");
    check(`${hands.name}: the diary`, diary.startsWith("BEGIN:VCALENDAR") && diary.includes("BEGIN:VEVENT"), diary.slice(0, 60));
    await hands.to("#autres ~ ul a");
  });
  await position(browser, site, language);
  await everyStop(browser, site, language);
}

// The device's position, by keyboard.
async function position(browser, site, language) {
  const context = await browser.newContext({ locale: language, viewport: { width: 320, height: 740 }, geolocation: { latitude: 44.5181, longitude: 3.5005 }, permissions: ["geolocation"] });
  const hands = new Hands(await context.newPage(), `position ${language}`);
  await hands.page.goto(site("/trouver"));
  await hands.follow("button.here", /\/trouver\/ici$/);
  check(`${hands.name}: points`, (await hands.page.locator(".cards .badge").count()) > 0);
  await context.close();
}

async function everyStop(browser, site, language) {
  for (const width of [320, 1280]) {
    const context = await browser.newContext({ locale: language, viewport: { width, height: 900 } });
    const hands = new Hands(await context.newPage(), `finder's stops ${language} ${width}`);
    for (const path of ["/", "/trouver", "/trouver?lieu=Ispagnac", "/trouver?lieu=Saint-Denis", "/trouver?lieu=Ouessant", "/point/1", "/point/5"]) await hands.through(site(path));
    await context.close();
  }
}
