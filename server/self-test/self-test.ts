import { setTimeout } from "node:timers/promises";
import { type CanaryResult, selfTest } from "@mastguard/engine";
import { reportFailingCanaries } from "@/server/http/metrics";
import { wideEvent } from "@/server/log";

/** Ten minutes: a blind detector must not stay unnoticed for a shift. */
const EVERY_MS = 600_000;

let failing: readonly string[] = [];

/** Finding types this process's detectors failed to see when they were last shown them. */
export function failingCanaries(): readonly string[] {
  return failing;
}

/** Shows every detector what it must see. What fails is logged as an error, counted in the metrics and added to every risk. */
export function runSelfTest(): readonly CanaryResult[] {
  const results = selfTest();
  failing = results.filter(({ passed }) => !passed).map(({ type }) => type);
  reportFailingCanaries(failing.length);
  if (failing.length > 0) wideEvent("error", { event: "self_test", failing: [...failing] });
  return results;
}

/** Runs the self-test at once and every ten minutes. */
export function startSelfTest(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = repeat(stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

async function repeat(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    runSelfTest();
    await setTimeout(EVERY_MS, undefined, { signal }).catch(() => {}); // stopping ends the wait
  }
}
