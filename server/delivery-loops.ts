import { setTimeout } from "node:timers/promises";
import { Alarm } from "@/server/alarm";
import { onAnyLogGrew } from "@/server/audit";
import { wideEvent } from "@/server/log";

/** What is sent to somebody because logs grew: found by a cursor, claimed by lease, sent, forgotten in time. */
interface Deliveries<T> {
  /** Before the dot, what failures are called in our logs. */
  readonly name: string;
  /** How many this node has in the air at once, to receivers that answer and to those that have failed. */
  readonly places: Readonly<Record<ReceiverKind, number>>;
  /** Puts down what is to be sent; `isMore`: it stopped at a bound. */
  readonly find: () => Promise<{ readonly found: boolean; readonly isMore: boolean }>;
  /** Takes what is due for as long as the lease. */
  readonly claim: (kind: ReceiverKind, most: number) => Promise<readonly T[]>;
  readonly send: (one: T) => Promise<void>;
  /** Deletes at most so many that are old enough. @returns how many those were. */
  readonly forget: (most: number) => Promise<number>;
}
/** Receivers that have failed have places of their own, so that they hold up nobody. */
export type ReceiverKind = "answering" | "failing";

/** Looked again after so long without a hint. */
const POLL_MS = 1_000;
/** Hints of a busy log are answered together. */
const PAUSE_MS = 100;
const FORGET_EVERY_MS = 60_000;
const FORGET_MAX = 5_000;

/**
 * Delivers what all organizations' logs ask for. Every node runs it. A stop takes nothing new and lets what is in the air end, within one
 * attempt's time; a kill leaves it to the lease. A failure is logged and the next round tries again.
 */
export function startDeliveries<T>(deliveries: Deliveries<T>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const grown = new Alarm(signal);
  const due = { answering: new Alarm(signal), failing: new Alarm(signal) };
  const endHints = onAnyLogGrew(() => grown.ring());
  const loops = [
    findAll(deliveries, grown, due.answering, signal),
    sendAll(deliveries, "answering", due.answering, signal),
    sendAll(deliveries, "failing", due.failing, signal),
    forgetOld(deliveries, signal),
  ];
  return {
    async stop() {
      endHints();
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Puts down deliveries as logs grow, and tells this node's senders; those of others look every second. */
async function findAll<T>({ name, find }: Deliveries<T>, grown: Alarm, due: Alarm, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { found, isMore } = await find().catch(failed(`${name}.find`, { found: false, isMore: false }));
    if (found) due.ring();
    if (isMore) continue;
    await setTimeout(PAUSE_MS, undefined, { signal }).catch(() => {}); // stopping ends the wait
    await grown.wait(POLL_MS);
  }
}

/** Keeps the places of one kind of receiver filled. */
async function sendAll<T>(
  { name, places, claim, send }: Deliveries<T>,
  kind: ReceiverKind,
  due: Alarm,
  signal: AbortSignal,
): Promise<void> {
  const inAir = new Set<Promise<void>>();
  while (!signal.aborted) {
    const free = places[kind] - inAir.size;
    const claimed = free === 0 ? [] : await claim(kind, free).catch(failed(`${name}.claim`, []));
    for (const one of claimed) {
      const sending = send(one)
        .catch(failed(`${name}.deliver`, undefined))
        .finally(() => {
          inAir.delete(sending);
          due.ring();
        });
      inAir.add(sending);
    }
    if (claimed.length === 0) await due.wait(POLL_MS);
  }
  await Promise.all(inAir);
}

async function forgetOld<T>({ name, forget }: Deliveries<T>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const forgotten = await forget(FORGET_MAX).catch(failed(`${name}.forget`, 0));
    if (forgotten < FORGET_MAX) await setTimeout(FORGET_EVERY_MS, undefined, { signal }).catch(() => {}); // as above
  }
}

function failed<T>(event: string, instead: T): (err: unknown) => T {
  return (err) => {
    wideEvent("error", { event, err });
    return instead;
  };
}
