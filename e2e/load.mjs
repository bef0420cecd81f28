// The finder under load, beside nginx serving the same bytes as files, on the same machine in the same run.
// Usage: node load.mjs LIST.csv [SECONDS] [CONNECTIONS]. Wants wrk and nginx (Debian, Ubuntu: apt-get install wrk nginx-light),
// Linux (/proc) and a release build of the program (MAILLAGE_BINARY).
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binary, openHouse } from "./house.mjs";

const NAMES = 6000;
const [list, seconds = "10", connections = "64"] = process.argv.slice(2);
for (const tool of ["wrk", "nginx"]) {
  if (spawnSync(tool, ["-v"]).error) throw new Error(`${tool} is missing: apt-get install wrk nginx-light`);
}
if (!list) throw new Error("usage: node load.mjs LIST.csv [SECONDS] [CONNECTIONS]");

// Names that differ, from all over the country, homonyms included once.
function placeNames() {
  const json = execFileSync(binary, ["coverage", "--level", "commune", "--json", "--data", join(folder, "data")], { maxBuffer: 1 << 30 });
  const found = JSON.stringify(JSON.parse(json)).matchAll(/"name":"((?:[^"\\]|\\.)*)"/g);
  const names = [...new Set([...found].map((match) => JSON.parse(`"${match[1]}"`)))];
  const step = names.length / NAMES;
  return Array.from({ length: NAMES }, (_, index) => names[Math.floor(index * step)]);
}

function fetchRaw(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, coding: response.headers["content-encoding"], body: Buffer.concat(chunks) }));
    }).on("error", reject);
  });
}

function cpuTicks(pids) {
  return pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return sum + Number(fields[11]) + Number(fields[12]);
  }, 0);
}

function load(name, base, paths, pids) {
  const script = join(folder, `${name}.lua`);
  const body = paths.map((path) => `  ${JSON.stringify(path)},`).join("\n");
  writeFileSync(script, `local paths = {\n${body}\n}\nlocal n = 0\nrequest = function()\n  n = n % #paths + 1\n  return wrk.format("GET", paths[n])\nend\n`);
  const before = cpuTicks(pids);
  const said = execFileSync("wrk", ["-t", "1", "-c", connections, "-d", `${seconds}s`, "--latency", "-H", "Accept-Encoding: gzip", "-s", script, base], { encoding: "utf8" });
  const requests = Number(said.match(/(\d+) requests in/)[1]);
  const wrong = said.match(/(Socket errors|Non-2xx).*/g) ?? [];
  return {
    name,
    "req/s": Number(said.match(/Requests\/sec:\s+([\d.]+)/)[1]),
    p99: said.match(/99%\s+(\S+)/)[1],
    "cpu µs/req": Math.round(((cpuTicks(pids) - before) * 10_000) / requests),
    requests,
    errors: wrong.join("; ") || "0",
  };
}

const folder = mkdtempSync(join(tmpdir(), "maillage-load-"));
const house = await openHouse(list, "2024-09-04T10:20:00+02:00");
let nginx;
try {
  const paths = placeNames().map((name) => `/trouver?lieu=${encodeURIComponent(name)}`);
  mkdirSync(join(folder, "files"));
  let bytes = 0;
  for (const [index, path] of paths.entries()) {
    const { status, coding, body } = await fetchRaw(house.base + path);
    if (status !== 200 || coding !== "gzip") throw new Error(`${path}: ${status}, ${coding}`);
    bytes += body.length;
    writeFileSync(join(folder, "files", `${index}`), body);
  }
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  writeFileSync(join(folder, "nginx.conf"), `user root; worker_processes 2; daemon off; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=10000; keepalive_requests 100000000;
  server { listen 127.0.0.1:${port}; root ${folder}/files; default_type text/html; add_header Content-Encoding gzip; } }`);
  nginx = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-p", folder], { stdio: "inherit" });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const workers = readFileSync(`/proc/${nginx.pid}/task/${nginx.pid}/children`, "utf8").trim().split(" ").map(Number);
  const files = paths.map((_, index) => `/${index}`);
  const rows = [];
  // Turn by turn: what else the machine does falls on both.
  for (let round = 0; round < 2; round += 1) {
    rows.push(load("maillage", house.base, paths, [house.pid]));
    rows.push(load("nginx", `http://127.0.0.1:${port}`, files, workers));
  }
  console.table(rows);
  const mean = (name, key) => rows.filter((row) => row.name === name).reduce((sum, row) => sum + row[key], 0) / 2;
  console.log(`${paths.length} places, ${Math.round(bytes / paths.length)} bytes a page; ratio to nginx ${(mean("maillage", "req/s") / mean("nginx", "req/s")).toFixed(2)}`);
} finally {
  nginx?.kill();
  house.close();
  rmSync(folder, { recursive: true, force: true });
}
