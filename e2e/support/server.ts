import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Where the server of this run listens. */
export const url = (): string => required("E2E_URL");
/** Which of the workers this is: each has an organization of its own. */
export const workerIndex = (): number => Number(process.env["TEST_PARALLEL_INDEX"] ?? 0);
/** An agent's key of this worker's organization. */
export const key = (): string => own().key;
/** The organization in which this worker's journeys take place, and whose owner is signed in. */
export const organizationId = (): string => own().id;

/** The lines the start printed to send an event, exactly as a user would paste them. */
export function snippet(): string {
  const [, rest = ""] = required("E2E_OUTPUT").split("Send an event:\n");
  const [text = ""] = rest.split("\n\n");
  return text.trim();
}

/** Runs an operator command in a process of its own, as an operator would, and returns what it printed. `operator()` is quicker. */
export function admin(...args: readonly string[]): Record<string, unknown> {
  const env = { ...process.env, MASTGUARD_HOME: required("E2E_HOME") };
  const { status, stdout } = spawnSync("npm", ["run", "--silent", "admin", "--", ...args], { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")}: exit code ${status}, ${stdout}`);
  return JSON.parse(stdout);
}

/** The organization that the first start made. */
export function firstOrganization(): string {
  return JSON.parse(fs.readFileSync(path.join(required("E2E_HOME"), "quickstart.json"), "utf8")).organizationId;
}

/** The organization that `npm run demo` made in this run's home. */
export function demoOrganization(): string {
  return JSON.parse(fs.readFileSync(path.join(required("E2E_HOME"), "demo.json"), "utf8")).organizationId;
}

/** What `start-server.ts` made for each worker. */
export interface WorkerOrganization {
  readonly id: string;
  readonly key: string;
}

function own(): WorkerOrganization {
  const organizations: readonly WorkerOrganization[] = JSON.parse(required("E2E_ORGANIZATIONS"));
  const organization = organizations[workerIndex()];
  if (organization === undefined) throw new Error(`no organization was made for worker ${workerIndex()}`);
  return organization;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is set by e2e/support/start-server.ts`);
  return value;
}
