import type { Action } from "../action";
import { typesOf } from "../detection/findings";
import type { DetectionSettings } from "../detection/settings";
import type { Finding } from "../finding";
import type { SessionStep } from "../session";
import { actionRoleOf } from "../tool-role";
import type { Verdict } from "../vocabulary/verdict";
import { fingerprintOf } from "./fingerprint";

/** What a session remembers of a decided action: kinds and keyed names, never content. */
export function stepOf(
  action: Action,
  decided: {
    readonly atMs: number;
    readonly verdict: Verdict;
    readonly riskScore: number;
    readonly findings: readonly Finding[];
    readonly isOutOfScope: boolean;
  },
  { memoryKey }: DetectionSettings,
): SessionStep {
  const { agentId, actionType, tool, context } = action;
  const { atMs, verdict, riskScore, findings, isOutOfScope } = decided;
  return {
    atMs,
    agentId,
    actionType,
    tool,
    verdict,
    role: actionRoleOf(action),
    fingerprint: fingerprintOf(action, memoryKey),
    riskScore,
    findings: typesOf(findings),
    final: context["final"] === true,
    ...(isOutOfScope ? { scope: "violated" } : {}),
  };
}
