import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FAULTS } from "./faults";
import { survive } from "./survive";
import { openWorld, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("no acknowledged event is lost, none is doubled, and the service recovers by itself after", () => {
  for (const fault of FAULTS) it(fault.name, () => survive(world, fault));
});

it("a node that is told to stop while its database is frozen ends", async () => {
  const { database, nodes } = world;
  database.freeze();
  try {
    await nodes[0].stop();
  } finally {
    database.thaw();
  }
  expect(nodes[0].isRunning).toBe(false);
  await nodes[0].startAgain();
}, 60_000);
