import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectBooksBalance } from "./books";
import { Load } from "./load";
import type { TestNode } from "./test-node";
import { openWorld, type World } from "./world";

/** Fewer while one works on this. */
const MINUTES = Number(process.env["SOAK_MINUTES"] ?? 10);
const WORKERS = 32;
const SAMPLES = 20;
const MEGABYTE = 1_048_576;

type Sample = Awaited<ReturnType<TestNode["measure"]>>;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** What the two nodes hold, one after the other. */
async function measure({ nodes }: World): Promise<readonly Sample[]> {
  return await Promise.all(nodes.map((node) => node.measure()));
}

/** Events a second that this machine acknowledges, with all that the test itself takes. */
async function capacity(ports: readonly number[]): Promise<number> {
  const seconds = 10;
  const { key } = await world.newTenant();
  const load = new Load({ ports, apiKey: key, workers: WORKERS, perSecond: Number.POSITIVE_INFINITY });
  await load.acknowledges(100, 20_000);
  const before = load.acknowledged;
  await sleep(seconds * 1_000);
  const rate = (load.acknowledged - before) / seconds;
  await load.stop();
  return rate;
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN;
}

test(`${MINUTES} minutes at half of what the machine can take up neither memory nor files, and everything is answered`, async () => {
  const ports = world.nodes.map(({ port }) => port);
  const perSecond = (await capacity(ports)) / 2;
  const tenant = await world.newTenant();
  const began = await world.database.clock();
  const load = new Load({ ports, apiKey: tenant.key, workers: WORKERS, perSecond });
  const samples: (readonly Sample[])[] = [];
  for (let n = 0; n < SAMPLES; n++) {
    await sleep((MINUTES * 60_000) / SAMPLES);
    samples.push(await measure(world));
  }
  await load.stop();
  world.nodes.forEach((_, at) => {
    const of = (pick: (sample: Sample) => number) => samples.flatMap((both) => (both[at] ? [pick(both[at])] : []));
    // The first fifth fills what is bounded and kept: snapshots, sessions, texts that came twice.
    const grown = (numbers: readonly number[]) => middle(numbers.slice(-4)) - middle(numbers.slice(4, 8));
    expect(grown(of(({ heapUsed }) => heapUsed))).toBeLessThan(16 * MEGABYTE);
    expect(grown(of(({ rss }) => rss))).toBeLessThan(64 * MEGABYTE);
    expect(grown(of(({ files }) => files))).toBeLessThan(16);
  });
  expect(load.sent.length).toBeGreaterThan(perSecond * MINUTES * 60 * 0.5);
  await expectBooksBalance(world.database, tenant, { sent: load.sent, began });
});
