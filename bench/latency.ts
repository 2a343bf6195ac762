import { say } from "../scripts/lib/progress.mjs";
import { circumstances, rounded } from "./circumstances";
import { effortOf, effortText, memoryNow, memoryText, withEffort } from "./effort";
import { type Lifetime, startMeasured } from "./measured-server";
import type { Options } from "./options";
import { table } from "./results";

const INGEST = "/api/v1/governance/ingest";
const WARM_UP = { connections: 32, warmUpMs: 0, measureMs: 8_000, requestsMax: 1_000_000 };
const WARM_UP_MS = 2_000;
const CONNECTIONS = 64;

/**
 * Measures how long a decision takes at a fixed number of requests a second, each due at its moment whether or not earlier ones are
 * answered; on a server whose code has run.
 */
export async function benchLatency(options: Options, lifetime: Lifetime) {
  const measured = circumstances();
  const running = await startMeasured("latency", options, lifetime);
  const { server, tenant, generator } = running;
  const to = { port: server.port, path: INGEST, apiKey: tenant.ingestKey };
  say("warming up …");
  await generator.run({ ...to, ...WARM_UP });
  say(`${options.rate} a second …`);
  const measureMs = options.seconds * 1_000;
  const bounds = { connections: CONNECTIONS, warmUpMs: WARM_UP_MS, measureMs, requestsMax: 10_000_000 };
  const { result: load, effort: taken } = await withEffort(running, WARM_UP_MS + measureMs / 2, () =>
    generator.run({ ...to, ...bounds, rate: options.rate }),
  );
  const ms = (us: number) => rounded(us / 1_000, 3);
  const { latencyUs, errors, firstError, requestsPerSecond } = load;
  const figures = {
    p50Ms: ms(latencyUs.p50),
    p95Ms: ms(latencyUs.p95),
    p99Ms: ms(latencyUs.p99),
    maxMs: ms(latencyUs.max),
  };
  const answeredPerSecond = rounded(requestsPerSecond, 0);
  const effort = effortOf(taken, load.answered);
  const memory = memoryNow(running);
  const result = {
    name: "latency",
    ...measured,
    frontDoors: memory.doors?.length ?? null,
    policies: options.policies,
    rate: options.rate,
    answeredPerSecond,
    ...figures,
    errors,
    firstError,
    ...effort,
    memory,
  };
  const text = [
    table(
      ["asked/s", "answered/s", "p50 ms", "p95 ms", "p99 ms", "max ms", "errors"],
      [[options.rate, answeredPerSecond, figures.p50Ms, figures.p95Ms, figures.p99Ms, figures.maxMs, errors]],
    ),
    effortText([{ name: `${options.rate}/s`, effort }]),
    memoryText(memory),
  ].join("\n\n");
  return { result, text, isSound: errors === 0 };
}
