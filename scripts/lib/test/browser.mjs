import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { Failure } from "../failure.mjs";
import { PROJECT } from "../home.mjs";
import { say } from "../progress.mjs";
import { run } from "../run.mjs";

const DOWNLOAD_TIMEOUT_MS = 60_000;
const APT_TIMEOUT_MS = 180_000;
const PLAYWRIGHT = ["node_modules/@playwright/test/cli.js", "install", "chromium-headless-shell"];
const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_APPS = ["Google Chrome", "Chromium"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/**
 * A Chromium that starts on this machine: CHROMIUM_PATH, the system's, Playwright's own, else one that is fetched by
 * Playwright or, as root on Debian and its kin, by apt.
 * @returns {Promise<string | null>} Its executable, or `null` when there is none and none can be had.
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (starts(named)) return named;
    throw new Failure(
      "BROWSER_MISSING",
      `CHROMIUM_PATH is \`${named}\`, which does not start. Correct it or unset it.`,
    );
  }
  const present = systemBrowser() ?? playwrightBrowser();
  if (present) return present;
  say("fetching a browser …");
  await run(process.execPath, PLAYWRIGHT, { timeoutMs: DOWNLOAD_TIMEOUT_MS });
  const fetched = playwrightBrowser();
  if (fetched) return fetched;
  if (process.getuid?.() !== 0 || !onPath("apt-get")) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env, timeoutMs: APT_TIMEOUT_MS });
  await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env, timeoutMs: APT_TIMEOUT_MS });
  return systemBrowser();
}

function systemBrowser() {
  return [...SYSTEM_NAMES.map(onPath), ...MAC_APPS].find((file) => file && starts(file)) ?? null;
}

/** Where Playwright would install it, by its own word; the folder holds one executable of a known name. */
function playwrightBrowser() {
  const { stdout } = spawnSync(process.execPath, [...PLAYWRIGHT, "--dry-run"], { cwd: PROJECT, encoding: "utf8" });
  for (const [, folder] of stdout.matchAll(/Install location:\s+(\S.*)$/gm)) {
    if (!fs.existsSync(folder)) continue;
    for (const entry of fs.readdirSync(folder, { recursive: true })) {
      const file = path.join(folder, String(entry));
      if (/^(chrome-)?headless[_-]shell(\.exe)?$/.test(path.basename(file)) && starts(file)) return file;
    }
  }
  return null;
}

function onPath(name) {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const file = path.join(folder, name);
    if (fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  }
  return null;
}

/** A browser whose libraries are missing is there but does not start. */
function starts(file) {
  return spawnSync(file, ["--version"], { timeout: 15_000, stdio: "ignore" }).status === 0;
}
