import { setTimeout as sleep } from "node:timers/promises";
import { say } from "../scripts/lib/progress.mjs";
import { circumstances, rounded } from "./circumstances";
import { type Effort, effortOf, effortText, memoryNow, memoryText, withEffort } from "./effort";
import { FloorServer } from "./floor/floor-server";
import type { LoadResult } from "./load/plan";
import { type Lifetime, type MeasuredServer, startMeasured } from "./measured-server";
import type { Options } from "./options";
import { table } from "./results";
import { verifyLog } from "./server/tenant";

const INGEST = "/api/v1/governance/ingest";
const ASYNC = { Prefer: "respond-async" };
/** The organization's backlog is bounded: no run may fill it. */
const EVENTS_MAX = 80_000;
const WARM_UP_MS = 2_000;
const POLL_MS = 200;
const FLOOR_MS = 5_000;
/** When to count connections: the bound on events may end a run early. */
const LOOK_AFTER_MS = 500;

/** How events are sent that nobody waits for. */
const MANNERS = [
  { name: "one by one", path: INGEST, connections: 64, eventsPerRequest: 1 },
  { name: "batches of 100", path: `${INGEST}/batch`, connections: 8, eventsPerRequest: 100 },
] as const;

interface Manner {
  readonly name: string;
  readonly path: string;
  readonly connections: number;
  readonly eventsPerRequest: number;
  readonly eventsMax: number;
  readonly seconds: number;
}

interface Accepted {
  readonly name: string;
  readonly eventsPerRequest: number;
  readonly load: LoadResult;
  readonly eventsPerSecond: number;
  /** Decided a second after the last event was sent, with nothing else to do. */
  readonly drainedPerSecond: number;
  readonly backlog: number;
  /** From the first event sent to the last one decided. */
  readonly effort: Effort;
}

/** Measures events that nobody waits for: how fast they are taken in durably, and how fast the queue is decided. */
export async function benchQueue(options: Options, lifetime: Lifetime) {
  const measured = circumstances();
  const running = await startMeasured("queue", options, lifetime);
  await run(running, { ...MANNERS[0], eventsMax: 10_000, seconds: 3 }); // the code is compiled, the sessions known
  const accepted: Accepted[] = [];
  for (const manner of MANNERS) {
    say(`${manner.name} …`);
    accepted.push(await run(running, { ...manner, eventsMax: EVENTS_MAX, seconds: options.seconds }));
  }
  const memory = memoryNow(running);
  say("verifying the log …");
  const stored = await running.database.stored(running.tenant);
  const audit = await verifyLog(running.server, running.tenant);
  const durable = await floorOf(running, stored.rowBytes);
  const result = {
    name: "queue",
    ...measured,
    frontDoors: memory.doors?.length ?? null,
    policies: options.policies,
    accept: accepted.map(({ load, effort, ...figures }) => ({
      name: figures.name,
      eventsPerSecond: rounded(figures.eventsPerSecond, 0),
      ofDurable: rounded(figures.eventsPerSecond / durable, 3),
      drainedPerSecond: rounded(figures.drainedPerSecond, 0),
      backlog: figures.backlog,
      p50Ms: rounded(load.latencyUs.p50 / 1_000, 3),
      p99Ms: rounded(load.latencyUs.p99 / 1_000, 3),
      errors: load.errors,
      firstError: load.firstError,
      ...effortOf(effort, load.answered * figures.eventsPerRequest),
    })),
    memory,
    floor: { durable: rounded(durable, 0), rowBytes: stored.rowBytes },
    proof: { decided: stored.decisions, audit: { valid: audit.valid, size: audit.size } },
  };
  const isSound = audit.valid && accepted.every(({ load }) => load.errors === 0);
  return { result, text: textOf(result), isSound };
}

async function run(running: MeasuredServer, manner: Manner): Promise<Accepted> {
  const { result, effort } = await withEffort(running, LOOK_AFTER_MS, () => sendAndDrain(running, manner));
  const { name, eventsPerRequest } = manner;
  const eventsPerSecond = result.load.requestsPerSecond * eventsPerRequest;
  return { name, eventsPerRequest, eventsPerSecond, ...result, effort };
}

async function sendAndDrain(
  { server, database, tenant, generator }: MeasuredServer,
  { path, connections, eventsPerRequest, eventsMax, seconds }: Manner,
) {
  const load = await generator.run({
    port: server.port,
    path,
    apiKey: tenant.ingestKey,
    headers: ASYNC,
    eventsPerRequest,
    connections,
    warmUpMs: 0,
    measureMs: seconds * 1_000,
    requestsMax: Math.floor(eventsMax / eventsPerRequest),
  });
  const backlog = await database.queued(tenant);
  const from = performance.now();
  while ((await database.queued(tenant)) > 0) await sleep(POLL_MS);
  const drainedPerSecond = backlog / ((performance.now() - from) / 1_000);
  return { load, drainedPerSecond, backlog };
}

async function floorOf({ database, generator }: MeasuredServer, rowBytes: number): Promise<number> {
  const server = await FloorServer.start({
    databaseUrl: await database.createFloor(),
    rowBytes: Math.max(1, rowBytes),
  });
  try {
    const bounds = { warmUpMs: WARM_UP_MS, measureMs: FLOOR_MS, requestsMax: 1_000_000 };
    const load = await generator.run({ ...bounds, connections: 64, port: server.port, path: "/", apiKey: "none" });
    return load.requestsPerSecond;
  } finally {
    await server.close();
  }
}

function textOf({
  accept,
  memory,
  floor,
  proof,
}: {
  accept: readonly AcceptRow[];
  memory: ReturnType<typeof memoryNow>;
  floor: { durable: number };
  proof: { decided: number; audit: { valid: boolean; size: number } };
}): string {
  return [
    table(
      ["sent", "events/s", "of durable floor", "p50 ms", "p99 ms", "backlog", "decided/s from it", "errors"],
      accept.map((row) => [
        row.name,
        row.eventsPerSecond,
        row.ofDurable,
        row.p50Ms,
        row.p99Ms,
        row.backlog,
        row.drainedPerSecond,
        row.errors,
      ]),
    ),
    effortText(accept.map((row) => ({ name: row.name, effort: row }))),
    memoryText(memory),
    `Durable floor: ${floor.durable.toLocaleString("en")}/s`,
    `${proof.decided} decided; log of ${proof.audit.size} entries ${proof.audit.valid ? "verifies" : "DOES NOT VERIFY"}`,
    ...accept.flatMap(({ firstError }) => (firstError === null ? [] : [`ERROR: ${firstError}`])),
  ].join("\n\n");
}

interface AcceptRow extends ReturnType<typeof effortOf> {
  readonly name: string;
  readonly eventsPerSecond: number;
  readonly ofDurable: number;
  readonly drainedPerSecond: number;
  readonly backlog: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly errors: number;
  readonly firstError: string | null;
}
