import { say } from "../scripts/lib/progress.mjs";
import { circumstances, rounded } from "./circumstances";
import { effortOf, effortText, memoryNow, memoryText, withEffort } from "./effort";
import { askAudit, askSessions } from "./history-questions";
import { type Lifetime, type MeasuredServer, startMeasured } from "./measured-server";
import type { Options } from "./options";
import { table } from "./results";

const INGEST = "/api/v1/governance/ingest";
const CONNECTIONS = 32;
const WARM_UP_MS = 6_000;
const HOUR_MS = 3_600_000;
/** Of a log with five million entries; of milliseconds, the 95th percentile. */
const GOALS = { ofEmpty: 0.9, auditMs: 50, sessionMs: 5 };

interface Figures {
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
  readonly effort: ReturnType<typeof effortOf>;
  readonly queries: Awaited<ReturnType<typeof askAudit>>;
}
type Result = Awaited<ReturnType<typeof measure>>;

/** Measures the same load and the same questions on a log that is nearly empty and on one with a long past. */
export async function benchHistory(options: Options, lifetime: Lifetime) {
  const measured = circumstances();
  const running = await startMeasured("history", options, lifetime);
  const figures = await measure(running, options);
  const { entries, policies } = options;
  return {
    result: { name: "history", ...measured, entries, policies, ...figures, goals: GOALS },
    text: textOf(figures, entries),
    isSound: true,
  };
}

async function measure(running: MeasuredServer, { seconds, entries }: Options) {
  const { server, database, tenant } = running;
  say("empty …");
  const empty = await figuresOf(running, seconds, { from: new Date(Date.now() - HOUR_MS), to: new Date() });
  say(`${entries.toLocaleString("en")} entries …`);
  const began = performance.now();
  const past = await database.addPast(tenant, entries, say);
  const fill = {
    seconds: rounded((performance.now() - began) / 1_000, 0),
    databaseGb: rounded(past.databaseBytes / 1e9, 2),
  };
  say("with history …");
  const long = await figuresOf(running, seconds, middleOf(past));
  const sessions = await askSessions(server, tenant, past.sessions);
  const ratio = rounded(long.requestsPerSecond / empty.requestsPerSecond, 3);
  return { empty, long, ratio, sessions, fill, memory: memoryNow(running) };
}

/** A twentieth of the past, where both its ends are far away. */
function middleOf({ from, to }: { readonly from: Date; readonly to: Date }) {
  const at = (share: number) => new Date(from.getTime() + (to.getTime() - from.getTime()) * share);
  return { from: at(0.475), to: at(0.525) };
}

async function figuresOf(
  running: MeasuredServer,
  seconds: number,
  span: { readonly from: Date; readonly to: Date },
): Promise<Figures> {
  const { server, tenant, generator } = running;
  const measureMs = seconds * 1_000;
  const { result: load, effort } = await withEffort(running, WARM_UP_MS + measureMs / 2, () =>
    generator.run({
      port: server.port,
      path: INGEST,
      apiKey: tenant.ingestKey,
      connections: CONNECTIONS,
      warmUpMs: WARM_UP_MS,
      measureMs,
      requestsMax: 10_000_000,
    }),
  );
  if (load.errors > 0) throw new Error(`${load.errors} requests failed: ${load.firstError}`);
  return {
    requestsPerSecond: rounded(load.requestsPerSecond, 0),
    p99Ms: rounded(load.latencyUs.p99 / 1_000, 1),
    effort: effortOf(effort, load.answered),
    queries: await askAudit(server, tenant, span),
  };
}

function textOf({ empty, long, ratio, sessions, fill, memory }: Result, entries: number): string {
  const name = `${entries.toLocaleString("en")} entries`;
  return [
    table(
      ["", "requests/s", "p99 ms"],
      [
        ["empty", empty.requestsPerSecond, empty.p99Ms],
        [name, long.requestsPerSecond, long.p99Ms],
      ],
    ),
    `With history: ${rounded(ratio * 100, 1)} % of the rate without (goal ${GOALS.ofEmpty * 100} %). Filled in ${fill.seconds} s; the database then takes ${fill.databaseGb} GB.`,
    table(
      ["audit query, p95 ms", "empty", name, "found of 50", "goal"],
      long.queries.map(({ filter, p95Ms, found }, index) => [
        filter,
        empty.queries[index]?.p95Ms ?? Number.NaN,
        p95Ms,
        found,
        GOALS.auditMs,
      ]),
    ),
    table(
      ["condition on a session's past, ms until it is decided", "p50", "p95", "goal of p95"],
      [
        ["session in memory", sessions.remembered.p50Ms, sessions.remembered.p95Ms, GOALS.sessionMs],
        ["session read from the database", sessions.read.p50Ms, sessions.read.p95Ms, GOALS.sessionMs],
      ],
    ),
    effortText([
      { name: "empty", effort: empty.effort },
      { name, effort: long.effort },
    ]),
    memoryText(memory),
  ].join("\n\n");
}
