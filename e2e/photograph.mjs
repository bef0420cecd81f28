// Photographs every page and state at 320 and 1280 px, light and dark, for people to look at.
// Usage: node photograph.mjs FOLDER [LIST.csv]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser, openHouse } from "./house.mjs";
import { everyState, files, moments, networks } from "./pages.mjs";

const folder = process.argv[2] ?? "photos";
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
for (const network of networks) {
  const own = files(network);
  const house = await openHouse(own.length === 1 && process.argv[3] ? process.argv[3] : own, moments[network]);
  try {
    for (const state of everyState(network)) {
      for (const width of [320, 1280]) {
        for (const colorScheme of ["light", "dark"]) {
          const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
          await page.goto(house.base + state.path, { waitUntil: "networkidle" });
          await page.screenshot({ path: join(folder, `${state.name}-${width}-${colorScheme}.png`), fullPage: true });
          await page.close();
        }
      }
    }
  } finally {
    house.close();
  }
}
await browser.close();
console.log(`photographs in ${folder}`);
