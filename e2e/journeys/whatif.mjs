// A trial by keyboard alone, from lists: close, open, move, change hours, undo; its address shared, its note printed.
import { check } from "../tally.mjs";
import { bothWays, Hands } from "./hands.mjs";

export async function whatifJourney(browser, site, language) {
  await bothWays(browser, "trial", language, async (hands) => {
    const { page } = hands;
    const pick = async (selector, name) => {
      await hands.to(selector);
      await page.keyboard.type(name);
    };
    const send = async (address) => {
      await page.keyboard.press("Tab");
      await hands.stop();
      await page.keyboard.press("Enter");
      await page.waitForURL(address);
    };
    const changes = async (wanted) => {
      const count = await page.locator(".changes li").count();
      check(`${hands.name}: ${wanted} changes`, count === wanted, String(count));
    };
    await page.goto(site("/et-si"));
    await pick("#departement", "48");
    await send(/departement=48/);
    await pick("#fermer", "Florac");
    await send(/fermer=2/);
    await changes(1);
    check(`${hands.name}: losers`, (await page.locator(".sides tbody tr").count()) > 0);
    check(`${hands.name}: the closed point on the map`, (await page.locator("svg.map .shut").count()) === 1);
    await pick("#ouvrir", "Meyrueis");
    await send(/ouvrir=48096/);
    await changes(2);
    await pick("#deplacer_point", "Chanac");
    await page.keyboard.press("Tab");
    await hands.stop();
    await page.keyboard.type("Langogne");
    await send(/deplacer=8/);
    await changes(3);
    await pick("#horaires_point", "Langogne");
    await page.keyboard.press("Tab");
    await hands.stop();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("lu-sa 8h-20h");
    await send(/horaires=3/);
    await changes(4);
    check(`${hands.name}: never indexed`, (await page.content()).includes('name="robots" content="noindex"'));

    // Whoever is sent the address sees the same trial.
    const said = (other) => other.locator("main").innerText();
    const context = await browser.newContext({ locale: language, javaScriptEnabled: false, viewport: { width: 320, height: 740 } });
    const other = await context.newPage();
    await other.goto(page.url());
    check(`${hands.name}: its address is the whole trial`, (await said(other)) === (await said(page)));
    await context.close();

    const rows = await hands.fetch("a[href*='/et-si/communes.csv']");
    check(`${hands.name}: the file`, rows.split("\n").length > 2, rows.slice(0, 80));
    await page.reload();
    await hands.follow(".changes a", (url) => !url.search.includes("fermer"));
    await changes(3);
    await page.goto(site("/et-si?horaires=3:lu-sa%208h-20h"));
    await changes(1);
  });
  for (const width of [320, 1280]) {
    const context = await browser.newContext({ locale: language, viewport: { width, height: 900 } });
    const hands = new Hands(await context.newPage(), `trial's stops ${language} ${width}`);
    for (const path of ["/et-si", "/et-si?fermer=2&ouvrir=48096&departement=48", "/et-si?fermer=999"]) await hands.through(site(path));
    await context.close();
  }
}
