import { afterAll, beforeAll, describe, it } from "vitest";
import { FRONT_DOOR_KILLED, POSTMASTER_KILLED, WORKER_KILLED } from "./faults";
import { survive } from "./survive";
import { openWorld, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("no acknowledged event is lost, none is doubled, and the service recovers by itself after", () => {
  for (const fault of [FRONT_DOOR_KILLED, WORKER_KILLED, POSTMASTER_KILLED])
    it(fault.name, () => survive(world, fault));
});
