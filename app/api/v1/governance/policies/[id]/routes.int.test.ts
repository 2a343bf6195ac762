import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/server/ids";
import type { PolicyView } from "@/server/policies";
import { callRoute, type TestAnswer } from "@/server/policies/testing/call-route";
import { type Desk, newDesk, pathsOf, required, typesOf, UNTOUCHED } from "../testing/desk";
import * as one from "./route";
import * as toggle from "./toggle/route";

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
});

describe("/api/v1/governance/policies/{id}", () => {
  test("GET answers one policy", async () => {
    const policy = await desk.created();
    expect(await callRoute(one.GET, { key: desk.readKey, params: { id: policy.id } })).toMatchObject({
      status: 200,
      data: policy,
    });
  });

  test("a changed content makes a new version, is entered and moves the epoch", async () => {
    const policy = await desk.created();
    const log = await desk.during(async () => {
      const answer = await desk.patch(policy, { condition: "risk.score > 50", expectedVersion: 1 });
      expect(answer).toMatchObject({
        status: 200,
        data: { version: 2, condition: "risk.score > 50", name: policy.name },
      });
    });
    expect(typesOf(log)).toEqual(["policy.updated", "policy_set.compiled"]);
    expect(log.entries[0]?.data).toMatchObject({ kind: "update", fromVersion: 1, toVersion: 2, fields: ["condition"] });
    expect(log.moved).toBe(true);
  });

  test("a changed place keeps the version, is entered and moves the epoch", async () => {
    const policy = await desk.created();
    const log = await desk.during(async () => {
      expect(await desk.patch(policy, { priority: 7, shadow: true })).toMatchObject({
        data: { version: 1, priority: 7 },
      });
    });
    expect(typesOf(log)).toEqual(["policy.updated", "policy_set.compiled"]);
    expect(log.moved).toBe(true);
  });

  test("a patch that changes nothing leaves log and epoch alone", async () => {
    const policy = await desk.created({ ...required, review: { requiredApprovals: 2 } });
    const log = await desk.during(async () => {
      const same = { name: policy.name, active: true, review: { requiredApprovals: 2 } };
      expect(await desk.patch(policy, same)).toMatchObject({ status: 200, data: policy });
      expect(await desk.patch(policy, {})).toMatchObject({ status: 200, data: policy });
    });
    expect(log).toMatchObject(UNTOUCHED);
  });

  test("null clears description and review", async () => {
    const policy = await desk.created({ ...required, description: "why", review: { slaMinutes: 5 } });
    expect(await desk.patch(policy, { description: null, review: null })).toMatchObject({
      data: { description: null, review: null },
    });
  });

  test("an outdated expectedVersion is a conflict and changes nothing", async () => {
    const policy = await desk.created();
    await desk.patch(policy, { name: "Newer" });
    const log = await desk.during(async () => {
      const answer = await desk.patch(policy, { name: "Mine", expectedVersion: 1 });
      expect(answer).toMatchObject({ status: 409, error: { code: "CONFLICT" } });
    });
    expect(log).toMatchObject(UNTOUCHED);
  });

  test("of two updates at once with the same expectedVersion exactly one wins", async () => {
    const policy = await desk.created();
    const answers = await Promise.all(["A", "B"].map((name) => desk.patch(policy, { name, expectedVersion: 1 })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    const after = await callRoute(one.GET, { key: desk.key, params: { id: policy.id } });
    expect(after.data).toEqual(answers.find(({ status }) => status === 200)?.data);
  });

  test("PATCH refuses unknown and bad fields by name", async () => {
    const policy = await desk.created();
    expect(pathsOf(await desk.patch(policy, { version: 9 }))).toEqual(["version"]);
    expect(pathsOf(await desk.patch(policy, { condition: "no_such > 1" }))).toEqual(["condition"]);
    expect(pathsOf(await desk.patch(policy, { expectedVersion: 0 }))).toEqual(["expectedVersion"]);
  });

  test("DELETE takes it out of force: it is gone for readers, entered, and the epoch moves", async () => {
    const policy = await desk.created();
    const log = await desk.during(async () => {
      const answer = await callRoute(one.DELETE, { key: desk.key, params: { id: policy.id } });
      expect(answer).toMatchObject({ status: 200, data: { id: policy.id, deleted: true } });
    });
    expect(typesOf(log)).toEqual(["policy.deleted", "policy_set.compiled"]);
    expect(log.moved).toBe(true);
    for (const [, again] of operations(policy.id)) expect((await again()).status).toBe(404);
    expect((await desk.policies()).map(({ id }) => id)).not.toContain(policy.id);
  });

  test("every operation needs a key, and all but GET one that may write policies", async () => {
    const { id } = await desk.created();
    for (const [verb, call] of operations(id)) {
      expect((await call({ key: undefined })).status).toBe(401);
      expect((await call({ key: desk.readKey })).status).toBe(verb === "GET" ? 200 : 403);
    }
  });

  test("another organization's, unknown and malformed ids are all 404", async () => {
    const foreign = await (await newDesk()).created();
    for (const id of [foreign.id, newId("pol"), newId("set"), "1", "../x"]) {
      for (const [, call] of operations(id)) {
        expect(await call()).toMatchObject({ status: 404, error: { code: "NOT_FOUND" } });
      }
    }
  });
});

describe("POST /api/v1/governance/policies/{id}/toggle", () => {
  test("switches off and on, each entered, each moving the epoch; again changes nothing", async () => {
    const policy = await desk.created();
    const off = await desk.during(() => switchTo(policy, false));
    expect(typesOf(off)).toEqual(["policy.deactivated", "policy_set.compiled"]);
    const on = await desk.during(() => switchTo(policy, true));
    expect(typesOf(on)).toEqual(["policy.activated", "policy_set.compiled"]);
    expect([off.moved, on.moved]).toEqual([true, true]);
    expect(await desk.during(() => switchTo(policy, true))).toMatchObject(UNTOUCHED);
  });

  test("takes exactly {active}", async () => {
    const { id } = await desk.created();
    for (const body of [{}, { active: 1 }, { active: true, name: "x" }])
      expect(await callRoute(toggle.POST, { key: desk.key, params: { id }, body })).toMatchObject({ status: 422 });
  });
});

const switchTo = ({ id }: PolicyView, active: boolean) =>
  callRoute(toggle.POST, { key: desk.key, params: { id }, body: { active } });

type Operation = (by?: { key: string | undefined }) => Promise<TestAnswer>;
function operations(id: string): [string, Operation][] {
  const call =
    (route: typeof one.GET, body?: object): Operation =>
    async (by = { key: desk.key }) =>
      await callRoute(route, { ...(by.key === undefined ? {} : { key: by.key }), params: { id }, body });
  return [
    ["GET", call(one.GET)],
    ["PATCH", call(one.PATCH, { name: "Renamed" })],
    ["toggle", call(toggle.POST, { active: true })],
    ["DELETE", call(one.DELETE)],
  ];
}
