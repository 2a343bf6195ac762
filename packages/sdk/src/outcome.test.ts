import { describe, expect, test } from "vitest";
import { ConflictError, MastGuardClient } from "./index";
import { fails, loopbackServer, succeeds } from "./testing/loopback-server";

const apiKey = "mg_live_secret_key_0123456789";
const answer = {
  findings: [
    { type: "executed_without_allow", rule: "blocked", severity: "CRITICAL", confidence: 1, path: null, span: null },
    {
      type: "secret",
      rule: "aws-access-key",
      severity: "HIGH",
      confidence: 0.9,
      path: "output.log",
      span: { start: 4, end: 24 },
    },
  ],
  digestMatches: false,
  executedWithoutAllow: true,
};

describe("reporting what became of an action", () => {
  test("posts the outcome as it is and returns what is to be said of it", async () => {
    const server = await loopbackServer(succeeds(answer));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    const executedAt = new Date(Date.UTC(2026, 0, 2));
    const outcome = { status: "failed", output: { log: "…" }, error: "denied", executedAt } as const;
    expect(await governance.reportOutcome("trc/1", outcome)).toEqual(answer);
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", url: "/api/v1/governance/decisions/trc%2F1/outcome" });
    expect(JSON.parse(request?.body ?? "")).toEqual({ ...outcome, executedAt: "2026-01-02T00:00:00.000Z" });
  });

  test("sends the same again after a failure: an action has one outcome", async () => {
    const server = await loopbackServer(fails(503, { code: "UNAVAILABLE", message: "again" }), succeeds(answer));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url, retryDelay: 1 });
    await governance.reportOutcome("trc_1", { status: "succeeded" });
    expect(server.requests.map(({ body }) => body)).toEqual(['{"status":"succeeded"}', '{"status":"succeeded"}']);
  });

  test("another outcome than the reported one is a conflict, not retried", async () => {
    const server = await loopbackServer(fails(409, { code: "CONFLICT", message: "another outcome" }));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    await expect(governance.reportOutcome("trc_1", { status: "failed" })).rejects.toThrow(ConflictError);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["no word on whether it was allowed", { ...answer, executedWithoutAllow: undefined }],
    ["a severity nobody defined", { ...answer, findings: [{ ...answer.findings[0], severity: "FINE" }] }],
  ])("%s is an error", async (_, data) => {
    const server = await loopbackServer(succeeds(data));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    await expect(governance.reportOutcome("trc_1", { status: "succeeded" })).rejects.toThrow(/not/);
  });
});
