import fc from "fast-check";
import { expect, it } from "vitest";
import { UnavailableError } from "@/server/errors";
import { Turns } from "./turns";

/** Enters and notes, in `order`, when the turn came. */
function enter(turns: Turns, organization: string, order: string[]): boolean {
  const turn = turns.enter(organization);
  void turn?.then(() => order.push(organization));
  return turn === undefined;
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it("lets in as many as there are places, and of one organization no more than its own", () => {
  const turns = new Turns({ active: 4, activePerOrganization: 3, waiting: 100 });
  const order: string[] = [];
  expect(["a", "a", "a", "a", "b", "b"].map((name) => enter(turns, name, order))).toEqual([
    true,
    true,
    true,
    false,
    true,
    false,
  ]);
});

it("gives free places to those that wait in turns, however many one of them has waiting", async () => {
  const turns = new Turns({ active: 2, activePerOrganization: 2, waiting: 100 });
  const order: string[] = [];
  for (const name of ["a", "a", "a", "a", "a", "b", "c", "b"]) enter(turns, name, order);
  for (const name of ["a", "a", "a", "b", "c", "a"]) {
    turns.leave(name);
    await settled();
  }
  expect(order).toEqual(["a", "b", "c", "a", "b", "a"]);
});

it("refuses what it could not begin soon, and still takes in those who have nothing waiting", () => {
  const turns = new Turns({ active: 1, activePerOrganization: 1, waiting: 8 });
  const order: string[] = [];
  enter(turns, "a", order);
  for (let n = 0; n < 4; n++) enter(turns, "a", order);
  expect(() => enter(turns, "a", order)).toThrow(UnavailableError);
  expect(enter(turns, "b", order)).toBe(false);
});

it("never has more at work than it may, and nobody waits for ever", async () => {
  const names = fc.constantFrom("a", "b", "c");
  await fc.assert(
    fc.asyncProperty(fc.array(names, { maxLength: 60 }), async (arrivals) => {
      const turns = new Turns({ active: 3, activePerOrganization: 2, waiting: 1_000 });
      const active = new Map<string, number>();
      let most = 0;
      const work = async (name: string) => {
        const turn = turns.enter(name);
        if (turn) await turn;
        active.set(name, (active.get(name) ?? 0) + 1);
        most = Math.max(
          most,
          [...active.values()].reduce((sum, one) => sum + one, 0),
        );
        expect(active.get(name)).toBeLessThanOrEqual(2);
        await settled();
        active.set(name, (active.get(name) ?? 0) - 1);
        turns.leave(name);
      };
      await Promise.all(arrivals.map(work));
      expect(most).toBeLessThanOrEqual(3);
    }),
    { numRuns: 50 },
  );
});
