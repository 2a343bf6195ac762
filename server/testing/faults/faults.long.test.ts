import { afterAll, beforeAll, describe, it } from "vitest";
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
