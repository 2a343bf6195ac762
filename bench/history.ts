import { say } from "../scripts/lib/progress.mjs";
import { circumstances, rounded } from "./circumstances";
import { type Lifetime, type MeasuredServer, startMeasured } from "./measured-server";
import type { Options } from "./options";
import { table } from "./results";

const INGEST = "/api/v1/governance/ingest";
const CONNECTIONS = 32;
const WARM_UP_MS = 6_000;
const QUERIES = 200;
/** As the audit screen and an auditor ask: by agent, by decision, by kind of action, by all of them and a span of time. */
const FILTERS = [
  "agentId=agent-007",
  "decision=BLOCK",
  "actionType=PAYMENT_APPROVE&decision=ALLOW",
  "agentId=agent-007&decision=ALLOW&actionType=EMAIL_SEND",
  "type=all",
] as const;

interface Figures {
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
  readonly queries: readonly { readonly filter: string; readonly p95Ms: number }[];
}

/** Measures the same load and the same questions on a log that is nearly empty and on one with a long past. */
export async function benchHistory(options: Options, lifetime: Lifetime) {
  const measured = circumstances();
  const running = await startMeasured("history", options, lifetime);
  say("empty …");
  const empty = await figuresOf(running, options.seconds);
  say(`${options.entries.toLocaleString("en")} entries …`);
  await running.database.addHistory(running.tenant, options.entries, (done) =>
    say(`${done.toLocaleString("en")} entries`),
  );
  say("with history …");
  const long = await figuresOf(running, options.seconds);
  const ratio = rounded(long.requestsPerSecond / empty.requestsPerSecond, 3);
  const result = {
    name: "history",
    ...measured,
    entries: options.entries,
    policies: options.policies,
    empty,
    long,
    ratio,
  };
  const text = [
    table(
      ["", "requests/s", "p99 ms", ...FILTERS.map((filter) => `p95 ms ${filter}`)],
      [rowOf("empty", empty), rowOf(`${options.entries} entries`, long)],
    ),
    `With history: ${rounded(ratio * 100, 1)} % of the rate without`,
  ].join("\n\n");
  return { result, text, isSound: true };
}

function rowOf(name: string, { requestsPerSecond, p99Ms, queries }: Figures): (string | number)[] {
  return [name, requestsPerSecond, p99Ms, ...queries.map(({ p95Ms }) => p95Ms)];
}

async function figuresOf({ server, tenant, generator }: MeasuredServer, seconds: number): Promise<Figures> {
  const load = await generator.run({
    port: server.port,
    path: INGEST,
    apiKey: tenant.ingestKey,
    connections: CONNECTIONS,
    warmUpMs: WARM_UP_MS,
    measureMs: seconds * 1_000,
    requestsMax: 10_000_000,
  });
  if (load.errors > 0) throw new Error(`${load.errors} requests failed: ${load.firstError}`);
  const queries: Figures["queries"][number][] = [];
  for (const filter of FILTERS) queries.push({ filter, p95Ms: await p95Of(server.port, tenant.readKey, filter) });
  return {
    requestsPerSecond: rounded(load.requestsPerSecond, 0),
    p99Ms: rounded(load.latencyUs.p99 / 1_000, 1),
    queries,
  };
}

/** Milliseconds, of one question after the other. */
async function p95Of(port: number, key: string, filter: string): Promise<number> {
  const times: number[] = [];
  for (let asked = 0; asked < QUERIES; asked += 1) {
    const from = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/hitl/audit?${filter}&limit=50`, {
      headers: { "x-api-key": key },
    });
    await response.text();
    if (response.status !== 200) throw new Error(`${filter} answered ${response.status}`);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return rounded(times[Math.floor(QUERIES * 0.95)] ?? 0, 1);
}
