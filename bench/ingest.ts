import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "../scripts/lib/progress.mjs";
import { bundledMeasurements } from "./bundled";
import { circumstances } from "./circumstances";
import { memoryNow, withEffort } from "./effort";
import { FloorServer } from "./floor/floor-server";
import { answeredIn, type IngestMeasured, type LoadMeasured, resultOf, textOf } from "./ingest-result";
import type { LoadGenerator } from "./load/generator";
import { type Lifetime, startMeasured } from "./measured-server";
import type { Options } from "./options";
import { topSelfTimes } from "./profile/self-time";
import type { PrivateServer } from "./server/private-server";
import { type Tenant, verifyLog } from "./server/tenant";

const INGEST = "/api/v1/governance/ingest";
const WARM_UP_MS = 2_000;
/** Before the first measurement: at one connection nothing would be compiled in time. */
const WARMING = { connections: 32, seconds: 8 };
const REQUESTS_MAX = 2_000_000;
const FLOOR_SECONDS_MAX = 5;
const SETTLE_MS = 1_000;
const TOP = 15;

/**
 * Measures durable decisions: a whole private server as `npm start` runs it, one organization, its policies, and load
 * from a process of its own; then, on the same machine in the same minutes, what no decision could be faster than.
 * Everything it started is stopped with `lifetime`.
 */
export async function benchIngest(options: Options, lifetime: Lifetime) {
  const measured = circumstances();
  const { server, database, tenant, generator } = await startMeasured("ingest", options, lifetime);

  const warmed = await warmUp({ server, generator, tenant });
  const { loads, profile } = await loadOf({ options, server, generator, tenant });
  const memory = memoryNow({ server });
  say("verifying the log …");
  const stored = await database.stored(tenant);
  const audit = await verifyLog(server, tenant);
  say("measuring the floors and the engine …");
  const floorOf = (databaseUrl: string | null) =>
    floor({ options, generator, plan: { databaseUrl, rowBytes: Math.max(1, stored.rowBytes) } });
  const figures: IngestMeasured = {
    circumstances: measured,
    options,
    warmUpMs: WARM_UP_MS,
    warmed,
    loads,
    memory,
    profile,
    stored,
    audit,
    floors: { echo: await floorOf(null), durable: await floorOf(await database.createFloor()) },
    engine: (await bundledMeasurements()).measureOrdinary(options.policies),
  };
  return { result: resultOf(figures), text: textOf(figures), isSound: isSound(figures) };
}

/** Every request was answered with a decision, every decision is in the log, and the log proves it. */
function isSound(measured: IngestMeasured): boolean {
  const { loads, warmed, stored, audit } = measured;
  return (
    [warmed, ...loads].every(({ errors }) => errors === 0) && stored.decisions === answeredIn(measured) && audit.valid
  );
}

interface Bench {
  readonly server: PrivateServer;
  readonly generator: LoadGenerator;
  readonly tenant: Tenant;
}

async function warmUp({ server, generator, tenant }: Bench): Promise<LoadMeasured> {
  const { connections, seconds } = WARMING;
  say(`${seconds} s of warm-up …`);
  const to = { connections, port: server.port, path: INGEST, apiKey: tenant.ingestKey };
  const load = await generator.run({ ...boundsOf(seconds), warmUpMs: 0, ...to });
  await sleep(SETTLE_MS);
  return { connections, ...load };
}

async function loadOf({ options, server, generator, tenant }: Bench & { readonly options: Options }) {
  const loads: IngestMeasured["loads"][number][] = [];
  const last = options.connections.at(-1);
  let profile: IngestMeasured["profile"] = null;
  for (const connections of options.connections) {
    const isProfiled = options.profile && connections === last;
    if (isProfiled) server.startProfile();
    say(`${connections} connection${connections === 1 ? "" : "s"} …`);
    const bounds = boundsOf(options.seconds);
    const to = { connections, port: server.port, path: INGEST, apiKey: tenant.ingestKey };
    const { result: load, effort } = await withEffort({ server, generator }, WARM_UP_MS + bounds.measureMs / 2, () =>
      generator.run({ ...bounds, ...to }),
    );
    loads.push({ connections, ...load, effort });
    if (isProfiled) {
      const file = path.join(os.tmpdir(), `mastguard-ingest-${process.pid}.cpuprofile`);
      await server.stopProfile(file);
      profile = { file, ...topSelfTimes(file, TOP) };
    }
    await sleep(SETTLE_MS); // what follows the commit (tree, checkpoint) is not the next run's work
  }
  return { loads, profile };
}

interface Floor {
  readonly options: Options;
  readonly generator: LoadGenerator;
  readonly plan: Parameters<typeof FloorServer.start>[0];
}

async function floor({ options, generator, plan }: Floor): Promise<LoadMeasured[]> {
  const server = await FloorServer.start(plan);
  const loads: LoadMeasured[] = [];
  try {
    for (const connections of options.connections) {
      const bounds = boundsOf(Math.min(options.seconds, FLOOR_SECONDS_MAX));
      const load = await generator.run({ ...bounds, connections, port: server.port, path: "/", apiKey: "none" });
      loads.push({ connections, ...load });
    }
  } finally {
    await server.close();
  }
  return loads;
}

function boundsOf(seconds: number) {
  return { warmUpMs: WARM_UP_MS, measureMs: seconds * 1_000, requestsMax: REQUESTS_MAX };
}
