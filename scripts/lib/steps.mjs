import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { PROJECT } from "./home.mjs";
import { endLeftovers } from "./leftovers.mjs";
import { waitForLock } from "./lock.mjs";
import { say } from "./progress.mjs";

const BUILD_TIMEOUT_MS = 15 * 60_000;
const BEAT_MS = 30_000;
const IGNORED = new Set(["node_modules", "dist", ".next", "tsconfig.tsbuildinfo"]);

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} [about] What it does, where it takes so long that somebody asks.
 * @property {readonly string[]} inputs Files and folders whose content decides whether it must run.
 * @property {readonly string[]} products What must exist afterwards.
 * @property {() => Promise<unknown>} work
 */

/**
 * Whether the step's products exist and were made from the inputs as they are now.
 * @param {Step} step
 */
export function isDone({ name, inputs, products }) {
  return products.every((product) => fs.existsSync(path.join(PROJECT, product))) && readStamp(name) === digest(inputs);
}

/**
 * Runs the step unless it is done. Its digest is taken before and recorded after it succeeded, so a crash or a change
 * in between means it runs again.
 * @param {Step} step
 */
export async function runStep(step) {
  if (isDone(step)) return;
  const made = digest(step.inputs);
  const from = performance.now();
  say(`${step.name} …${step.about === undefined ? "" : ` ${step.about}`}`);
  const beat = setInterval(() => say(`${step.name} still at work`), BEAT_MS);
  try {
    await step.work();
  } finally {
    clearInterval(beat);
  }
  fs.mkdirSync(stampFolder, { recursive: true });
  fs.writeFileSync(path.join(stampFolder, step.name), made);
  say(`${step.name} done in ${((performance.now() - from) / 1000).toFixed(1)} s`);
}

/**
 * Lets one process at a time write to the clone (packages, generated code, build): two homes may start from it at once.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inClone(work) {
  const folder = path.join(PROJECT, "dist");
  fs.mkdirSync(folder, { recursive: true });
  const lock = await waitForLock(path.join(folder, ".lock"), "build", {
    timeoutMs: BUILD_TIMEOUT_MS,
    onWait: ({ pid }) => say(`process ${pid} is building this clone; waiting for it`),
  });
  if (!lock.held) throw new Error(`process ${lock.holder.pid} has been building this clone for a quarter of an hour`);
  try {
    await endLeftovers();
    return await work();
  } finally {
    lock.release();
  }
}

const stampFolder = path.join(PROJECT, "node_modules/.cache/mastguard");

function readStamp(name) {
  const file = path.join(stampFolder, name);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null;
}

function digest(inputs) {
  const hash = createHash("sha256").update(
    `${process.versions.node.split(".")[0]} ${process.platform} ${process.arch}`,
  );
  for (const name of Object.keys(process.env)
    .filter((key) => key.startsWith("NEXT_PUBLIC_"))
    .sort()) {
    hash.update(`\0${name}=${process.env[name]}`);
  }
  for (const input of inputs) visit(input, hash);
  return hash.digest("hex");
}

function visit(name, hash) {
  const file = path.join(PROJECT, name);
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) {
    for (const entry of fs.readdirSync(file).sort()) if (!IGNORED.has(entry)) visit(path.join(name, entry), hash);
  } else {
    hash.update(`\0${name}\0${stat.size}\0`).update(fs.readFileSync(file));
  }
}
