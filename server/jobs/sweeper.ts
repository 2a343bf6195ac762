import { setTimeout } from "node:timers/promises";
import { pool } from "@/server/db/client";
import { idOf, type OrganizationId, type ReviewTaskId } from "@/server/ids";
import { forgetBuckets } from "@/server/limits";
import { wideEvent } from "@/server/log";
import { escalateReview, expireReview, expireTest, openDueTest, remindReview, routeOn } from "@/server/reviews";

interface Sweep {
  readonly name: string;
  readonly everyMs: number;
  /** Does what is due and returns how much that was; a full batch is followed by another at once. */
  readonly run: () => Promise<number>;
}

const BATCH = 100;
const MONTHS_AHEAD = 2;
const HOUR_MS = 3_600_000;
/** Not at once behind the task that made one due. */
const TESTS_EVERY_MS = 45_000;

const SWEEPS: readonly Sweep[] = [
  { name: "review.expiry", everyMs: 1_000, run: endLevels },
  { name: "review.reminder", everyMs: 1_000, run: remindReviews },
  { name: "review.routing", everyMs: 5_000, run: routeReviews },
  { name: "review_test.opening", everyMs: TESTS_EVERY_MS, run: openTests },
  { name: "review_test.expiry", everyMs: 1_000, run: expireTests },
  {
    name: "idempotency.expiry",
    everyMs: 60_000,
    run: () => claimDue("idempotency.expiry").then((rows) => rows.length),
  },
  { name: "rate_limits.forget", everyMs: HOUR_MS, run: () => forgetBuckets(BATCH) },
  { name: "partitions", everyMs: HOUR_MS, run: ensurePartitions },
];

/**
 * Does what time makes due, on every node: each sweep asks the database what is due and changes it by compare-and-set,
 * so two nodes at once do it once. A failure is logged and tried again at the next turn.
 */
export function startSweeper(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loops = SWEEPS.map((sweep) => repeat(sweep, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Partitions of this month and the next two. Returns 0: there is never a backlog. */
export async function ensurePartitions(): Promise<number> {
  await pool().query("select mastguard.ensure_partitions($1)", [MONTHS_AHEAD]);
  return 0;
}

async function repeat({ name, everyMs, run }: Sweep, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const done = await run().catch((error: unknown) => {
      wideEvent("error", { event: "sweep", sweep: name, err: error });
      return 0;
    });
    if (done < BATCH) await setTimeout(everyMs, undefined, { signal }).catch(() => {}); // stopping ends the wait
  }
}

/** Behind the last level there is only expiry. */
async function endLevels(): Promise<number> {
  return await forEachDue("review.expiry", async (organizationId, task) => {
    if (!(await escalateReview(organizationId, task))) await expireReview(organizationId, task);
  });
}

async function remindReviews(): Promise<number> {
  return await forEachDue("review.reminder", remindReview);
}

async function routeReviews(): Promise<number> {
  const { rows } = await pool().query<DueRow>("select organization_id, id from mastguard.due_review_routing($1)", [
    BATCH,
  ]);
  let moved = 0;
  await forEachOf("review.routing", rows, async (organizationId, task) => {
    if (await routeOn(organizationId, task)) moved += 1;
  });
  return moved;
}

async function openTests(): Promise<number> {
  return await forEachOf("review_test.opening", await dueTests("opening"), openDueTest);
}

async function expireTests(): Promise<number> {
  return await forEachOf("review_test.expiry", await dueTests("expiry"), expireTest);
}

/** How many were done. One that fails is logged and holds up none of the others; the next turn tries it again. */
async function forEachDue(
  kind: string,
  work: (organizationId: OrganizationId, task: ReviewTaskId) => Promise<unknown>,
): Promise<number> {
  return await forEachOf(kind, await claimDue(kind), work);
}

async function forEachOf(
  kind: string,
  due: readonly DueRow[],
  work: (organizationId: OrganizationId, task: ReviewTaskId) => Promise<unknown>,
): Promise<number> {
  let done = 0;
  for (const { organization_id, id } of due) {
    const [organizationId, task] = [idOf("org", organization_id), idOf("tsk", id)];
    try {
      await work(organizationId, task);
      done += 1;
    } catch (error) {
      wideEvent("error", { event: "sweep", sweep: kind, organizationId, task, err: error });
    }
  }
  return done;
}

interface DueRow {
  readonly organization_id: string;
  readonly id: string;
}

async function dueTests(kind: "opening" | "expiry"): Promise<DueRow[]> {
  const { rows } = await pool().query<DueRow>("select organization_id, id from mastguard.due_review_tests($1, $2)", [
    kind,
    BATCH,
  ]);
  return rows;
}

async function claimDue(kind: string): Promise<DueRow[]> {
  const { rows } = await pool().query<DueRow>("select organization_id, id from mastguard.claim_due($1, $2)", [
    kind,
    BATCH,
  ]);
  return rows;
}
