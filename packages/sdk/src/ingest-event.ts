import type { ActionType } from "./vocabulary";

/** A message of the conversation that led to the action. */
export interface ContextMessage {
  readonly role: "user" | "assistant" | "tool" | "system";
  readonly content: string;
  readonly name?: string;
  readonly toolCallId?: string;
}

/**
 * What is known around an action. The keys below have a meaning and a fixed type (a wrong type is refused with 422);
 * any other key is free. The more of them is sent, the more the decision can take into account.
 */
export interface ActionContext {
  /** The tool the agent is about to call. */
  readonly tool?: string;
  /** What the tool acts on: a table, a path, an account. */
  readonly resource?: string;
  /** The only tools this call may use. */
  readonly allowedTools?: readonly string[];
  readonly agentVersion?: string;
  readonly principal?: { readonly type: string; readonly id: string };
  readonly onBehalfOf?: string;
  readonly purpose?: string;
  readonly dataClasses?: readonly string[];
  /** The people the data is about: needed to erase it on request. */
  readonly subjectIds?: readonly string[];
  /** For example `production` or `staging`. */
  readonly environment?: string;
  /** Ties the actions of one session together; rules about earlier steps need it (or `runId`). */
  readonly sessionId?: string;
  readonly runId?: string;
  /** The `traceId` of the action that led to this one. */
  readonly parentTraceId?: string;
  /** The caller's own trace, for example of OpenTelemetry. */
  readonly externalTraceId?: string;
  readonly spanId?: string;
  readonly conversationId?: string;
  readonly userId?: string;
  /** What the user asked for, in the user's words. */
  readonly task?: string;
  /** The agent's role in a system of several agents. */
  readonly role?: string;
  /** The conversation so far, oldest first; the newest 50 count. */
  readonly messages?: readonly ContextMessage[];
  /** Why the agent says it takes this action. */
  readonly reasoning?: string;
  /** Position in the session, a whole number. */
  readonly step?: number;
  /** Whether the agent considers its task done with this action. */
  readonly final?: boolean;
  readonly [key: string]: unknown;
}

/** An action an agent proposes. Send it before the action is executed. */
export interface IngestEvent {
  /** Stable name of the agent, 1–200 characters. An agent needs no registration. */
  readonly agentId: string;
  readonly actionType: ActionType;
  /** What exactly the agent wants to do. The whole event is at most 262,144 bytes of JSON. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly context?: ActionContext;
}
