import { readFile } from "node:fs/promises";
import type { IngestEvent } from "@auxdynamics/mastguard-sdk";
import {
  type Action,
  compileDetectors,
  compilePolicy,
  compilePolicySet,
  DEFAULT_DETECTION,
  type Decision,
  decide,
  emptySession,
  type PolicyDefinition,
  type Snapshot,
} from "@mastguard/engine";
import { expect, test } from "vitest";
import { eventsOf, loadSessions } from "./replay";

/** What every policy body of the API has; the rest is optional and has the API's defaults. */
type PolicyBody = Pick<PolicyDefinition, "name" | "actionTypes" | "decision" | "priority">;

const bodies: PolicyBody[] = JSON.parse(await readFile(new URL("policies.json", import.meta.url), "utf8"));
const policies = bodies.map((body, index): PolicyDefinition => {
  const ids = { id: `pol_${index}`, versionId: `plv_${index}`, version: 1, createdAt: index };
  return { ...ids, agentIds: [], tools: [], condition: "", shadow: false, ...body };
});

const snapshot: Snapshot = {
  organizationId: "org_demo",
  epoch: 1,
  mode: "allow_by_default",
  policySet: compilePolicySet({ policies, combining: "first_applicable", fallback: "risk" }),
  policySetHash: "",
  containment: { stopped: false, quarantinedAgents: new Set(), blockedTools: new Set() },
  budgets: [],
  agents: new Map(),
  detection: DEFAULT_DETECTION,
};

const decisions = await decideAll();

test("every example policy compiles", () => {
  expect(policies.map(compilePolicy).filter(({ ok }) => !ok)).toEqual([]);
});

test("all four decisions occur on the recorded sessions, in these numbers", () => {
  expect(tally(decisions.map(({ decision }) => decision.verdict))).toEqual({
    ALLOW: 602,
    ALERT: 59,
    HITL: 25,
    BLOCK: 80,
  });
});

test("every policy decides something, the shadow policy shows, and none errors", () => {
  const matched = decisions.flatMap(({ decision }) =>
    decision.policiesEvaluated.filter(({ outcome }) => outcome === "matched" || outcome === "shadow"),
  );
  expect(tally(matched.map(({ name }) => name))).toEqual({
    "Instructions that came out of a tool": 80,
    "Every voucher by a person": 1,
    "Commands on a computer": 7,
    "Refunds of 500 and more": 14,
    "Payments of 200 and more": 4,
    "Changes to records and documents": 54,
    "An agent that keeps looking things up": 5,
    "Looking things up": 507,
  });
  expect(decisions.flatMap(({ decision }) => decision.policyErrors)).toEqual([]);
});

test("what is blocked is exactly what an attacker asked for", () => {
  const blocked = decisions.filter(({ decision }) => decision.verdict === "BLOCK");
  expect(blocked.every(({ event }) => event.agentId === "injecagent-assistant" && event.context?.step === 2)).toBe(
    true,
  );
  expect(blocked).toHaveLength(80);
});

/** Decides every recorded action by the policies alone, each session with its own memory. */
async function decideAll(): Promise<{ event: IngestEvent; decision: Decision }[]> {
  const now = Date.parse("2026-01-02T03:04:05.000Z");
  return (await loadSessions()).flatMap((session) => {
    let memory = emptySession();
    return eventsOf(session).map((event) => {
      const result = decide(actionOf(event), snapshot, memory, now, { detectors: compileDetectors([]) });
      memory = result.session ?? memory;
      return { event, decision: result.decision };
    });
  });
}

/** The action the server makes of an event. */
function actionOf(event: IngestEvent): Action {
  const { payload, context }: Pick<Action, "payload" | "context"> = JSON.parse(JSON.stringify(event));
  return {
    agentId: event.agentId,
    actionType: event.actionType,
    payload,
    context,
    tool: event.context?.tool ?? null,
    resource: null,
    environment: event.context?.environment ?? null,
    allowedTools: null,
    sessionKey: event.context?.sessionId ?? null,
    source: "native",
  };
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
