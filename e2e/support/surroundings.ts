import { execFileSync } from "node:child_process";
import path from "node:path";

const SCRIPT = path.resolve(import.meta.dirname, "../../scripts/env.mjs");
const EXPORTED = /^export (\w+)='(.*)'$/gm;

/** What `scripts/env.mjs --owner` prints for a server that was started with `env`: addresses of its database for it and its owner, and more. */
export function surroundingsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const printed = execFileSync(process.execPath, [SCRIPT, "--owner"], { env, encoding: "utf8" });
  return Object.fromEntries([...printed.matchAll(EXPORTED)].map(([, name = "", value = ""]) => [name, value]));
}

/** The same for the server of this run, found out once. */
export function surroundings(): Record<string, string> {
  return JSON.parse(process.env["E2E_SURROUNDINGS"] ?? "{}");
}
