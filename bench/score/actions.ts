import type { Action, JsonObject, JsonValue } from "@mastguard/engine";

const BARE = {
  agentId: "score",
  actionType: "OTHER",
  payload: {},
  context: {},
  tool: null,
  resource: null,
  environment: null,
  allowedTools: null,
  sessionKey: null,
  source: "native",
} as const satisfies Action;

/** An action that calls a tool with these arguments. */
export function toolCall(tool: string, args: JsonObject, context: JsonObject = {}): Action {
  return { ...BARE, actionType: "API_CALL", tool, payload: args, context: { ...context, tool } };
}

/** An action whose conversation holds one message, and nothing else of interest. */
export function withMessage(role: "user" | "assistant" | "tool" | "system", content: JsonValue): Action {
  return { ...BARE, context: { messages: [{ role, content }] } };
}

/** An action with one text as its only argument. */
export function withPayloadText(text: string): Action {
  return { ...BARE, payload: { text } };
}
