// The opening_hours strings of every door, read by opening_hours.js: no error, and open exactly when we say so.
// Usage: node opening-hours.mjs [COUNT]
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import OpeningHours from "opening_hours";

// The strings are in local time: the clock of this process is the wall's, whatever the machine's.
process.env.TZ = "UTC";
const count = Number(process.argv[2] ?? 100_000);
const seed = 20_240_801;
const binary = process.env.MAILLAGE_BINARY ?? new URL("../target/debug/maillage", import.meta.url).pathname;
const example = join(dirname(binary), "examples", "opening_hours");
const shared = process.env.MAILLAGE_SHARED ?? new URL("../../shared", import.meta.url).pathname;
const official = join(shared, "data/france-services/anct-liste-fs-20240801.csv");
// Where a reader looks for public holidays: any place of France.
const france = { lat: "46.6", lon: "2.5", address: { country_code: "fr", country: "France" } };
let passed = 0;
let failed = 0;

function check(name, faults) {
  if (faults.length === 0) passed += 1;
  else failed += 1;
  for (const fault of faults.slice(0, 20)) console.log(`FAILED ${name}: ${fault}`);
  if (faults.length > 20) console.log(`FAILED ${name}: and ${faults.length - 20} more`);
}

// The wall clock of a zone at an instant, as a date of this process.
const clocks = new Map();
function wall(zone, seconds) {
  if (!clocks.has(zone)) {
    const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" };
    clocks.set(zone, new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...fields }));
  }
  const parts = Object.fromEntries(clocks.get(zone).formatToParts(seconds * 1000).map((part) => [part.type, Number(part.value)]));
  return new Date(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
}

async function compare(name, list) {
  const program = spawn(example, [list, String(count), String(seed)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => program.on("exit", resolve));
  const doors = [];
  const errors = [];
  const differences = [];
  const doubts = [];
  let strings = 0;
  let asked = 0;
  let open = 0;
  for await (const line of createInterface({ input: program.stdout })) {
    const said = JSON.parse(line);
    if ("opening_hours" in said) {
      doors.push(said);
      if (said.opening_hours === null) continue;
      strings += 1;
      try {
        said.reader = new OpeningHours(said.opening_hours, france);
        // A closure that is over is no fault of the string.
        const warnings = said.reader.getWarnings().filter((warning) => !/in the past\.\)$/.test(warning));
        if (warnings.length) errors.push(`${said.name}: ${said.opening_hours}: ${warnings.join("; ")}`);
      } catch (error) {
        errors.push(`${said.name}: ${said.opening_hours}: ${error}`);
      }
      continue;
    }
    const door = doors[said.door];
    if (!door.reader) continue;
    asked += 1;
    const at = wall(door.zone, said.at_s);
    const theirs = door.reader.getState(at);
    open += Number(theirs);
    const where = `${door.name} at ${new Date(said.at_s * 1000).toISOString()} (${door.zone}): ${door.opening_hours}`;
    if (theirs !== (said.state === "open")) differences.push(`${where}: theirs ${theirs ? "open" : "closed"}, ours ${said.state}`);
    // We doubt a whole day, they only its hours: their doubt must be ours.
    if (door.reader.getUnknown(at) && said.state !== "unknown") doubts.push(`${where}: theirs unknown, ours ${said.state}`);
  }
  check(`${name}: the program ended well`, (await ended) === 0 ? [] : ["see above"]);
  check(`${name}: every instant was compared`, asked === count ? [] : [`${asked} of ${count}`]);
  check(`${name}: strings are read`, errors);
  check(`${name}: open at the same instants`, differences);
  check(`${name}: in doubt at no other instant`, doubts);
  console.log(
    `${name}: ${doors.length} doors, ${strings} strings, ${errors.length} errors; ` +
      `${asked} instants, ${open} of them open, ${differences.length} differences`,
  );
}

await compare("demonstration", "demonstration");
await compare("example", new URL("fixtures/exemple-20240801.csv", import.meta.url).pathname);
const skipped = existsSync(official) ? 0 : 1;
if (skipped) console.log("SKIPPED(shared): opening-hours of the official list");
else await compare("official list", official);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed ? 1 : 0);
