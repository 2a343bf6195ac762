import type { AgentContext } from "./agent-context";
import type { Idempotency } from "./idempotency";

const inFlight = new Map<string, Promise<unknown>>();

/**
 * Does the work of a request, but never beside a twin's with the same Idempotency-Key: that one is waited for, and what it left in the
 * database is found. Its failure is its own to report.
 */
export async function onceInFlight<T>(
  ctx: AgentContext,
  idempotency: Idempotency | null,
  work: () => Promise<T>,
): Promise<T> {
  if (idempotency === null) return await work();
  const name = `${ctx.actor.id}/${idempotency.keyHash.toString("base64")}`;
  while (inFlight.has(name)) await inFlight.get(name)?.catch(() => {});
  const mine = work();
  inFlight.set(name, mine);
  try {
    return await mine;
  } finally {
    inFlight.delete(name);
  }
}
