import { spawn } from "node:child_process";
import { DISK_FULL, Failure } from "./failure.mjs";
import { PROJECT } from "./home.mjs";
import { noteProgram } from "./leftovers.mjs";
import { until } from "./processes.mjs";

const TAIL_LENGTH = 30_000;
const GROUP_TIMEOUT_MS = 20_000;
const onWindows = process.platform === "win32";
const running = new Set();

/**
 * Runs a program in the project to its end and keeps the last of what it said.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onSpawn?: (pid: number) => void, timeoutMs?: number, endGroup?: boolean }} [options]
 *   `endGroup`: what the program started and did not end is asked to end, and waited for.
 * @returns {Promise<{ code: number | null, output: string }>} `code` is `null` when a signal ended it.
 */
export function run(command, args, { env = process.env, onSpawn, timeoutMs, endGroup = false } = {}) {
  return new Promise((resolve, reject) => {
    // A group of its own: stopping it reaches its children too, and Ctrl-C reaches it only through us.
    const child = spawn(command, args, {
      cwd: PROJECT,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: !onWindows,
      shell: onWindows,
    });
    const timer = timeoutMs && setTimeout(() => signalGroup(child, "SIGKILL"), timeoutMs);
    if (child.pid) onSpawn?.(child.pid);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output = (output + text).slice(-TAIL_LENGTH);
        if (process.env.VERBOSE) process.stderr.write(text);
      });
    }
    running.add(child);
    const forget = () => {
      running.delete(child);
      clearTimeout(timer);
    };
    child.once("error", (error) => {
      forget();
      reject(error);
    });
    child.once("close", (code) => {
      forget();
      const rest = endGroup ? endRest(child) : Promise.resolve();
      rest.then(() => resolve({ code, output }), reject);
    });
  });
}

/**
 * Like `run`, for programs that write to the clone (the caller holds its lock); a failure is thrown.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, code: string, explain: (output: string) => string }} options `explain` turns the
 *   last output into what the person reads.
 */
export async function runOrFail(command, args, { env, code, explain }) {
  const result = await run(command, args, { env, onSpawn: noteProgram });
  if (result.code === 0) return result.output;
  if (/ENOSPC|no space left on device/i.test(result.output)) throw new Failure("DISK_FULL", DISK_FULL);
  throw new Failure(code, explain(result.output));
}

/** Ends every program that `run` started and still runs, and waits for their ends; SIGKILL after three seconds. */
export async function stopRunning(signal = "SIGTERM") {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise((resolve) => {
          child.once("close", resolve);
          signalGroup(child, signal);
          setTimeout(() => signalGroup(child, "SIGKILL"), 3_000).unref();
        }),
    ),
  );
}

/** The leader has ended; its group lives while a member does, so its number cannot have been given away. */
async function endRest(child) {
  if (!onWindows && signalGroup(child, "SIGTERM")) await until(() => !signalGroup(child, 0), GROUP_TIMEOUT_MS);
}

/** Whether there was anyone to signal. */
function signalGroup(child, signal) {
  try {
    return onWindows ? child.kill(signal) : process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code === "ESRCH") return false;
    throw error;
  }
}
