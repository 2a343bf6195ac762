import { LogGrowth } from "@/server/audit";
import type { OrganizationId } from "@/server/ids";

/** The longest a caller may ask to wait: within the usual 60 s of balancers in between. */
export const WAIT_MAX_SECONDS = 60;
/** A hint can be missed; then it is found out by looking. */
const LOOK_EVERY_MS = 2_000;

/** Looks again whenever the organization's log grew, on any node, until what it finds is final, the time is over or the caller has left. */
export async function untilFinal<T>(
  organizationId: OrganizationId,
  { waitSeconds, signal }: { readonly waitSeconds: number; readonly signal: AbortSignal },
  look: () => Promise<{ readonly value: T; readonly isFinal: boolean }>,
): Promise<T> {
  const until = performance.now() + waitSeconds * 1_000;
  const first = await look();
  if (first.isFinal || waitSeconds === 0) return first.value;
  // Listened to before the second look, so that nothing falls between the two.
  const growth = new LogGrowth(organizationId, signal);
  try {
    for (;;) {
      const { value, isFinal } = await look();
      const left = until - performance.now();
      if (isFinal || left <= 0 || signal.aborted) return value;
      await growth.next(Math.min(left, LOOK_EVERY_MS));
    }
  } finally {
    growth.close();
  }
}
