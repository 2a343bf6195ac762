import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { expectBooksBalance } from "./books";
import { Bystanders } from "./bystanders";
import type { Fault } from "./faults";
import { Load } from "./load";
import type { World } from "./world";

/** The guarantee is about time: nobody waits longer than 2 s for a database that is away; the rest is for a machine that is busy testing. */
const REFUSED_WITHIN_MS = 2_500;
/** For everything else: an answer comes. */
const ANSWERED_WITHIN_MS = 10_000;
/** Whoever reads may wait a little longer than whoever acts; nobody waits without an end. */
const READS_END_WITHIN_MS = 10_000;
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
  const load = new Load({ ports, apiKey: tenant.key, workers: 8, perSecond: 400, payloadBytes });
  const bystanders = await Bystanders.begin(world);
  await load.acknowledges(100, RECOVERED_WITHIN_MS);
  await fault.inflict(world);
  const from = performance.now() + settlesMs;
  await sleep(fault.lastsMs);
  const to = performance.now();
  await fault.lift(world);
  await load.acknowledges(100, RECOVERED_WITHIN_MS);
  await load.stop();
  await bystanders.end(READS_END_WITHIN_MS);
  const attempts = load.sent.flatMap((one) => one.attempts);
  expect(longest(attempts.map(({ ms }) => ms))).toBeLessThan(ANSWERED_WITHIN_MS);
  const unexpected = attempts.filter(({ status }) => status !== null && status !== 200 && status !== 503);
  expect(unexpected).toEqual([]);
  expect(attempts.filter(({ status, retryAfter }) => status === 503 && retryAfter === null)).toEqual([]);
  const isFelt = attempts.some(({ status }) => status !== 200);
  expect(isFelt || fault.mayGoUnnoticed, "the fault is felt").toBe(true);
  for (const { port } of fault.refusing(world)) {
    const here = attempts.filter((one) => one.port === port);
    const waited = here.map(({ sentAt, ms }) => Math.min(sentAt + ms, to) - Math.max(sentAt, from));
    expect(longest(waited)).toBeLessThan(REFUSED_WITHIN_MS);
    const during = here.filter(({ sentAt, ms }) => sentAt > from && sentAt + ms < to);
    expect(during.length).toBeGreaterThan(0);
    expect(during.filter(({ status }) => status !== 503)).toEqual([]);
  }
  await expectBooksBalance(world.database, tenant, { sent: load.sent, began });
}

function longest(times: readonly number[]): number {
  return times.reduce((most, ms) => Math.max(most, ms), 0);
}
