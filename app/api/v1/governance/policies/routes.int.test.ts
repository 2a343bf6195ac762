import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/server/ids";
import { callRoute } from "@/server/policies/testing/call-route";
import * as list from "./route";
import { type Desk, newDesk, pathsOf, required, typesOf, UNTOUCHED } from "./testing/desk";

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
});

describe("POST /api/v1/governance/policies", () => {
  test("needs only name, action types and decision; the rest is defaulted and the rule stands last", async () => {
    const first = await desk.created();
    const answer = await desk.create({ ...required, name: "Second" });
    expect(answer.status).toBe(201);
    expect(answer.data).toEqual({
      id: expect.stringMatching(/^pol_[0-9a-z]{26}$/),
      ...required,
      name: "Second",
      description: null,
      agentIds: [],
      tools: [],
      condition: "",
      conditions: "",
      priority: first.priority + 10,
      active: true,
      shadow: false,
      review: null,
      version: 1,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: expect.any(String),
    });
  });

  test("keeps every field that is given", async () => {
    const body = {
      ...required,
      description: "Two lines\nof why",
      agentIds: ["billing-bot"],
      tools: ["bank.pay"],
      condition: "has(payload.amount) && payload.amount > 100",
      priority: 3,
      active: false,
      shadow: true,
      review: { requiredApprovals: 2, slaMinutes: 60 },
    };
    expect(await desk.created(body)).toMatchObject({ ...body, conditions: body.condition });
  });

  test("is entered with ids and hashes only, seals the set in force, and moves the epoch", async () => {
    const log = await desk.during(() =>
      desk.created({ ...required, name: "Secret name", condition: "payload.secret == 1" }),
    );
    expect(typesOf(log)).toEqual(["policy.created", "policy_set.compiled"]);
    expect(log.moved).toBe(true);
    expect(log.entries[0]?.data).toMatchObject({ kind: "create", fromVersion: null, toVersion: 1 });
    expect(log.entries.map(({ body }) => body).join()).not.toMatch(/secret/i);
  });

  test.each([
    ["name", { ...required, name: "" }],
    ["name", { ...required, name: " " }],
    ["name", { ...required, name: "a\u0007b" }],
    ["name", { ...required, name: "x".repeat(201) }],
    ["name", { actionTypes: ["OTHER"], decision: "BLOCK" }],
    ["description", { ...required, description: "x".repeat(2001) }],
    ["actionTypes", { ...required, actionTypes: [] }],
    ["actionTypes", { ...required, actionTypes: ["OTHER", "OTHER"] }],
    ["actionTypes[0]", { ...required, actionTypes: ["SEND"] }],
    ["agentIds", { ...required, agentIds: Array.from({ length: 101 }, (_, n) => `a${n}`) }],
    ["agentIds[0]", { ...required, agentIds: [""] }],
    ["tools[0]", { ...required, tools: ["x".repeat(201)] }],
    ["decision", { ...required, decision: "DENY" }],
    ["priority", { ...required, priority: -1 }],
    ["priority", { ...required, priority: 1_000_001 }],
    ["priority", { ...required, priority: 1.5 }],
    ["active", { ...required, active: "yes" }],
    ["review.requiredApprovals", { ...required, review: { requiredApprovals: 6 } }],
    ["review.slaMinutes", { ...required, review: { slaMinutes: 0 } }],
    ["review.groups", { ...required, review: { groups: [] } }],
    ["conditions", { ...required, conditions: "true" }],
    ["id", { ...required, id: newId("pol") }],
  ])("refuses a bad %s by name and changes nothing", async (path, body) => {
    const log = await desk.during(async () => {
      const answer = await desk.create(body);
      expect(answer).toMatchObject({ status: 422, error: { code: "VALIDATION_FAILED" } });
      expect(pathsOf(answer)).toContain(path);
    });
    expect(log).toMatchObject(UNTOUCHED);
  });

  test("refuses a condition that does not compile, and says where", async () => {
    const answer = await desk.create({ ...required, condition: "payload.amount >" });
    expect(answer.status).toBe(422);
    expect(answer.error?.details).toEqual([
      { path: "condition", message: expect.stringMatching(/\(line 1, column \d+\)$/) },
    ]);
  });

  test("needs a key, and a key that may write policies", async () => {
    expect(await callRoute(list.POST, { body: required })).toMatchObject({
      status: 401,
      error: { code: "UNAUTHENTICATED" },
    });
    expect(await desk.create(required, desk.readKey)).toMatchObject({ status: 403, error: { code: "FORBIDDEN" } });
  });
});

describe("GET /api/v1/governance/policies", () => {
  test("lists by priority, ties by creation, in pages", async () => {
    const other = await newDesk();
    const late = await other.created({ ...required, priority: 20 });
    const tied = await other.created({ ...required, priority: 20 });
    const first = await other.created({ ...required, priority: 1, active: false });
    const answer = await callRoute(list.GET, { key: other.readKey });
    expect(answer.data).toMatchObject([{ id: first.id }, { id: late.id }, { id: tied.id }]);
    expect(answer.meta).toMatchObject({ page: 1, limit: 50, total: 3, totalPages: 1 });
    const second = await callRoute(list.GET, { key: other.readKey, query: "page=2&limit=2" });
    expect(second.data).toMatchObject([{ id: tied.id }]);
    expect(second.meta).toMatchObject({ page: 2, limit: 2, total: 3, totalPages: 2 });
  });

  test.each(["limit=0", "limit=201", "page=0", "page=x", "size=1", "page=1&page=2"])("refuses ?%s", async (query) => {
    expect(await callRoute(list.GET, { key: desk.readKey, query })).toMatchObject({ status: 422 });
  });

  test("needs a key", async () => {
    expect(await callRoute(list.GET, {})).toMatchObject({ status: 401 });
  });
});
