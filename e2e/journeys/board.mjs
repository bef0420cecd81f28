// Verifying a promise by keyboard alone: the board, a promise, a department, who is left out, the file; region, EPCI, commune.
import { check } from "../tally.mjs";
import { bothWays, Hands } from "./hands.mjs";

export async function boardJourney(browser, site, language) {
  await bothWays(browser, "board", language, async (hands) => {
    const { page } = hands;
    await page.goto(site("/"));
    await hands.follow(".nav a[href$='/engagements']", /\/engagements$/);
    check(`${hands.name}: eight promises`, (await page.locator(".figures-table tbody tr:not(.sub)").count()) === 8);
    await hands.follow(".figures-table a[href$='/engagements/p4']", /\/engagements\/p4$/);
    check(`${hands.name}: the command is named`, (await page.locator("code").last().innerText()).startsWith("maillage "));
    await page.goBack();
    await hands.to("#ou details > summary");
    await page.keyboard.press("Enter");
    await hands.follow("#ou .list a[href$='/departement/48']", /\/departement\/48$/);
    check(`${hands.name}: a department`, (await page.locator("h1").innerText()).includes("Lozère"));
    await hands.follow("a[href*='/departement/48/communes?']", /\/departement\/48\/communes\?/);
    check(`${hands.name}: who is left out`, (await page.locator("tbody tr").count()) > 10);
    const file = await hands.fetch("a[href*='/departement/48/communes.csv']");
    check(`${hands.name}: the file`, file.split("\n").length > 10 && file.split("\n")[0].includes(","), file.slice(0, 80));
    await hands.follow("tbody a[href*='/commune/']", /\/commune\/\d{5}$/);
    check(`${hands.name}: a commune`, (await page.locator("h1").count()) === 1);
    await hands.follow(".crumbs a[href*='/departement/']", /\/departement\/48$/);
    await hands.follow(".crumbs a[href*='/region/']", /\/region\/76$/);
    check(`${hands.name}: a region`, (await page.locator("h1").innerText()).includes("Occitanie"));
    await page.goto(site("/commune/48080"));
    const epci = page.locator("main a[href*='/epci/']");
    if (await epci.count()) await hands.follow("main a[href*='/epci/']", /\/epci\/\d{9}$/);
    else await page.goto(site("/epci/200069151"));
    await hands.follow("main a[href*='/commune/']", /\/commune\//);
    await hands.follow("a[href*='/et-si']", /\/et-si\?/);
  });
  for (const width of [320, 1280]) {
    const context = await browser.newContext({ locale: language, viewport: { width, height: 900 } });
    const hands = new Hands(await context.newPage(), `board's stops ${language} ${width}`);
    for (const path of ["/engagements", "/engagements/p4", "/departement/48", "/region/76", "/epci/200069151", "/commune/48080", "/methode"]) await hands.through(site(path));
    await context.close();
  }
}
