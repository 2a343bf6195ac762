import { emptySession, SESSION_RECENT_MAX, type SessionState, type SessionStep } from "@mastguard/engine";
import { z } from "zod";

/** A session's state as stored: remembered steps without their keys, since fifty of them are written at every step. */
export function sessionText(state: SessionState): string {
  return JSON.stringify({
    ...state,
    recent: state.recent.map(({ atMs, agentId, actionType, tool, verdict }) => [
      atMs,
      agentId,
      actionType,
      tool,
      verdict,
    ]),
  });
}

/** Reads back what {@link sessionText} wrote. Another shape is an error, never an empty memory: forgetting could open a door. */
export function parseSessionText(text: string): SessionState {
  const { recent, totals, ...rest } = StoredSession.parse(JSON.parse(text));
  return {
    ...rest,
    totals: { ...emptySession().totals, ...totals },
    recent: recent.map(
      ([atMs, agentId, actionType, tool, verdict]) => ({ atMs, agentId, actionType, tool, verdict }) as SessionStep,
    ),
  };
}

const StoredSession = z.object({
  v: z.literal(1),
  steps: z.int(),
  blocked: z.int(),
  startedAtMs: z.number().nullable(),
  lastAtMs: z.number().nullable(),
  totals: z.record(z.string(), z.number()),
  recent: z
    .array(z.tuple([z.number(), z.string(), z.string(), z.string().nullable(), z.string()]))
    .max(SESSION_RECENT_MAX),
});
