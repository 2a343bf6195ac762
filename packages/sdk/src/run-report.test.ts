import { describe, expect, test } from "vitest";
import { digestOf, MastGuardClient } from "./index";
import { agentServer, bodiesOf, payment, runPayment } from "./testing/agent-server";
import { fails, succeeds } from "./testing/loopback-server";
import { decisionWith } from "./testing/samples";

const digest = await digestOf(payment());
const allowed = succeeds(decisionWith({ actionDigest: digest }));
const unavailable = fails(503, { code: "UNAVAILABLE", message: "again" });

describe("the report of a run", () => {
  test("says that the action failed, and the error passes through unchanged", async () => {
    const server = await agentServer({ ingest: [allowed] });
    const { governance } = new MastGuardClient({ apiKey: "mg_test_key", baseUrl: server.url });
    const broken = new RangeError("bank is closed");
    await expect(governance.run(payment(), () => Promise.reject(broken))).rejects.toBe(broken);
    expect(bodiesOf(server, "outcome")).toMatchObject([
      { status: "failed", executedDigest: digest, error: { name: "RangeError", message: "bank is closed" } },
    ]);
  });

  test("holds of the result what the caller names, and what is said of it comes back", async () => {
    const answer = { findings: [], digestMatches: true, executedWithoutAllow: false };
    const server = await agentServer({ ingest: [allowed], outcome: [succeeds(answer)] });
    const heard: unknown[] = [];
    await runPayment(server, { outputOf: (result) => ({ result }), onReport: (report) => heard.push(report) });
    expect(bodiesOf(server, "outcome")).toMatchObject([{ output: { result: "paid" } }]);
    expect(heard).toEqual([answer]);
  });

  test.each([
    ["is too large", () => "x", [fails(413, { code: "PAYLOAD_TOO_LARGE", message: "" })], 2],
    ["cannot be sent", () => 1n, [], 1],
    ["cannot be made", () => Object(null).nothing.here, [], 1],
  ])("goes without an output that %s", async (_, outputOf, refusals, times) => {
    const taken = succeeds({ findings: [], digestMatches: true, executedWithoutAllow: false });
    const server = await agentServer({ ingest: [allowed], outcome: [...refusals, taken] });
    const { result, told } = await runPayment(server, { outputOf });
    expect([result, told]).toEqual(["paid", [expect.any(Error)]]);
    expect(bodiesOf(server, "outcome")).toHaveLength(times);
    expect(bodiesOf(server, "outcome").at(-1)).not.toHaveProperty("output");
  });

  test.each([
    ["cannot be made", [unavailable], {}],
    ["was another's", [fails(409, { code: "CONFLICT", message: "" })], {}],
    ["is heard by somebody who fails", [], { onReport: () => Object(null).nothing.here }],
  ])("that %s is told to onError and takes nothing from the result", async (_, outcome, options) => {
    const taken = succeeds({ findings: [], digestMatches: true, executedWithoutAllow: false });
    const server = await agentServer({
      ingest: [allowed],
      outcome: [...outcome, ...(outcome.length === 0 ? [taken] : [])],
    });
    const { executed, result, told } = await runPayment(server, options);
    expect([executed.length, result]).toEqual([1, "paid"]);
    expect(told.length).toBeGreaterThan(0);
  });
});
