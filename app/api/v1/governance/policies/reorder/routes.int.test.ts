import { beforeAll, describe, expect, test } from "vitest";
import { newUuid } from "@/server/ids";
import { contentHashOf, POLICIES_MAX } from "@/server/policies/policy";
import { callRoute } from "@/server/policies/testing/call-route";
import { logOf } from "@/server/policies/testing/log-of";
import { asSuperuser } from "@/server/testing/database";
import * as one from "../[id]/route";
import { copyPolicy, type Desk, newDesk, pathsOf, required, typesOf, UNTOUCHED } from "../testing/desk";
import * as order from "./route";

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
});

describe("POST /api/v1/governance/policies/reorder", () => {
  test("gives all policies the priorities 10, 20, … in that order, entered, moving the epoch", async () => {
    desk = await newDesk();
    const made = [await desk.created(), await desk.created(), await desk.created({ ...required, active: false })];
    const ids = made.map(({ id }) => id).reverse();
    const log = await desk.during(async () => {
      const answer = await callRoute(order.POST, { key: desk.key, body: { ids } });
      expect(answer).toMatchObject({ status: 200, data: ids.map((id, place) => ({ id, priority: (place + 1) * 10 })) });
    });
    expect(typesOf(log)).toEqual(["policy.reordered", "policy_set.compiled"]);
    expect(log.moved).toBe(true);
    expect(log.entries[0]?.data).toMatchObject({ order: ids });
    expect(await desk.during(() => callRoute(order.POST, { key: desk.key, body: { ids } }))).toMatchObject({
      moved: false,
      entries: [],
    });
  });

  test("a list that is not exactly all ids changes nothing", async () => {
    const foreign = await (await newDesk()).created();
    const all = (await desk.policies()).map(({ id }) => id);
    const lists = [
      [],
      all.slice(1),
      [...all, foreign.id],
      [...all, all[0]],
      [foreign.id, ...all.slice(1)],
      [all[1], ...all.slice(1)],
    ];
    const log = await desk.during(async () => {
      for (const wrong of lists) {
        const answer = await callRoute(order.POST, { key: desk.key, body: { ids: wrong } });
        expect(answer.status).toBe(422);
        expect(pathsOf(answer)).toEqual(["ids"]);
      }
    });
    expect(log).toMatchObject(UNTOUCHED);
  });

  test("needs a key that may write policies", async () => {
    expect((await callRoute(order.POST, { body: { ids: [] } })).status).toBe(401);
    expect((await callRoute(order.POST, { key: desk.readKey, body: { ids: [] } })).status).toBe(403);
  });
});

describe("a full set", () => {
  test("takes no 501st policy, and one of 500 can still be changed and all be reordered", async () => {
    desk = await newDesk();
    await desk.created({ ...required, priority: 1_000_000 });
    await copyPolicy(
      desk.organization,
      Array.from({ length: POLICIES_MAX - 1 }, () => newUuid()),
    );
    expect(await desk.create(required)).toMatchObject({
      status: 409,
      error: { message: expect.stringContaining("500") },
    });
    const pages = await Promise.all([1, 2, 3].map((page) => desk.policies(`page=${page}&limit=200`)));
    const all = pages.flat().map(({ id }) => id);
    expect(all).toHaveLength(POLICIES_MAX);
    expect(await callRoute(order.POST, { key: desk.key, body: { ids: all.reverse() } })).toMatchObject({ status: 200 });
    expect((await callRoute(one.DELETE, { key: desk.key, params: { id: String(all[0]) } })).status).toBe(200);
    expect(await desk.created()).toMatchObject({ priority: 5_010 });
  });
});

describe("the set in force", () => {
  beforeAll(async () => {
    desk = await newDesk();
  });

  test("its last entry names the active policies in order, and its hash can be recomputed from the entry alone", async () => {
    await desk.created({ ...required, priority: 1, shadow: true });
    const { entries } = await logOf(desk.organizationId);
    const last = entries.findLast(({ type }) => type === "policy_set.compiled");
    const { policySetId, hash, ...sealed } = { ...last?.data };
    expect(policySetId).toMatch(/^set_/);
    expect(contentHashOf(sealed)).toBe(hash);
    const active = (await desk.policies()).filter((policy) => policy.active);
    expect(sealed["members"]).toMatchObject(
      active.map(({ id, version, priority, shadow }) => ({ policyId: id, version, priority, shadow })),
    );
  });

  test("an organization without a set gets one with its first policy", async () => {
    const bare = await newDesk();
    await asSuperuser((db) =>
      db.query("delete from mastguard.policy_set where organization_id = $1", [bare.organization]),
    );
    expect(await bare.policies()).toEqual([]);
    const [first, second] = await Promise.all([bare.created(), bare.created()]);
    expect(await bare.policies()).toHaveLength(2);
    expect(first.priority).not.toBe(second.priority);
  });

  test("a change of a policy that is off is entered but seals no new set", async () => {
    const policy = await desk.created({ ...required, active: false });
    const log = await desk.during(() => desk.patch(policy, { name: "Other" }));
    expect(typesOf(log)).toEqual(["policy.updated"]);
    expect(log.moved).toBe(true);
  });

  test("changes at the same time all count: the sealed set is the one that is stored", async () => {
    await Promise.all(["a", "b", "c", "d"].map((name) => desk.created({ ...required, name })));
    const { entries } = await logOf(desk.organizationId);
    const last = entries.findLast(({ type }) => type === "policy_set.compiled");
    const active = (await desk.policies()).filter((policy) => policy.active);
    expect(last?.data["members"]).toMatchObject(active.map(({ id }) => ({ policyId: id })));
    expect(new Set(active.map(({ priority }) => priority)).size).toBe(active.length);
  });
});
