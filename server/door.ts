import { POST as outcome } from "@/app/api/v1/governance/decisions/[traceId]/outcome/route";
import { POST as redeem } from "@/app/api/v1/governance/decisions/[traceId]/redeem/route";
import { GET as decision } from "@/app/api/v1/governance/decisions/[traceId]/route";
import { POST as batch } from "@/app/api/v1/governance/ingest/batch/route";
import { POST as ingest } from "@/app/api/v1/governance/ingest/route";
import { POST as approve } from "@/app/api/v1/hitl/tasks/[id]/approve/route";
import { POST as reject } from "@/app/api/v1/hitl/tasks/[id]/reject/route";
import { GET as task } from "@/app/api/v1/hitl/tasks/[id]/route";
import { GET as stream } from "@/app/api/v1/stream/route";
import { authenticateKey } from "@/server/auth/authenticate";
import { startDoorBackground } from "@/server/background";
import { env } from "@/server/env";
import { UnauthenticatedError } from "@/server/errors";
import { openFrontDoor } from "@/server/http/front-door";
import type { MetricsText } from "@/server/http/metrics";
import type { UsePages } from "@/server/http/page-server";
import type { Upstream } from "@/server/http/proxy";
import { databaseReadiness } from "@/server/http/readiness";
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
  ["GET /api/v1/hitl/tasks/[id]", task],
  ["POST /api/v1/hitl/tasks/[id]/approve", approve],
  ["POST /api/v1/hitl/tasks/[id]/reject", reject],
]);

interface Place {
  readonly host: string;
  readonly port: number;
  readonly dev: boolean;
  /** The figures of all processes of this machine. */
  readonly metricsText: () => Promise<MetricsText>;
}
/** What answers at the public port: one front door, or several of them. */
export interface Doors {
  readonly port: number;
  readonly usePages: UsePages;
  /** Answers what is in flight, then ends. */
  readonly close: () => Promise<void>;
}

/** Opens this process's front door and begins what it does beside answering. Rejects when it cannot listen there. */
export async function openDoor({ host, port, dev, metricsText }: Place): Promise<Doors> {
  const { PUBLIC_URL: publicUrl, TRUST_PROXY: trusted, DRAIN_GRACE_MS: graceMs } = env();
  const background = startDoorBackground();
  let pages: Upstream | null = null;
  try {
    const door = await openFrontDoor({
      host,
      port,
      publicUrl,
      trusted,
      graceMs,
      routes: HOT,
      upgrades: dev,
      upstream: () => pages,
      ready: readiness,
      metricsText,
      mayReadMetrics,
    });
    return {
      port: door.port,
      usePages(upstream) {
        pages = upstream;
      },
      async close() {
        await door.close();
        await background.stop();
      },
    };
  } catch (error) {
    await background.stop();
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
