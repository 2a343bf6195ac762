import { execFileSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type * as Sdk from "@auxdynamics/mastguard-sdk";
import { expect } from "@playwright/test";
import { ingest, keyWith } from "./api";
import { key, url, workerIndex } from "./server";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");
const BUILT = path.join(REPOSITORY, `test-results/sdk-${workerIndex()}`);

/** The client as it is published: built from the sources, once for a worker. */
let building: Promise<typeof Sdk> | undefined;
async function built(): Promise<typeof Sdk> {
  execFileSync(process.execPath, [path.join(REPOSITORY, "packages/sdk/build.mjs"), "--out", BUILT]);
  return await import(pathToFileURL(path.join(BUILT, "index.mjs")).href);
}

/** A client of the running server; the quickstart agent's unless another key is given. */
export async function client(apiKey = key()): Promise<Sdk.MastGuardClient> {
  building ??= built();
  const { MastGuardClient } = await building;
  return new MastGuardClient({ apiKey, baseUrl: url() });
}

/** A client that may set up what agents and people need. */
export async function adminClient(): Promise<Sdk.MastGuardClient> {
  return await client(await keyWith("admin"));
}

/** A payment as an agent of the journey's own proposes it, for the agent to change. */
export function paymentOf(journey: string) {
  const payload = { to: "Nordwind", amount: 48_200, currency: "EUR", journey };
  return { agentId: journey, actionType: "PAYMENT_APPROVE" as const, payload };
}

/** Has an agent propose an action that waits for people. */
export async function paused(event: Parameters<typeof ingest>[0], apiKey?: string) {
  const { data } = await ingest(event, apiKey);
  expect(data.decision).toBe("HITL");
  return { trace: String(data.traceId), digest: String(data.actionDigest), task: String(data.hitlTaskId) };
}

/** What an agent did that waits for people: what it executed, and what its call ended with. */
export interface Running {
  readonly executed: readonly unknown[];
  readonly reports: readonly Sdk.OutcomeReport[];
  /** What `run` gave or threw. */
  readonly ended: Promise<unknown>;
}

/** Has an agent run an action, and goes on while it waits. */
export function run(agent: Sdk.MastGuardClient, event: Sdk.IngestEvent): Running {
  const executed: unknown[] = [];
  const reports: Sdk.OutcomeReport[] = [];
  const execute = ({ payload }: Sdk.DecidedAction) => {
    executed.push(payload);
    return "paid";
  };
  const ended = agent.governance
    .run(event, execute, { onReport: (report) => reports.push(report) })
    .catch((error: unknown) => error);
  return { executed, reports, ended };
}

/** The task that an agent of this name waits for. */
export async function taskOf(agent: Sdk.MastGuardClient, agentId: string): Promise<Sdk.ReviewTask> {
  const open = async () => (await agent.hitl.getQueue({ agentId })).items;
  await expect.poll(open).toHaveLength(1);
  const [task] = await open();
  if (task === undefined) throw new Error("no task is open");
  return task;
}
