import { describe, expect, test } from "vitest";
import { ActionBlockedError, ActionPendingError, isAllowed, MastGuardClient, MastGuardError } from "./index";
import { fails, hangs, loopbackServer, type Responder, succeeds } from "./testing/loopback-server";
import { decisionWith, event } from "./testing/samples";

async function protect(responder: Responder): Promise<{ runs: number; result: unknown }> {
  const server = await loopbackServer(responder);
  const options = { apiKey: "mg_test_key", baseUrl: server.url, retries: 0, timeout: 200 };
  let runs = 0;
  const run = ({ traceId }: { traceId: string }) => {
    runs++;
    return `ran under ${traceId}`;
  };
  const result: unknown = await new MastGuardClient(options).governance
    .protect(event, run)
    .catch((error: unknown) => error);
  return { runs, result };
}

describe("protect", () => {
  test.each(["ALLOW", "ALERT"])("runs the action once on %s and returns its result", async (decision) => {
    expect(await protect(succeeds(decisionWith({ decision })))).toEqual({ runs: 1, result: "ran under trc_1" });
  });

  test("does not run a blocked action, and says why", async () => {
    const reasons = [{ code: "policy", message: "Payments over 100 are forbidden", ids: ["pol_1"] }];
    const { runs, result } = await protect(succeeds(decisionWith({ decision: "BLOCK", reasons })));
    expect(runs).toBe(0);
    expect(result).toBeInstanceOf(ActionBlockedError);
    expect(result).toMatchObject({ traceId: "trc_1", message: expect.stringContaining("Payments over 100") });
  });

  test("does not run an action that waits for a person, and names the task", async () => {
    const { runs, result } = await protect(succeeds(decisionWith({ decision: "HITL", hitlTaskId: "tsk_1" })));
    expect(runs).toBe(0);
    expect(result).toBeInstanceOf(ActionPendingError);
    expect(MastGuardError.isInstance(result)).toBe(true);
    expect(result).toMatchObject({ traceId: "trc_1", hitlTaskId: "tsk_1" });
  });

  test.each(["ALLOW", "ALERT", "HITL"])(
    "does not run a queued event, whatever its decision says (%s)",
    async (decision) => {
      const { runs, result } = await protect(succeeds(decisionWith({ decision, queued: true, mode: "async" })));
      expect(runs).toBe(0);
      expect(result).toBeInstanceOf(ActionPendingError);
    },
  );

  test.each([
    ["401", fails(401, { code: "UNAUTHENTICATED", message: "" })],
    ["429", fails(429, { code: "RATE_LIMITED", message: "" })],
    ["500", fails(500, { code: "INTERNAL", message: "" })],
    ["no answer", hangs],
  ])("does not run the action on %s", async (_, responder) => {
    const { runs, result } = await protect(responder);
    expect(runs).toBe(0);
    expect(MastGuardError.isInstance(result)).toBe(true);
  });

  test("an error of the action itself passes through unchanged", async () => {
    const server = await loopbackServer(succeeds(decisionWith()));
    const { governance } = new MastGuardClient({ apiKey: "mg_test_key", baseUrl: server.url });
    const broken = new Error("bank is closed");
    await expect(governance.protect(event, () => Promise.reject(broken))).rejects.toBe(broken);
  });
});

test("only a final ALLOW or ALERT is allowed", () => {
  const verdicts = ["ALLOW", "ALERT", "BLOCK", "HITL"] as const;
  const allowed = [true, false].flatMap((queued) =>
    verdicts.filter((decision) => isAllowed({ decision, queued })).map((decision) => [decision, queued]),
  );
  expect(allowed).toEqual([
    ["ALLOW", false],
    ["ALERT", false],
  ]);
  expect(isAllowed(JSON.parse('{"decision":"ALLOW"}'))).toBe(false);
});
