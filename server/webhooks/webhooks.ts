import { setTimeout } from "node:timers/promises";
import { Alarm } from "@/server/alarm";
import { onAnyLogGrew } from "@/server/audit";
import { pool } from "@/server/db/client";
import { wideEvent } from "@/server/log";
import { claimDeliveries, deliver, type EndpointKind } from "./deliver";
import { findDeliveries } from "./find-deliveries";
import type { SenderOptions } from "./sender";

/** Deliveries a node has in the air at once. */
const PLACES = { answering: 32, failing: 16 } as const satisfies Record<EndpointKind, number>;
/** Looked again after so long without a hint. */
const POLL_MS = 1_000;
/** Hints of a busy log are answered together. */
const PAUSE_MS = 100;
const FORGET_EVERY_MS = 60_000;
const FORGET_MAX = 5_000;
const KEPT = "30 days";

/**
 * Delivers events to the endpoints of all organizations. Every node runs it. A stop takes nothing new and lets what is in the air end,
 * within one attempt's time; a kill leaves it to the lease.
 */
export function startWebhooks(options: SenderOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const grown = new Alarm(signal);
  const due = { answering: new Alarm(signal), failing: new Alarm(signal) };
  const endHints = onAnyLogGrew(() => grown.ring());
  const loops = [
    find(grown, due.answering, signal),
    send("answering", due.answering, options, signal),
    send("failing", due.failing, options, signal),
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

/** Puts down deliveries as logs grow, and tells this node's senders; those of others look every second. */
async function find(grown: Alarm, due: Alarm, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { found, isMore } = await findDeliveries().catch(failed("webhook.find", { found: false, isMore: false }));
    if (found) due.ring();
    if (isMore) continue;
    await setTimeout(PAUSE_MS, undefined, { signal }).catch(() => {}); // stopping ends the wait
    await grown.wait(POLL_MS);
  }
}

/** Keeps the places of one kind of endpoint filled. */
async function send(kind: EndpointKind, due: Alarm, options: SenderOptions, signal: AbortSignal): Promise<void> {
  const inAir = new Set<Promise<void>>();
  while (!signal.aborted) {
    const free = PLACES[kind] - inAir.size;
    const claimed = free === 0 ? [] : await claimDeliveries(kind, free).catch(failed("webhook.claim", []));
    for (const one of claimed) {
      const sending = deliver(one, options)
        .catch(failed("webhook.deliver", undefined))
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
      .query<{ n: number }>("select mastguard.forget_webhook_deliveries($1, $2) as n", [KEPT, FORGET_MAX])
      .then(({ rows }) => rows[0]?.n ?? 0)
      .catch(failed("webhook.forget", 0));
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
