import type { IngestEvent } from "@auxdynamics/mastguard-sdk";
import { actionTypeOf } from "./action-types";
import type { Session } from "./recording";

export { loadSessions } from "./load-sessions";
export type { RecordedCall, RecordedMessage, Session } from "./recording";

/** Messages that count, newest last. */
const MESSAGES_MAX = 50;

/**
 * The events an agent would have sent had it asked before each call of the session, in order.
 *
 * The payload is the call's arguments. The context says what the agent knew: the task, the conversation so far with the
 * results of earlier tools, the step (from 1) and whether it was the last.
 */
export function eventsOf(session: Session): IngestEvent[] {
  return session.calls.map(({ tool, args, before, reasoning }, index) => ({
    agentId: session.agentId,
    actionType: actionTypeOf(tool),
    payload: args,
    context: {
      tool,
      environment: "demo",
      sessionId: session.id,
      task: session.task,
      messages: before.slice(-MESSAGES_MAX),
      ...(reasoning === undefined ? {} : { reasoning }),
      step: index + 1,
      final: index + 1 === session.calls.length,
    },
  }));
}
