// On paper: no empty sheet, no control, the text of the page is there, and links that lead on are spelled out.
import { spawnSync } from "node:child_process";
import { check } from "../tally.mjs";

/// In the page, as printed: what must be on paper, and what must not.
function onPaper() {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 0;
  const links = [...document.querySelectorAll("main .list a[href^='/'], main p > a.row-link[href^='/']")].filter(seen);
  const controls = [...document.querySelectorAll("nav, button, input, select, .button, .skip:focus")].filter(seen);
  return {
    heading: document.querySelector("h1").innerText,
    links: links.map((link) => ({ address: link.getAttribute("href"), after: getComputedStyle(link, "::after").content })),
    controls: controls.map((element) => `${element.tagName}.${element.className}`),
    address: document.querySelector(".printed") ? seen(document.querySelector(".printed")) : true,
  };
}

/// The letters of each sheet of a PDF, without spaces, as another program reads them.
function sheets(pdf) {
  const read = spawnSync("pdftotext", ["-enc", "UTF-8", "-", "-"], { input: pdf, maxBuffer: 2 ** 28 });
  if (read.error) throw new Error("pdftotext is missing: ./check installs it");
  return read.stdout.toString("utf8").split("\f").slice(0, -1).map((text) => text.replace(/\s/g, ""));
}

/// Prints a page on A4 and reads it back; `most` sheets at most.
export async function onA4(context, base, { name, path, most }) {
  const page = await context.newPage();
  await page.goto(base + path, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => 0));
  await page.emulateMedia({ media: "print" });
  const wanted = await page.evaluate(onPaper);
  check(`${name} printed: no control`, wanted.controls.length === 0, wanted.controls.join(" "));
  check(`${name} printed: the address of the page`, wanted.address);
  const silent = wanted.links.filter(({ address, after }) => !after.includes(address));
  check(`${name} printed: links are spelled out`, silent.length === 0, silent.map(({ address }) => address).join(" "));
  const read = sheets(await page.pdf({ preferCSSPageSize: true }));
  await page.close();
  check(`${name} printed: ${most} sheets at most`, read.length >= 1 && read.length <= most, `${read.length}`);
  check(`${name} printed: no empty sheet`, read.every((text) => text.length > 60), read.map((text) => text.length).join(" "));
  const all = read.join("");
  const missing = [wanted.heading, ...wanted.links.map(({ address }) => address)].filter((text) => !all.includes(text.replace(/\s/g, "")));
  check(`${name} printed: read back`, missing.length === 0, missing.join(" "));
}

/// What people print: the answer of the finder, a point, the note of a trial.
export const printed = [
  { name: "trouver", path: "/trouver?lieu=Ispagnac", most: 3 },
  { name: "point", path: "/point/1", most: 2 },
  { name: "point-bus", path: "/point/5", most: 2 },
  { name: "note", path: "/et-si?fermer=2", most: 1 },
  { name: "note-deux-changements", path: "/et-si?fermer=2&ouvrir=48096&departement=48", most: 1 },
  { name: "note-horaires", path: "/et-si?horaires=3:lu-ve%208h-19h;%20sa%209h-12h", most: 1 },
  { name: "departement", path: "/departement/48", most: 8 },
  { name: "commune", path: "/commune/48080", most: 3 },
];
