import { formatVerifierKey } from "@mastguard/ledger";
import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import {
  answerAt,
  type DecisionAnswer,
  DecisionAnswerSchema,
  type DecisionStory,
  openRecords,
} from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import { isId } from "@/server/ids";
import { type OpinionView, opinionOf } from "@/server/model-judge";
import { type OutcomeView, outcomeOf } from "@/server/outcomes";
import { type FailureModes, FailureModesSchema, failureModesOf } from "./failure-modes";
import { CheckpointSchema, type CheckpointView, type ProvenEntry, ProvenEntrySchema } from "./schemas";
import { type SessionAction, sessionNeighbours } from "./session-neighbours";
import { verifierKeys } from "./signing-keys";
import { summaryOf } from "./summary";
import { readTrace, type TracedAction, type TracedTask, type TraceRecord } from "./trace-record";

/** An action with what the agent sent, for who may see it. */
export interface ShownAction extends TracedAction {
  /** Absent without the permission `payloads:read` and when the record was erased; so is `context`. */
  readonly payload?: unknown;
  readonly context?: unknown;
}

/** One action's whole story, for its page. */
export interface Trace {
  readonly action: ShownAction;
  /** One line in words. */
  readonly summary: string;
  /** Why payload and context are there or not. */
  readonly content: "shown" | "not_permitted" | "erased";
  readonly answer: DecisionAnswer;
  readonly story: DecisionStory;
  /** Absent like the payload. */
  readonly failureModes: FailureModes | null;
  readonly task: TracedTask | null;
  /** What a model thought of it afterwards; it decided nothing. */
  readonly opinion: OpinionView | null;
  /** What its agent says became of it. */
  readonly outcome: OutcomeView | null;
  readonly entries: readonly ProvenEntry[];
  readonly checkpoint: CheckpointView | null;
  /** What the checkpoint's signature is checked with, `name+key id+base64`: the browser verifies by itself. */
  readonly verifierKeys: readonly string[];
  readonly session: { readonly before: readonly SessionAction[]; readonly after: readonly SessionAction[] };
}

/** The trace page's data. @throws NotFoundError for an id that is malformed, unknown or another organization's. */
export async function traceOf(ctx: ActorContext, traceId: string): Promise<Trace> {
  const { record, action, content } = await shown(ctx, traceId);
  const { checkpoint, entries, leafHash, sessionKey, stored, task } = record;
  return {
    action,
    content,
    summary: summaryOf(action, action.payload),
    answer: answerAt(stored, { index: action.entryIndex, leafHash }),
    story: stored.story,
    failureModes: failureModesOf(action, stored.answer.mastFailures),
    task,
    opinion: await opinionOf(ctx, action.traceId, entries),
    outcome: outcomeOf(entries),
    entries,
    checkpoint,
    verifierKeys: checkpoint ? (await verifierKeys(checkpoint.origin)).map(formatVerifierKey) : [],
    session:
      sessionKey === null
        ? { before: [], after: [] }
        : await sessionNeighbours(ctx.organizationId, sessionKey, action.traceId),
  };
}

const ActionSchema = z.object({
  traceId: z.string(),
  at: z.string(),
  source: z.string(),
  agentId: z.string(),
  actionType: z.string(),
  tool: z.string().nullable(),
  resource: z.string().nullable(),
  environment: z.string().nullable(),
  runId: z.string().nullable(),
  sessionId: z.string().nullable(),
  externalTraceId: z.string().nullable(),
  parentTraceId: z.string().nullable(),
  digest: z.string(),
  payload: z.unknown().optional(),
  context: z.unknown().optional(),
});

/** What REST answers of a trace. */
export const ProvenTraceSchema = z.object({
  traceId: z.string(),
  action: ActionSchema,
  decision: DecisionAnswerSchema,
  entries: z.array(ProvenEntrySchema),
  checkpoint: CheckpointSchema.nullable(),
  failureModes: FailureModesSchema.nullable(),
});

/** The REST form. @throws NotFoundError as above. */
export async function provenTrace(ctx: ActorContext, traceId: string): Promise<z.input<typeof ProvenTraceSchema>> {
  const { record, action } = await shown(ctx, traceId);
  const { checkpoint, entries, leafHash, stored } = record;
  return {
    traceId: action.traceId,
    action,
    decision: answerAt(stored, { index: action.entryIndex, leafHash }),
    entries: [...entries],
    checkpoint,
    failureModes: failureModesOf(action, stored.answer.mastFailures),
  };
}

/** What the caller may see of a trace. A resource can name a person, so it goes with the payload. */
async function shown(
  ctx: ActorContext,
  traceId: string,
): Promise<{ record: TraceRecord; action: ShownAction; content: Trace["content"] }> {
  const record = isId("trc", traceId) ? await readTrace(ctx.organizationId, traceId) : null;
  if (record === null) throw new NotFoundError("There is no such action.");
  const { action } = record;
  if (!ctx.permissions.has("payloads:read"))
    return { record, action: { ...action, resource: null }, content: "not_permitted" };
  const opened = (await openRecords(ctx.organizationId, [action.traceId])).get(action.traceId);
  return opened
    ? { record, action: { ...action, ...opened }, content: "shown" }
    : { record, action, content: "erased" };
}
