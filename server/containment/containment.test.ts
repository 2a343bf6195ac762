import { describe, expect, it } from "vitest";
import { compileContainment, containmentHash, sealedContainment } from "./containment";
import { subjectOf } from "./target";

const AT = new Date(Date.UTC(2026, 0, 2));
const STOP = { kind: "stop", subject: "", reason: "drill", since: AT, by: "cli" };
const AGENT = { kind: "quarantine", subject: "billing-bot", reason: "compromise", since: AT, by: "key_1" };
const TOOL = { ...AGENT, kind: "blocked_tool", subject: "send_wire" };

describe("the hash of what is contained", () => {
  it("does not depend on the order of rows", () => {
    expect(containmentHash([STOP, AGENT, TOOL])).toBe(containmentHash([TOOL, STOP, AGENT]));
  });

  it.each([
    { ...AGENT, kind: "blocked_tool" },
    { ...AGENT, subject: "billing-bot2" },
    { ...AGENT, reason: "drill" },
    { ...AGENT, since: new Date(AT.getTime() + 1) },
    { ...AGENT, by: "key_2" },
  ])("covers every field: %o", (other) => {
    expect(containmentHash([STOP, other])).not.toBe(containmentHash([STOP, AGENT]));
  });

  it("that was never logged stands for nothing contained", () => {
    expect(sealedContainment.areSealed([], null)).toBe(true);
    expect(sealedContainment.areSealed([STOP], null)).toBe(false);
    expect(sealedContainment.areSealed([], containmentHash([STOP]))).toBe(false);
  });
});

describe("what the engine is told", () => {
  it("is everything that is contained", () => {
    expect(compileContainment([STOP, AGENT, TOOL])).toEqual({
      stopped: true,
      quarantinedAgents: new Set(["billing-bot"]),
      blockedTools: new Set(["send_wire"]),
    });
  });

  it("a kind nobody knows is refused, not passed over", () => {
    expect(() => compileContainment([{ ...STOP, kind: "frozen" }])).toThrow(/hash|kind/);
  });
});

describe("what can be contained", () => {
  it("is a tool in the form in which tools are compared", () => {
    expect(subjectOf({ kind: "blocked_tool", tool: "Send_Wire" })).toBe("send_wire");
    expect(subjectOf({ kind: "blocked_tool", tool: "ｓｅｎｄ_wire" })).toBe("send_wire");
  });

  it("is an agent exactly as it calls itself", () => {
    expect(subjectOf({ kind: "quarantine", agentId: "Billing-Bot" })).toBe("Billing-Bot");
  });

  it.each([
    [{ kind: "quarantine", agentId: "" }, "agentId"],
    [{ kind: "quarantine", agentId: " a" }, "agentId"],
    [{ kind: "quarantine", agentId: "a".repeat(201) }, "agentId"],
    [{ kind: "quarantine", agentId: "a\u200bb" }, "agentId"],
    [{ kind: "blocked_tool", tool: "\u0000" }, "tool"],
    [{ kind: "blocked_tool", tool: "\ufe0f" }, "tool"],
  ] as const)("is nothing that no action could carry: %j names %s", (target, path) => {
    expect(() => subjectOf(target)).toThrow(expect.objectContaining({ details: [expect.objectContaining({ path })] }));
  });
});
