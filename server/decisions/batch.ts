import type { ActorContext } from "@/server/auth/actor";
import { sessionKeyOf } from "./action";
import { idempotencyOf } from "./idempotency";
import { ingestAction } from "./ingest";
import type { DecisionAnswer, IngestEvent } from "./schemas";

/** An event of a batch, and how it was sent: what an Idempotency-Key is bound to. */
interface Sent {
  readonly event: IngestEvent;
  readonly raw: unknown;
}

/**
 * Decides or takes in many events, each committed on its own: one outcome for each, in their order. Events of one session are
 * taken in the order they stand in, the others side by side. A failure of one changes nothing about the rest.
 *
 * @param events an Error stands for an event that could not be read, and is its outcome.
 * @param idempotencyKey of the request; each event's is that and its place, so a batch that is sent again repeats nothing.
 * @param waits whether the caller waits for the decisions; null leaves it to the organization.
 */
export async function ingestBatch(
  ctx: ActorContext,
  events: readonly (Sent | Error)[],
  { idempotencyKey, waits }: { readonly idempotencyKey: string | null; readonly waits: boolean | null },
): Promise<readonly PromiseSettledResult<DecisionAnswer>[]> {
  const latest = new Map<string, Promise<unknown>>();
  return await Promise.allSettled(
    events.map((sent, index) => {
      if (sent instanceof Error) return Promise.reject(sent);
      const line = sessionKeyOf(sent.event);
      const before = line === null ? undefined : latest.get(line);
      const outcome = inOrder(before, () => ingestOne(ctx, sent, keyAt(idempotencyKey, index), waits));
      if (line !== null) latest.set(line, outcome);
      return outcome;
    }),
  );
}

async function inOrder<T>(before: Promise<unknown> | undefined, work: () => Promise<T>): Promise<T> {
  await before?.catch(() => {}); // its own outcome; whatever it was, the next event's turn has come
  return await work();
}

async function ingestOne(
  ctx: ActorContext,
  { event, raw }: Sent,
  key: string | null,
  waits: boolean | null,
): Promise<DecisionAnswer> {
  const { answer } = await ingestAction(ctx, event, { idempotency: idempotencyOf(key, raw), waits });
  return answer;
}

/** A line break is in no header, so the key of a batch's event is no single event's. */
function keyAt(key: string | null, index: number): string | null {
  return key === null ? null : `${key}\n${index}`;
}
