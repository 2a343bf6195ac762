import { setTimeout } from "node:timers/promises";
import { wideEvent } from "@/server/log";
import type { ModelEndpoint } from "./endpoint";
import { findQuestions } from "./find-questions";
import { judgeNext } from "./judge-next";

/** Questions a node asks at once. */
const LANES = 4;
const IDLE_MS = 1_000;

/**
 * Asks the configured model about doubtful actions, after they were decided. Nothing that decides waits for it, reads what it
 * writes or fails with it. Every node runs one; without an endpoint it does nothing. A stop is like a kill: what is on its
 * way is asked again elsewhere, after its lease.
 */
export function startModelJudge(endpoint: ModelEndpoint | null): { stop(): Promise<void> } {
  if (endpoint === null) return { stop: async () => {} };
  const stopping = new AbortController();
  const { signal } = stopping;
  const loops = [
    repeat("judge.find", () => findQuestions(endpoint), signal),
    ...Array.from({ length: LANES }, () => repeat("judge.ask", () => judgeNext(endpoint, signal), signal)),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Does `work` again at once while it finds something to do, else after a second; a failure is logged. */
async function repeat(name: string, work: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const isMore = await work().catch((error: unknown) => {
      if (!signal.aborted) wideEvent("error", { event: name, err: error });
      return false;
    });
    if (!isMore) await setTimeout(IDLE_MS, undefined, { signal }).catch(() => {}); // stopping ends the wait
  }
}
