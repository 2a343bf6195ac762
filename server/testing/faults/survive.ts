import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { expectBooksBalance } from "./books";
import { Bystanders } from "./bystanders";
import type { Fault } from "./faults";
import { type Attempt, Load } from "./load";
import type { World } from "./world";

/** The guarantee is about time: no caller waits longer than 2 s for an answer; the rest is for a machine that is busy testing. */
const ANSWERED_WITHIN_MS = 2_500;
const RECOVERED_WITHIN_MS = 20_000;

/**
 * Lets a fault happen to a service under load, and expects of it what must be true whatever the fault is. The load goes on
 * until every event it sent is acknowledged, so the log is known to the last entry.
 */
export async function survive(world: World, fault: Fault): Promise<void> {
  const tenant = await world.newTenant();
  const ports = world.nodes.map(({ port }) => port);
  const { payloadBytes = 0, settlesMs = 0 } = fault;
  const began = await world.database.clock();
  const load = new Load({ ports, apiKey: tenant.key, workers: 8, pauseMs: 5, payloadBytes });
  const bystanders = await Bystanders.begin(world);
  await load.acknowledges(100, RECOVERED_WITHIN_MS);
  await fault.inflict(world);
  const from = performance.now() + settlesMs;
  await sleep(fault.lastsMs);
  const to = performance.now();
  await fault.lift(world);
  await load.acknowledges(100, RECOVERED_WITHIN_MS);
  await load.stop();
  await bystanders.end();
  const attempts = load.sent.flatMap((one) => one.attempts);
  expect(slowest(attempts)).toBeLessThan(fault.answeredWithinMs ?? ANSWERED_WITHIN_MS);
  const unexpected = attempts.filter(({ status }) => status !== null && status !== 200 && status !== 503);
  expect(unexpected).toEqual([]);
  expect(attempts.filter(({ status, retryAfter }) => status === 503 && retryAfter === null)).toEqual([]);
  const isFelt = attempts.some(({ status }) => status !== 200);
  expect(isFelt || fault.mayGoUnnoticed, "the fault is felt").toBe(true);
  for (const { port } of fault.refusing(world)) {
    const during = attempts.filter((one) => one.port === port && one.sentAt > from && one.sentAt + one.ms < to);
    expect(during.length).toBeGreaterThan(0);
    expect(during.filter(({ status }) => status !== 503)).toEqual([]);
  }
  await expectBooksBalance(world.database, tenant, { sent: load.sent, began });
}

function slowest(attempts: readonly Attempt[]): number {
  return attempts.reduce((most, { ms }) => Math.max(most, ms), 0);
}
