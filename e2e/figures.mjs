// The figures on pages are the command line's: departments and communes drawn by a seed, each figure compared.
import { get } from "node:http";

/// A number of a page as the command line's would be shown: shares cut to the tenth, means rounded to it.
const cut = (percent) => `${Math.trunc(Math.floor(percent * 10 + 1e-9) / 10)},${Math.floor(percent * 10 + 1e-9) % 10} %`;
const mean = (minutes) => `${minutes.toFixed(1).replace(".", ",")} min`;
const about = (people) => {
  let unit = 1;
  while (people / unit >= 10000) unit *= 10;
  return Math.floor((people + Math.floor(unit / 2)) / unit) * unit;
};

/// What an address answers, over a connection of its own: the command line may take longer than an idle one is kept.
const got = (url) => new Promise((resolve, reject) => {
  get(url, { agent: false }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => resolve(text)).on("error", reject);
  }).on("error", reject);
});

/// The text of a page without its maps: no-break spaces are spaces, tags are gone, cells end with a bar.
function words(html) {
  return html
    .replace(/<svg.*?<\/svg>/gs, "")
    .replace(/<\/(td|th|p|li|caption|h1|h2)>/g, "|")
    .replace(/<[^>]*>/g, "")
    .replace(/&#39;/g, "'").replace(/&#38;|&amp;/g, "&")
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(/\s+/g, " ");
}

/// A small generator of numbers, so that every run draws the same pages.
function drawer(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function draw(rows, count, random) {
  const left = [...rows];
  const drawn = [];
  while (drawn.length < count && left.length) drawn.push(...left.splice(random(left.length), 1));
  return drawn;
}

const plain = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, " ");

function department(text, row, promise, hours, check) {
  const name = `figures of department ${row.code}`;
  const has = (what, says) => check(`${name}: ${what}`, text.includes(says), `\`${says}\` is not on the page`);
  has("people", `${plain(row.population)} habitants`);
  has("share", `Chacun à moins de 20 minutes d’un point|${cut(row.share["20"])}|`);
  has("share without buses", `sans compter l’adresse des bus|${cut(row.share_without_mobile_addresses["20"])}|`);
  if (row.mean_min !== null) has("mean", `Temps moyen jusqu’au point le plus proche|${mean(row.mean_min)}|`);
  if (promise.beyond.people > 0) has("beyond", `${plain(about(promise.beyond.people))} personne`);
  has("to check", row.to_check > 0 || row.beyond > 0 ? `${plain(about(row.to_check))} à vérifier` : "Personne.");
  for (const minutes of [5, 10, 15, 20, 25, 30]) has(`${minutes} min`, `|${minutes} minutes|${cut(row.share[minutes])}|`);
  has("Wednesday at 17", `le mercredi de 17 h à 18 h|${cut(hours.open[2 * 24 + 17])}|`);
  for (const part of ["beyond", "to_check"]) {
    for (const place of promise.left_out[part].slice(0, 10)) {
      has(`${part} ${place.code}`, `${place.name.replace(/'/g, "’")}|${plain(place.people)}|`);
    }
  }
}

/// What would bring most people back, as the command finds it.
function remedies(text, row, check) {
  const name = `remedies of department ${row.code}`;
  const has = (what, says) => check(`${name}: ${what}`, text.includes(says), `\`${says}\` is not on the page`);
  const curly = (says) => says.replace(/'/g, "’");
  for (const point of row.new_points) {
    has(point.code, `${curly(point.name)}|${plain(point.people)} personnes|Entre : ${plain(point.people_low)} et ${plain(point.people_high)}|`);
  }
  for (const longer of row.longer_hours) has(longer.id_fs, `${curly(longer.name)}|`);
  for (const longer of row.longer_hours) has(`${longer.id_fs}: people`, `|${plain(longer.people)} personnes|`);
}

function commune(text, row, check) {
  const name = `figures of commune ${row.code}`;
  const has = (what, says) => check(`${name}: ${what}`, text.includes(says), `\`${says}\` is not on the page`);
  has("people", `${plain(row.population)} habitant`);
  if (row.population === 0) return;
  for (const minutes of [5, 10, 15, 20, 25, 30]) has(`${minutes} min`, `En moins de ${minutes} minutes|${cut(row.share[minutes])}|`);
  if (row.mean_min !== null) has("mean", `Temps moyen|${mean(row.mean_min)}|`);
}

export async function figures(house, check) {
  const random = drawer(20220126);
  const page = async (path) => words(await got(house.base + path));
  const departments = house.ask(["coverage", "--level", "department"]).rows;
  const promises = house.ask(["promises", "p4", "--level", "department", "--left-out"]).assessments;
  const hours = house.ask(["coverage", "--hours", "--level", "department"]).rows;
  const of = (rows, code) => rows.find((row) => row.code === code);
  const remedied = house.ask(["remedy", "--level", "department"]).rows;
  for (const row of draw(departments, 25, random)) {
    const text = await page(`/departement/${row.code}`);
    department(text, row, of(promises, row.code), of(hours, row.code), check);
    remedies(text, of(remedied, row.code), check);
  }
  const communes = house.ask(["coverage", "--level", "commune"]).rows;
  for (const row of draw(communes, 75, random)) commune(await page(`/commune/${row.code}`), row, check);
}
