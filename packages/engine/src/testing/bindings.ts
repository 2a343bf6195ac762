import type { Action } from "../action";
import { bindCondition, type ConditionBindings } from "../condition/bindings";
import { compileCondition } from "../condition/compile-condition";
import { Meter } from "../condition/meter";
import type { ConditionOutcome } from "../condition/outcome";
import type { SessionState } from "../session";
import type { JsonObject } from "../vocabulary/json";

/** An action with the given payload and nothing else of note. */
export function actionWith(payload: JsonObject, sessionKey: string | null = null): Action {
  return {
    agentId: "agent-1",
    actionType: "API_CALL",
    payload,
    context: {},
    tool: null,
    resource: null,
    environment: "production",
    allowedTools: null,
    sessionKey,
    source: "native",
  };
}

/** The variables of a condition about such an action. */
export function bindingsOf(payload: JsonObject, session: SessionState | null = null): ConditionBindings {
  return bindCondition({
    action: actionWith(payload, session === null ? null : "run-1"),
    session,
    risk: { score: 50, category: "MEDIUM" },
    findings: [],
    mastFailures: [],
    nowMs: Date.UTC(2026, 0, 5, 10),
  });
}

/** What a condition says about a payload; a condition that cannot be saved throws its message. */
export function outcomeOf(
  source: string,
  payload: JsonObject = {},
  session: SessionState | null = null,
): ConditionOutcome {
  const compilation = compileCondition(source);
  if (!compilation.ok) throw new Error(compilation.error.message);
  return compilation.condition.evaluate(bindingsOf(payload, session), new Meter());
}

/** Why a condition cannot be saved; throws when it can. */
export function saveErrorOf(source: string): { readonly message: string; readonly at: string | null } {
  const compilation = compileCondition(source);
  if (compilation.ok) throw new Error(`\`${source}\` was saved`);
  const { message, position } = compilation.error;
  return { message, at: position === undefined ? null : `${position.line}:${position.column}` };
}
