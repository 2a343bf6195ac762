import type { Action } from "../action";

/** An action that says nothing: what a test adds is all there is to see. */
export const BARE_ACTION: Action = {
  agentId: "a",
  actionType: "API_CALL",
  payload: {},
  context: {},
  tool: null,
  resource: null,
  environment: null,
  allowedTools: null,
  sessionKey: null,
  source: "native",
};
