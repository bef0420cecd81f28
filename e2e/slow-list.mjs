// Usage: node slow-list.mjs [COUNT]. With the official list: the weight of every page of departments, regions and
// promises and of a draw of others, and the heaviest and a draw of them (COUNT of each) over a line of 128 kbit/s.
import { existsSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { openBrowser, openHouse } from "./house.mjs";
import { address, languages } from "./pages.mjs";
import { slowPages, table } from "./slow.mjs";
import { check, closing } from "./tally.mjs";

const count = Number(process.argv[2] ?? 30);
const shared = process.env.MAILLAGE_SHARED ?? new URL("../../shared", import.meta.url).pathname;
const list = join(shared, "data/france-services/anct-liste-fs-20240801.csv");
const grid = join(shared, "data/population/grille-1km-2021-france.csv.gz");
if (!existsSync(list)) {
  console.log("SKIPPED(shared): slow-list of the official list");
  process.exit(closing(1));
}

/// A draw that is the same in every run.
let state = 20_240_801;
function draw(rows, some) {
  const left = [...rows];
  const drawn = [];
  while (drawn.length < some && left.length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    drawn.push(...left.splice(state % left.length, 1));
  }
  return drawn;
}

/// The bytes of a page as they are sent, packed.
async function weigh(url) {
  return new Promise((resolve, reject) => {
    const asked = get(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (part) => (bytes += part.length));
      answer.on("end", () => resolve({ status: answer.statusCode, bytes }));
    });
    asked.on("error", reject);
  });
}

const house = await openHouse(list, undefined, existsSync(grid) ? [grid] : []);
const browser = await openBrowser();
try {
  const rows = (level) => house.ask(["coverage", "--level", level]).rows.map(({ code }) => code);
  const [departments, regions, communes] = ["department", "region", "commune"].map(rows);
  const points = [...readFileSync(list, "utf8").matchAll(/^"?(\d+)"?,/gm)].map((found) => found[1]);
  const drawn = draw(communes, 4 * count);
  const paths = [
    "/", "/trouver", "/engagements", "/engagements/p4/communes", "/methode", "/et-si",
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `/engagements/p${number}`),
    ...departments.flatMap((code) => [`/departement/${code}`, `/departement/${code}/communes`, `/et-si?departement=${code}`]),
    ...regions.map((code) => `/region/${code}`),
    ...drawn.flatMap((code, index) => [[`/commune/${code}`], [`/commune/${code}/affiche`], [`/trouver?lieu=${code}`], [`/et-si?ouvrir=${code}`]][index % 4]),
    ...draw(points, count).flatMap((id, index) => [[`/point/${id}`], [`/et-si?fermer=${id}`]][index % 2]),
  ];
  for (const language of languages) {
    const weighed = [];
    for (const path of paths) {
      const own = address(language, path);
      const { status, bytes } = await weigh(house.base + own);
      check(`official list ${own}: answered`, status === 200, String(status));
      weighed.push([bytes, own]);
    }
    weighed.sort(([one], [other]) => other - one);
    const heaviest = weighed.slice(0, count).map(([, path]) => path);
    const others = draw(weighed.slice(count).map(([, path]) => path), count);
    const seen = await slowPages(browser, house.base, [...heaviest, ...others], language, 3);
    console.log(`${language}: ${paths.length} pages weighed; ${seen.length} over 128 kbit/s, the slowest 20:`);
    console.log(table(seen.slice(0, 20)));
  }
} finally {
  house.close();
  await browser.close();
}
process.exit(closing());
