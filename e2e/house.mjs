// The real program on a data folder of its own, and the browser of the machine.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const binary = process.env.MAILLAGE_BINARY ?? new URL("../target/debug/maillage", import.meta.url).pathname;

/// With these lists imported in their order, none is the demonstration; people as a grid says, if there is one.
export async function openHouse(lists, now = "2024-09-04T10:20:00+02:00", grids = []) {
  const data = mkdtempSync(join(tmpdir(), "maillage-e2e-"));
  const files = [...[lists ?? []].flat().map((file) => ["points", file]), ...grids.map((file) => ["population", file])];
  for (const [kind, file] of files) {
    const done = spawnSync(binary, ["import", kind, file, "--data", data, "--now", now], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(`import of ${file}: ${done.stderr}`);
  }
  const server = spawn(binary, ["serve", "--port", "0", "--data", data, "--now", now, "--contact", "equipe@exemple.invalid"]);
  const base = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/[\d.]+:\d+/);
      if (found) resolve(found[0]);
    });
    server.stderr.on("data", (bytes) => (said += bytes));
    server.on("exit", (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
  // Until the nation is computed, pages answer 503 and say so: one such answer is kept, to be looked at.
  let waiting = null;
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`${base}/methode`);
    if (answer.status === 200) break;
    waiting ??= { status: answer.status, headers: Object.fromEntries(["content-type", "content-security-policy"].map((name) => [name, answer.headers.get(name)])), body: await answer.text() };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // Remedies and the history are computed beside what is served already: pages without them are a state of their own.
  for (let tries = 0; tries < 1200; tries += 1) {
    if ((await fetch(`${base}/engagements/historique.csv`)).status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    base,
    waiting,
    // What the command line answers about the same network, as values.
    ask(words) {
      const all = [...words, "--json", "--data", data, "--now", now];
      const done = spawnSync(binary, all, { encoding: "utf8", maxBuffer: 2 ** 28 });
      if (done.status !== 0) throw new Error(`${words.join(" ")}: ${done.stderr}`);
      return JSON.parse(done.stdout);
    },
    pid: server.pid,
    close() {
      server.removeAllListeners("exit");
      server.kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export function openBrowser() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const found = names.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path));
  if (!found) throw new Error("no Chromium: ./check installs it");
  const args = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ];
  return chromium.launch({ executablePath: found, args });
}
