import fs from "node:fs";
import path from "node:path";
import { PROJECT } from "./home.mjs";
import { processBirth, until } from "./processes.mjs";

const END_TIMEOUT_MS = 5_000;
const file = path.join(PROJECT, "dist/.programs");

/**
 * Notes a program that writes to the clone, under the clone's lock. If we are killed, it goes on without us, and a
 * second `npm ci` or `next build` beside it would ruin both.
 * @param {number} pid Leader of its process group.
 */
export function noteProgram(pid) {
  fs.appendFileSync(file, `${JSON.stringify({ pid, birth: processBirth(pid) })}\n`);
}

/** Ends what an earlier holder of the clone's lock left running. Only the very processes it noted, never a recycled id. */
export async function endLeftovers() {
  if (!fs.existsSync(file)) return;
  for (const line of fs.readFileSync(file, "utf8").split("\n").filter(Boolean)) {
    const { pid, birth } = JSON.parse(line);
    if (birth === null || processBirth(pid) !== birth) continue;
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
    await until(() => processBirth(pid) !== birth, END_TIMEOUT_MS);
  }
  fs.rmSync(file, { force: true });
}
