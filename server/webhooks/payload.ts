import { z } from "zod";
import type { EventType } from "./event-types";

/** The shape of `data`, by date. A receiver may rely on it: fields are added under it, none changes its meaning or goes. */
const API_VERSION = "2026-01-01";

const Decision = z.object({
  traceId: z.string(),
  agentId: z.string(),
  actionType: z.string(),
  decision: z.string(),
  riskScore: z.number(),
  riskCategory: z.string(),
});
const Task = Decision.extend({ taskId: z.string() });
/** A step of time decides nothing, so its entry names no decision: the action is still paused. `slaDueAt` is when this level ends. */
const Waiting = Task.extend({ decision: z.literal("HITL").default("HITL"), level: z.int(), slaDueAt: z.string() });
const ApiKey = z.object({ keyId: z.string() });

const envelope = <T extends EventType, D extends z.ZodType>(type: T, data: D) =>
  z.object({
    /** Of the log's entry. One entry may stand for several events: an event is told from others by `id` and `type`. */
    id: z.string(),
    type: z.literal(type),
    /** The entry's time. */
    createdAt: z.string(),
    organizationId: z.string(),
    apiVersion: z.literal(API_VERSION),
    data,
  });

/** What is sent (contracts/mastguard.md §7): ids, verdict and risk; never what an action holds. */
export const WebhookEventSchema = z.discriminatedUnion("type", [
  envelope("agent.decision.high_risk", Decision),
  envelope("agent.decision.blocked", Decision),
  envelope("agent.decision.resolved", Decision.extend({ taskId: z.string().optional() })),
  envelope("hitl.task.created", Task),
  envelope("hitl.task.reminded", Waiting),
  envelope("hitl.task.escalated", Waiting.extend({ approvers: z.array(z.string()) })),
  envelope("hitl.task.partially_approved", Task.extend({ reviewerId: z.string() })),
  envelope("hitl.task.approved", Task.extend({ reviewerId: z.string(), approvalToken: z.string().nullable() })),
  envelope("hitl.task.rejected", Task.extend({ reviewerId: z.string(), replacedBy: z.string().optional() })),
  envelope("hitl.task.edited", Task.extend({ reviewerId: z.string(), replacedBy: z.string(), redecision: z.string() })),
  envelope("hitl.task.expired", Task),
  envelope("api_key.created", ApiKey),
  envelope("api_key.revoked", ApiKey),
]);

/** Of an entry's body (entry format 1), what events are told by and made of. */
const Body = z.object({
  id: z.string(),
  at: z.string(),
  organizationId: z.string(),
  traceId: z.string().optional(),
  data: z.looseObject({
    riskCategory: z.string().nullish(),
    decision: z.string().nullish(),
    queued: z.boolean().optional(),
  }),
});
export type EntryBody = z.output<typeof Body>;

/** What a stored entry says; null when it does not say it: it was altered, and verification names it. */
export function readEntry(text: string): EntryBody | null {
  try {
    return Body.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * The body of a delivery, made from its entry: the same bytes every time, since entries do not change. Null as above.
 * @param approvalToken what an approval comes with, another at each attempt since it lives for minutes and a delivery for a day.
 */
export function payloadOf(
  { id, at, organizationId, traceId, data }: EntryBody,
  type: EventType,
  approvalToken: string | null = null,
): string | null {
  const event = {
    id,
    type,
    createdAt: at,
    organizationId,
    apiVersion: API_VERSION,
    data: { ...data, traceId, approvalToken },
  };
  const { success, data: payload } = WebhookEventSchema.safeParse(event);
  return success ? JSON.stringify(payload) : null; // in the schema's order, with nothing it does not name
}
