import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import vm from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decide } from "./decide";
import { CANARIES } from "./detectors/canaries";
import { compilePolicySet } from "./policy/policy-set";
import { snapshotOf } from "./testing/fixture";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "mastguard-engine-"));

/** What every browser and edge runtime has; no process, Buffer, require or import. */
const WEB_GLOBALS = { TextEncoder, TextDecoder, performance, btoa, atob, console };

describe("the built package", () => {
  let source = "";

  beforeAll(() => {
    const file = join(folder, "index.js");
    execFileSync(process.execPath, [join(root, "build.mjs"), file]);
    source = readFileSync(file, "utf8");
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it("imports nothing", () => {
    expect(source).not.toMatch(/^\s*import\b/m);
    expect(source).not.toMatch(/["'`]node:/);
  });

  it("decides with nothing but the globals of the web", () => {
    const web = loaded(source);
    const result: unknown = vm.runInContext(
      `
      const policy = (id, decision, condition, priority) => ({
        id, versionId: id, version: 1, name: id, actionTypes: [], agentIds: [], tools: [],
        condition, decision, priority, createdAt: 0, shadow: false,
      });
      const policySet = engine.compilePolicySet({
        policies: [
          policy("text", "BLOCK", "payload.text.matches('(?i)drop table')", 1),
          policy("place", "HITL", "cidr(payload.ip, '10.0.0.0/8') && inWindow(now, 'Mon-Fri 09:00-17:00', 'Europe/Berlin')", 2),
        ],
        combining: "first_applicable",
        fallback: "risk",
      });
      const action = {
        agentId: "a", actionType: "API_CALL", payload: { text: "hello", ip: "10.1.2.3" }, context: {}, tool: null,
        resource: null, environment: null, allowedTools: null, sessionKey: null, source: "native",
      };
      const snapshot = {
        organizationId: "o", epoch: 1, mode: "allow_by_default", policySet, policySetHash: "", budgets: [], agents: new Map(),
        detection: engine.DEFAULT_DETECTION,
        containment: { stopped: false, quarantinedAgents: new Set(), blockedTools: new Set() },
      };
      const { decision } = engine.decide(action, snapshot, null, Date.UTC(2026, 0, 5, 10));
      JSON.stringify([decision.verdict, decision.matchedPolicyId, decision.failedStage]);
      `,
      web,
    );
    expect(result).toBe('["HITL","place",null]');
  });

  it("decides every canary as the sources do, findings, score and reasons alike", () => {
    const web = loaded(source);
    const policySet = compilePolicySet({ policies: [], combining: "first_applicable", fallback: "risk" });
    for (const { type, action, session, nowMs } of CANARIES) {
      const { decision } = decide(action, snapshotOf(policySet), session, nowMs, { clock: () => 0 });
      const given = JSON.stringify({ action, session, nowMs });
      const bundled: unknown = vm.runInContext(
        `
        const given = ${given};
        const policySet = engine.compilePolicySet({ policies: [], combining: "first_applicable", fallback: "risk" });
        const snapshot = {
          ...${JSON.stringify({ ...snapshotOf(policySet), policySet: null, agents: null, containment: null, detection: null })},
          policySet, budgets: [], agents: new Map(), detection: engine.DEFAULT_DETECTION,
          containment: { stopped: false, quarantinedAgents: new Set(), blockedTools: new Set() },
        };
        const result = engine.decide(given.action, snapshot, given.session, given.nowMs, { clock: () => 0 });
        JSON.stringify(result.decision);
        `.replace(/const /g, "var "),
        web,
      );
      expect([type, JSON.parse(String(bundled))]).toEqual([type, JSON.parse(JSON.stringify(decision))]);
    }
  });

  /** A context that holds the package's exports as `engine`, and nothing of Node. */
  function loaded(text: string): vm.Context {
    const exports = (/export\s*\{([^}]*)\}/.exec(text)?.[1] ?? "").replace(/([\w$]+) as ([\w$]+)/g, "$2: $1");
    const web = vm.createContext({ ...WEB_GLOBALS });
    vm.runInContext(`${text.replace(/export\s*\{[^}]*\};?/, "")}\nvar engine = { ${exports} };`, web);
    return web;
  }
});
