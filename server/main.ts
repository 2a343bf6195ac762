import { startMachineBackground } from "@/server/background";
import { closeDatabase } from "@/server/db/client";
import { assertSafeRole } from "@/server/db/role-check";
import { closeDecisions } from "@/server/decisions";
import { type Doors, openDoor } from "@/server/door";
import { env, publicOrigin } from "@/server/env";
import { openFrontDoors } from "@/server/front-doors/front-doors";
import { figures, metricsText } from "@/server/http/metrics";
import { type PageServer, startPageServer } from "@/server/http/page-server";
import { ensurePartitions } from "@/server/jobs/sweeper";
import { bootstrap, type Welcome } from "@/server/operator/bootstrap";

interface Listening {
  readonly host: string;
  readonly port: number;
  readonly dev: boolean;
}
interface Serving {
  readonly port: number;
  /** Prepares a fresh installation; see `bootstrap`. */
  readonly bootstrap: () => Promise<Welcome | null>;
  /** Answers what is in flight, then stops everything. */
  readonly close: () => Promise<void>;
}

/** What each of several front doors runs (`server/door-process.ts`), from the same build as this. */
const DOOR_PROGRAM = "dist/door.mjs";

/**
 * Serves one machine: front doors, background work, page server. Rejects, with everything stopped, when the environment is
 * unusable, the run-time role could bypass row-level security, the port is taken or the page server does not start.
 */
export async function serve({ host, port, dev }: Listening): Promise<Serving> {
  const { PUBLIC_URL: publicUrl } = env();
  const node = await openNode(() => openDoors({ host, port, dev }));
  let pages: PageServer | null = null;
  const close = async (): Promise<void> => {
    await node.close();
    await pages?.close();
  };
  try {
    const origin = publicOrigin({ HOST: host, PORT: node.port, PUBLIC_URL: publicUrl });
    pages = await startPageServer({ dev, origin, port: node.port }, node.usePages);
    return { port: node.port, bootstrap: () => bootstrap(origin), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The same without pages. Closing it answers what is in flight and stops everything, last the database's connections.
 * @param open what answers; it is opened when the rest stands.
 */
export async function openNode(open: () => Promise<Doors>): Promise<Doors> {
  const stops: (() => Promise<void>)[] = [closeDatabase, closeDecisions];
  const close = async (): Promise<void> => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  try {
    await assertSafeRole();
    await ensurePartitions();
    const background = startMachineBackground();
    stops.push(() => background.stop());
    const doors = await open();
    stops.push(() => doors.close());
    return { port: doors.port, usePages: doors.usePages, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One front door lives in this process; several live in processes of their own, and this one looks after them. */
function openDoors(listening: Listening): Promise<Doors> {
  const { FRONT_DOORS: count, DRAIN_GRACE_MS: graceMs } = env();
  if (count > 1) return openFrontDoors({ count, graceMs, program: DOOR_PROGRAM });
  return openDoor({ ...listening, metricsText: async () => await metricsText([await figures()]) });
}
