import type { ActionType } from "./vocabulary/action-type";
import type { JsonObject } from "./vocabulary/json";

/** The dialects and doors an action can arrive by. */
export const ACTION_SOURCES = ["native", "airg", "actionguard", "agentguard", "mandatez", "mcp", "proxy"] as const;

export type ActionSource = (typeof ACTION_SOURCES)[number];

/**
 * What an agent proposes to do. The transport has parsed and bounded it (docs/limits.md);
 * the fields beside `payload` and `context` are the reserved context keys the stages need, already read out.
 */
export interface Action {
  readonly agentId: string;
  readonly actionType: ActionType;
  readonly payload: JsonObject;
  readonly context: JsonObject;
  /** The tool the agent wants to call, as it names it; `null` when the action names none. */
  readonly tool: string | null;
  readonly resource: string | null;
  readonly environment: string | null;
  /** The tools this call says it may use (`context.allowedTools`); `null` when it says nothing. */
  readonly allowedTools: readonly string[] | null;
  /** `context.runId` ?? `context.sessionId`; `null` means there is no session memory. */
  readonly sessionKey: string | null;
  readonly source: ActionSource;
  /**
   * `sha256:` and hex over agent, action type and payload, where the transport has it: then the payload need not be hashed
   * again to tell whether a step repeats.
   */
  readonly digest?: string;
}
