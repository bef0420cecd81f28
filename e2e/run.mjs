// Usage: node run.mjs [PART OF A NAME]. The site in a real browser, in every language: each page and state (or those
// so named) in all looks and with letters of twice the size, journeys by keyboard, paper, a slow line, figures.
import { openBrowser, openHouse } from "./house.mjs";
import { figures } from "./figures.mjs";
import { finder } from "./finder.mjs";
import { boardJourney } from "./journeys/board.mjs";
import { finderJourney } from "./journeys/finder.mjs";
import { largeText } from "./journeys/large.mjs";
import { onA4, printed } from "./journeys/paper.mjs";
import { whatifJourney } from "./journeys/whatif.mjs";
import { map } from "./map.mjs";
import { address, everyState, files, languages, moments, networks, slow } from "./pages.mjs";
import { poster } from "./poster.mjs";
import { slowPages, table } from "./slow.mjs";
import { check, closing, share } from "./tally.mjs";
import { colours, seen, visit, widths } from "./visit.mjs";

const wanted = process.argv[2] ?? "";
const HANDS = 2;
const began = performance.now();
const say = (what) => console.log(`${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s  ${what}`);

/// Every page and state of a network, in every language, in all looks and with large letters.
async function everyPage(browser, base, network) {
  const states = everyState(network).filter(({ name }) => name.includes(wanted));
  for (const language of languages) {
    const own = states.filter((state) => state.language === language);
    await share(own, HANDS, () => browser.newContext({ locale: language }), async (context, state) => {
      await visit(context, base, state);
      await largeText(context, base, state);
      if (state.path.endsWith("/affiche") && !state.status) await poster(context, base, state);
    });
  }
}

/// The page that is shown until France is computed: what the program said then, with all that it loads.
async function whileComputing(browser, { base, waiting }) {
  check("calcul: said while it lasts", waiting?.status === 503, String(waiting?.status));
  const context = await browser.newContext({ locale: "fr" });
  await context.route(`${base}/methode`, (route) => route.fulfill(waiting));
  // It would reload once all is computed, which is so by now.
  await context.route(`${base}/pret`, (route) => route.fulfill({ status: 503, body: "" }));
  await visit(context, base, { name: "calcul", path: "/methode", status: 503 });
  await largeText(context, base, { name: "calcul", path: "/methode" });
  await context.close();
}

async function journeys(browser, base) {
  for (const language of languages) {
    const site = (path) => base + address(language, path);
    await finderJourney(browser, site, language);
    await boardJourney(browser, site, language);
    await whatifJourney(browser, site, language);
    const context = await browser.newContext({ locale: language });
    for (const { name, path, most } of printed) await onA4(context, base, { name: `${name} ${language}`, path: address(language, path), most });
    await context.close();
  }
}

const browser = await openBrowser();
for (const network of networks) {
  const house = await openHouse(files(network), moments[network]);
  try {
    await everyPage(browser, house.base, network);
    if (network === "exemple" && "calcul".includes(wanted)) await whileComputing(browser, house);
    say(`${network}: pages`);
    if (network === "exemple") {
      await journeys(browser, house.base);
      say("journeys by keyboard, on paper");
      await finder(browser, house.base, check);
      await map(browser, house.base, check);
      await figures(house, check);
      say("finder, figures");
    }
    if (network === "demonstration") {
      const html = await (await fetch(house.base)).text();
      check("demonstration: said and not indexed", html.includes("Démonstration") && html.includes("noindex"));
      const rows = [];
      for (const language of languages) rows.push(...(await slowPages(browser, house.base, slow.map((path) => address(language, path)), language)));
      say("a line of 128 kbit/s");
      console.log(table(rows));
    }
  } finally {
    house.close();
  }
}
await browser.close();
const names = `${languages.join(", ")}; ${widths.join(" and ")} px; ${colours.map(({ name }) => name).join(", ")}`;
console.log(`axe: ${seen.states} states, ${seen.looks} page states (${names}); ${seen.whole} of them with all rules, the others, alike but for colours, with those of colours`);
console.log(`axe left ${seen.undecided} contrasts open: decided from what is drawn`);
process.exit(closing());
