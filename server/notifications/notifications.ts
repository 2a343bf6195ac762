import { setTimeout } from "node:timers/promises";
import { Alarm } from "@/server/alarm";
import { onAnyLogGrew } from "@/server/audit";
import { pool } from "@/server/db/client";
import { wideEvent } from "@/server/log";
import { type ChannelKind, claimNotifications, deliverNotification } from "./deliver";
import { findNotifications } from "./find-notifications";
import type { SendOptions } from "./send-options";

/** Messages a node has in the air at once. */
const PLACES = { answering: 16, failing: 8 } as const satisfies Record<ChannelKind, number>;
/** Looked again after so long without a hint. */
const POLL_MS = 1_000;
/** Hints of a busy log are answered together. */
const PAUSE_MS = 100;
const FORGET_EVERY_MS = 60_000;
const FORGET_MAX = 5_000;
const KEPT = "30 days";

/**
 * Tells the people of all organizations on the channels they configured. Every node runs it. A stop takes nothing new and lets what is in
 * the air end, within one attempt's time; a kill leaves it to the lease.
 */
export function startNotifications(options: SendOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const grown = new Alarm(signal);
  const due = { answering: new Alarm(signal), failing: new Alarm(signal) };
  const endHints = onAnyLogGrew(() => grown.ring());
  const loops = [
    find(grown, due.answering, options, signal),
    deliver("answering", due.answering, options, signal),
    deliver("failing", due.failing, options, signal),
    forget(signal),
  ];
  return {
    async stop() {
      endHints();
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Puts down messages as logs grow, and tells this node's senders; those of others look every second. */
async function find(grown: Alarm, due: Alarm, { now }: SendOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const nothing = { found: false, isMore: false };
    const { found, isMore } = await findNotifications(now()).catch(failed("notification.find", nothing));
    if (found) due.ring();
    if (isMore) continue;
    await setTimeout(PAUSE_MS, undefined, { signal }).catch(() => {}); // stopping ends the wait
    await grown.wait(POLL_MS);
  }
}

/** Keeps the places of one kind of channel filled. */
async function deliver(kind: ChannelKind, due: Alarm, options: SendOptions, signal: AbortSignal): Promise<void> {
  const inAir = new Set<Promise<void>>();
  while (!signal.aborted) {
    const free = PLACES[kind] - inAir.size;
    const claimed = free === 0 ? [] : await claimNotifications(kind, free).catch(failed("notification.claim", []));
    for (const one of claimed) {
      const sending = deliverNotification(one, options)
        .catch(failed("notification.deliver", undefined))
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

async function forget(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const forgotten = await pool()
      .query<{ n: number }>("select mastguard.forget_notifications($1, $2) as n", [KEPT, FORGET_MAX])
      .then(({ rows }) => rows[0]?.n ?? 0)
      .catch(failed("notification.forget", 0));
    if (forgotten < FORGET_MAX) await setTimeout(FORGET_EVERY_MS, undefined, { signal }).catch(() => {}); // as above
  }
}

/** Logs a failure; the next round tries again. */
function failed<T>(event: string, instead: T): (err: unknown) => T {
  return (err) => {
    wideEvent("error", { event, err });
    return instead;
  };
}
