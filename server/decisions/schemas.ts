import { ACTION_TYPES, RISK_CATEGORIES, VERDICTS } from "@mastguard/engine";
import { z } from "zod";

const AGENT_ID_MAX = 200;
const TEXT_ID_MAX = 200;
const LIST_MAX = 200;
/** Only the newest messages are kept; older ones are dropped, not refused. */
const MESSAGES_MAX = 50;

// Identifiers end in logs, exports and terminals, and rules name them: what cannot be seen must not make two of one.
const identifier = (max: number) =>
  z
    .string()
    .min(1, "must not be empty")
    .max(max, `must have at most ${max} characters`)
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), "must not contain control or invisible characters")
    .refine((text) => text.trim() === text, "must not begin or end with a space");
const id = identifier(TEXT_ID_MAX);
const ids = z.array(id).max(LIST_MAX, `must have at most ${LIST_MAX} elements`);

const MessageSchema = z.object({
  role: z.enum(["user", "assistant", "tool", "system"]),
  content: z.unknown(),
  name: z.string().optional(),
  toolCallId: z.string().optional(),
});

/** The reserved context keys. A wrong type in one of them is refused; others are free. */
const ContextSchema = z.looseObject({
  tool: id.optional(),
  resource: identifier(2_000).optional(),
  allowedTools: ids.optional(),
  agentVersion: id.optional(),
  principal: z.strictObject({ type: id, id }).optional(),
  onBehalfOf: id.optional(),
  purpose: z.string().max(2_000).optional(),
  dataClasses: ids.optional(),
  subjectIds: ids.optional(),
  environment: id.optional(),
  sessionId: id.optional(),
  runId: id.optional(),
  parentTraceId: id.optional(),
  externalTraceId: id.optional(),
  spanId: id.optional(),
  conversationId: id.optional(),
  userId: id.optional(),
  task: z.string().optional(),
  role: z.string().optional(),
  messages: z
    .array(MessageSchema)
    .transform((messages) => messages.slice(-MESSAGES_MAX))
    .optional(),
  reasoning: z.string().optional(),
  step: z.union([z.int(), id]).optional(),
  final: z.boolean().optional(),
});

const object = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "must be an object",
);

/** What an agent sends. Unknown top-level fields are refused: a misspelt `context` must not pass in silence. */
export const IngestEventSchema = z.strictObject({
  agentId: identifier(AGENT_ID_MAX),
  actionType: z.enum(ACTION_TYPES),
  payload: object,
  context: object.pipe(ContextSchema).optional(),
});
export type IngestEvent = z.output<typeof IngestEventSchema>;

/** What an event holds in memory, about: as JSON. */
export function bytesOf(event: IngestEvent): number {
  return JSON.stringify(event).length;
}

const MastFailureSchema = z.object({
  modeId: z.string(),
  category: z.string(),
  name: z.string(),
  severity: z.enum(RISK_CATEGORIES),
  confidence: z.number(),
});

/** What a detector saw, in words as well. It says where, never what: the text stays with the caller. */
const FindingSchema = z.object({
  type: z.string(),
  rule: z.string(),
  severity: z.enum(RISK_CATEGORIES),
  confidence: z.number(),
  effect: z.enum(["score", "alert", "review", "block"]),
  path: z.string().nullable(),
  span: z.object({ start: z.number(), end: z.number() }).nullable(),
  title: z.string(),
  reason: z.string(),
  remediation: z.string(),
  references: z.array(z.string()),
  mastModeId: z.string().nullable(),
});

/** What the agent gets back. */
export const DecisionAnswerSchema = z.object({
  traceId: z.string(),
  decision: z.enum(VERDICTS),
  riskScore: z.number(),
  riskCategory: z.enum(RISK_CATEGORIES),
  mastFailures: z.array(MastFailureSchema),
  findings: z.array(FindingSchema),
  processingTimeMs: z.number(),
  mode: z.enum(["sync", "async"]),
  /** True while an action that nobody waits for is not decided: `decision` is then HITL, so nobody takes it for an answer. */
  queued: z.boolean(),
  policiesEvaluated: z.array(
    z.object({ id: z.string(), version: z.number(), outcome: z.enum(["matched", "not_matched", "error", "shadow"]) }),
  ),
  matchedPolicyId: z.string().nullable(),
  hitlTaskId: z.string().nullable(),
  expiresAt: z.string().nullable(),
  reasons: z.array(z.object({ code: z.string(), message: z.string(), ids: z.array(z.string()) })),
  actionDigest: z.string(),
  audit: z.object({ index: z.number(), leafHash: z.string() }),
});
export type DecisionAnswer = z.output<typeof DecisionAnswerSchema>;

/** Events one batch may hold. */
export const EVENTS_MAX = 500;

const PublicErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .readonly()
    .optional(),
  retryAfterSeconds: z.number().optional(),
});

/** What became of one event of a batch; `index` is its place. */
export const BatchItemSchema = z.discriminatedUnion("success", [
  z.object({ index: z.number(), success: z.literal(true), data: DecisionAnswerSchema }),
  z.object({ index: z.number(), success: z.literal(false), error: PublicErrorSchema }),
]);
export type BatchItem = z.output<typeof BatchItemSchema>;

/** What became of an action, from the decision on. */
const DECISION_STATUSES = ["queued", "decided", "pending_review", "approved", "rejected", "expired"] as const;
export type DecisionStatus = (typeof DECISION_STATUSES)[number];

/** A decision with what became of its review. `final`: nothing further will be decided about it. */
export const DecisionStateSchema = DecisionAnswerSchema.extend({
  status: z.enum(DECISION_STATUSES),
  final: z.boolean(),
  task: z
    .object({
      id: z.string(),
      number: z.number(),
      status: z.enum(["PENDING", "PARTIALLY_APPROVED", "APPROVED", "REJECTED", "EXPIRED"]),
      requiredApprovals: z.number(),
      slaDueAt: z.string(),
      resolvedAt: z.string().nullable(),
    })
    .nullable(),
  /** A reviewer had it replaced by an edited action: its trace, and its payload for the key that proposed the first. */
  replacedBy: z.object({ traceId: z.string(), payload: z.unknown() }).nullable(),
});
export type DecisionState = z.output<typeof DecisionStateSchema>;
