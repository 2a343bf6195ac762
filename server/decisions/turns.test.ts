import fc from "fast-check";
import { expect, it } from "vitest";
import { Turns } from "./turns";

const ROOM = { total: 1_000_000, perClient: 1_000_000 };

/** Enters and notes, in `order`, when the turn came. */
function enter(turns: Turns, organization: string, order: string[]): boolean {
  const turn = turns.enter(organization, () => 1);
  void turn?.then(() => order.push(organization));
  return turn === undefined;
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it("lets in as many as there are places, and of one organization no more than its own", () => {
  const turns = new Turns({ active: 4, activePerOrganization: 3, waiting: 100, waitingBytes: ROOM });
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
  const turns = new Turns({ active: 2, activePerOrganization: 2, waiting: 100, waitingBytes: ROOM });
  const order: string[] = [];
  for (const name of ["a", "a", "a", "a", "a", "b", "c", "b"]) enter(turns, name, order);
  for (const name of ["a", "a", "a", "b", "c", "a"]) {
    turns.leave(name);
    await settled();
  }
  expect(order).toEqual(["a", "b", "c", "a", "b", "a"]);
});

it("refuses what it could not begin soon, and still takes in those who have nothing waiting", () => {
  const turns = new Turns({ active: 1, activePerOrganization: 1, waiting: 8, waitingBytes: ROOM });
  const order: string[] = [];
  enter(turns, "a", order);
  for (let n = 0; n < 4; n++) enter(turns, "a", order);
  expect(() => enter(turns, "a", order)).toThrow(expect.objectContaining({ limit: "waiting" }));
  expect(enter(turns, "b", order)).toBe(false);
});

it("holds no more bytes of those that wait than it may, and has room again when their turn came", async () => {
  const waitingBytes = { total: 300, perClient: 200 };
  const turns = new Turns({ active: 1, activePerOrganization: 1, waiting: 100, waitingBytes });
  const enterWith = (name: string, bytes: number) => void turns.enter(name, () => bytes);
  enterWith("a", 1_000); // goes at once
  enterWith("a", 150);
  expect(() => enterWith("a", 100)).toThrow(expect.objectContaining({ limit: "waiting_bytes" }));
  enterWith("b", 150);
  expect(() => enterWith("c", 1)).toThrow(expect.objectContaining({ limit: "waiting_bytes" }));
  turns.leave("a");
  enterWith("c", 100);
});

it("never has more at work than it may, and nobody waits for ever", async () => {
  const names = fc.constantFrom("a", "b", "c");
  await fc.assert(
    fc.asyncProperty(fc.array(names, { maxLength: 60 }), async (arrivals) => {
      const turns = new Turns({ active: 3, activePerOrganization: 2, waiting: 1_000, waitingBytes: ROOM });
      const active = new Map<string, number>();
      let most = 0;
      const work = async (name: string) => {
        const turn = turns.enter(name, () => 1);
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
