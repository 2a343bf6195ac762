import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Presence, type Waiter } from "./presence";

const QUIET_MS = 40;

/** A database that answers while `isThere`; how often it was asked, and how often those who wait were let go. */
function database() {
  const state = { isThere: true, asked: 0, lost: 0 };
  const presence = new Presence({
    quietMs: QUIET_MS,
    everyMs: 5,
    ask: async () => {
      state.asked += 1;
      await sleep(5);
      return state.isThere;
    },
    lost: () => {
      state.lost += 1;
      return 3;
    },
  });
  return { state, presence };
}

const never = () => new Promise<never>(() => {});

describe("the presence of the database", () => {
  it("gives the outcome of the work, a failure too, and asks nothing", async () => {
    const { state, presence } = database();
    expect(await presence.wait(() => Promise.resolve(1))).toBe(1);
    await expect(presence.wait(() => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    await sleep(2 * QUIET_MS);
    expect(state.asked).toBe(0);
  });

  it("is not in doubt while the database says anything, however long one waits", async () => {
    const { state, presence } = database();
    const work = async () => {
      for (let n = 0; n < 20; n++) {
        presence.heard();
        await sleep(QUIET_MS / 8);
      }
    };
    await presence.wait(work);
    expect(state.lost).toBe(0);
  });

  it("is asked for when it says nothing, and its answer lets work go on", async () => {
    const { state, presence } = database();
    expect(await presence.wait(() => sleep(4 * QUIET_MS, "done"))).toBe("done");
    expect(state.asked).toBeGreaterThan(0);
    expect(state.lost).toBe(0);
  });

  it("once it is lost, all who wait are told, and their work with them", async () => {
    const { state, presence } = database();
    state.isThere = false;
    const waiters: Waiter[] = [];
    const waits = Array.from({ length: 100 }, () =>
      presence.wait((waiter) => {
        waiters.push(waiter);
        return never();
      }),
    );
    const outcomes = await Promise.allSettled(waits);
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    expect(waiters.every(({ isOver }) => isOver)).toBe(true);
    expect(state.lost).toBe(1);
  });

  it("while it is away nothing is begun, and when it is back everything is, without anybody's question being used for trying", async () => {
    const { state, presence } = database();
    state.isThere = false;
    await presence.wait(never).catch(() => {});
    const begun: number[] = [];
    const begin = () => presence.wait(async () => void begun.push(1));
    for (let n = 0; n < 50; n++) await expect(begin()).rejects.toThrow("Nothing was recorded");
    expect(begun).toEqual([]);
    state.isThere = true;
    while (begun.length === 0) {
      await begin().catch(() => {});
      await sleep(1);
    }
    const { asked } = state;
    await sleep(30);
    expect(state).toEqual({ isThere: true, asked, lost: 1 });
  });
});
