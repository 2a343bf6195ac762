import fs from "node:fs";
import path from "node:path";
import { PROJECT } from "./home.mjs";
import { say } from "./progress.mjs";
import { runOrFail } from "./run.mjs";
import { inClone } from "./steps.mjs";

/** Installs exactly the versions of package-lock.json, unless they are installed. */
export async function install() {
  if (isInstalled()) return;
  await inClone(async () => {
    if (isInstalled()) return; // whoever we waited for did it
    const from = performance.now();
    say("installing packages (once, about half a minute) …");
    const [command, ...before] = npm();
    await runOrFail(command, [...before, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
      code: "INSTALL_FAILED",
      explain: (output) =>
        `npm ci failed:\n${output.trim().slice(-6_000)}\n\nWithout a connection to the npm registry the packages cannot be fetched; check network and proxy, then start again.`,
    });
    say(`packages installed in ${((performance.now() - from) / 1000).toFixed(1)} s`);
  });
}

/**
 * Whether node_modules holds what the lock file names. npm writes its own record last, so a broken installation has
 * none. Optional packages may be missing (other platforms), but not differ.
 */
export function isInstalled() {
  const wanted = readLock("package-lock.json");
  const present = readLock("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted.packages).every(([name, { version, optional, link }]) => {
    if (!name.startsWith("node_modules/") || link) return true;
    const found = present.packages[name];
    return found ? found.version === version : optional === true;
  });
}

/** The npm that started us, else the one on the path. */
export function npm() {
  return process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
}

function readLock(name) {
  const file = path.join(PROJECT, name);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
}
