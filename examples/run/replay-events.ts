import { setTimeout as sleep } from "node:timers/promises";
import type { Decision, IngestEvent, MastGuardClient } from "@auxdynamics/mastguard-sdk";
import { eventsOf, loadSessions } from "../replay";
import type { Options } from "./options";

/** One event that was sent and what came of it. */
export interface Sent {
  readonly event: IngestEvent;
  /** `null` when there was no decision, and the agent must not act. */
  readonly decision: Decision | null;
  readonly error: Error | null;
}

/**
 * The recorded events, one after another. Each run is its own: session ids get `run` as an ending, so that the second
 * replay does not continue the sessions of the first.
 */
export async function recordedEvents(run: string, limit: number): Promise<IngestEvent[]> {
  const events = (await loadSessions()).flatMap(eventsOf).slice(0, limit);
  return events.map((event) => ({
    ...event,
    context: { ...event.context, sessionId: `${event.context?.sessionId}/${run}` },
  }));
}

/** Sends the events at the wanted pace until `signal` says to stop; the one on its way is still waited for. */
export async function* sendAll(
  client: MastGuardClient,
  events: readonly IngestEvent[],
  { pace, fast }: Options,
  signal: AbortSignal,
): AsyncGenerator<Sent> {
  const from = performance.now();
  for (const [index, event] of events.entries()) {
    if (!fast) await pause(from + (index * 1_000) / pace - performance.now(), signal);
    if (signal.aborted) return;
    yield await send(client, event);
  }
}

async function send(client: MastGuardClient, event: IngestEvent): Promise<Sent> {
  try {
    return { event, decision: await client.governance.ingest(event), error: null };
  } catch (error) {
    return { event, decision: null, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => {}); // stopping is seen by the caller
}
