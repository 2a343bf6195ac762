import { POST as outcome } from "@/app/api/v1/governance/decisions/[traceId]/outcome/route";
import { POST as redeem } from "@/app/api/v1/governance/decisions/[traceId]/redeem/route";
import { GET as decision } from "@/app/api/v1/governance/decisions/[traceId]/route";
import { POST as batch } from "@/app/api/v1/governance/ingest/batch/route";
import { POST as ingest } from "@/app/api/v1/governance/ingest/route";
import { GET as stream } from "@/app/api/v1/stream/route";
import { authenticateKey } from "@/server/auth/authenticate";
import { startBackground } from "@/server/background";
import { closeDatabase } from "@/server/db/client";
import { assertSafeRole } from "@/server/db/role-check";
import { closeDecisions } from "@/server/decisions";
import { env, publicOrigin } from "@/server/env";
import { UnauthenticatedError } from "@/server/errors";
import { type FrontDoor, type FrontDoorOptions, openFrontDoor } from "@/server/http/front-door";
import { type PageServer, startPageServer } from "@/server/http/page-server";
import { databaseReadiness } from "@/server/http/readiness";
import { ensurePartitions } from "@/server/jobs/sweeper";
import { bootstrap, type Welcome } from "@/server/operator/bootstrap";
import { failingCanaries } from "@/server/self-test";

/** A blind detector is said here and does not take the node out: all nodes run the same engine, and decisions fail closed. */
async function readiness() {
  const { ok, checks } = await databaseReadiness();
  const failing = failingCanaries();
  return { ok, checks: { ...checks, detectors: failing.length === 0 ? "ok" : `blind to: ${failing.join(", ")}` } };
}

/** The same objects that Next's route files export; what is not here, Next answers. */
const HOT = new Map([
  ["POST /api/v1/governance/ingest", ingest],
  ["POST /api/v1/governance/ingest/batch", batch],
  ["GET /api/v1/governance/decisions/[traceId]", decision],
  ["GET /api/v1/stream", stream],
  ["POST /api/v1/governance/decisions/[traceId]/outcome", outcome],
  ["POST /api/v1/governance/decisions/[traceId]/redeem", redeem],
]);

interface Serving {
  readonly port: number;
  /** Prepares a fresh installation; see `bootstrap`. */
  readonly bootstrap: () => Promise<Welcome | null>;
  /** Answers what is in flight, then stops everything. */
  readonly close: () => Promise<void>;
}

/**
 * Serves one node with its pages. Rejects, with everything stopped, when the node cannot be opened or the page server does not
 * start.
 */
export async function serve({ host, port, dev }: { host: string; port: number; dev: boolean }): Promise<Serving> {
  const { PUBLIC_URL: publicUrl } = env();
  let pages: PageServer | null = null;
  const node = await openNode({ host, port, dev, upstream: () => pages?.upstream() ?? null });
  const close = async (): Promise<void> => {
    await node.close();
    await pages?.close();
  };
  try {
    const origin = publicOrigin({ HOST: host, PORT: node.port, PUBLIC_URL: publicUrl });
    pages = await startPageServer({ dev, origin, port: node.port });
    return { port: node.port, bootstrap: () => bootstrap(origin), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface NodeOptions {
  readonly host: string;
  readonly port: number;
  readonly dev: boolean;
  readonly upstream: FrontDoorOptions["upstream"];
}

/**
 * One node: front door, hot routes and background work. Closing it answers what is in flight and stops everything, last the
 * database's connections. Rejects, with everything stopped, when the environment is unusable, the run-time role could bypass
 * row-level security or the port is taken.
 */
export async function openNode({ host, port, dev, upstream }: NodeOptions): Promise<FrontDoor> {
  const { PUBLIC_URL: publicUrl, TRUST_PROXY: trusted, DRAIN_GRACE_MS: graceMs } = env();
  const stops: (() => Promise<void>)[] = [closeDatabase, closeDecisions];
  const close = async (): Promise<void> => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  try {
    await assertSafeRole();
    await ensurePartitions();
    const background = startBackground();
    stops.push(() => background.stop());
    const door = await openFrontDoor({
      host,
      port,
      publicUrl,
      trusted,
      graceMs,
      routes: HOT,
      upgrades: dev,
      upstream,
      ready: readiness,
      mayReadMetrics,
    });
    stops.push(() => door.close());
    return { port: door.port, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function mayReadMetrics(key: string | undefined): Promise<boolean> {
  try {
    return (await authenticateKey(key)).permissions.has("metrics:read");
  } catch (error) {
    if (error instanceof UnauthenticatedError) return false;
    throw error;
  }
}
