import type { Reason } from "@mastguard/engine";
import { z } from "zod";
import { referenceOf } from "@/server/crypto/reference";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { idOf, type OrganizationId, type TraceId, uuidOf } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { actionDigestOf, sessionKeyOf } from "../action";
import type { ActingAgent } from "../agent-context";
import { KEY_REVOKED, type PreparedAction } from "../compute";
import { type ActionRecord, openReadableActions, saltedHash } from "../records";
import { type IngestEvent, IngestEventSchema } from "../schemas";

/** Where a queued action stands. */
export interface QueuedPlace {
  readonly organizationId: OrganizationId;
  readonly traceId: TraceId;
  readonly shard: number;
  /** Of its `action.received`: the order things are decided in. */
  readonly entryIndex: number;
}

/** A queued action as it is decided. */
export interface QueuedEvent extends QueuedPlace {
  readonly agent: ActingAgent;
  readonly prepared: PreparedAction;
  /** Of its content. */
  readonly bytes: number;
}

/** Reasons of a block that no rule decided. */
const REFUSALS = {
  key_revoked: "The key was revoked or expired before the action was decided.",
  content_unreadable: "What was received cannot be read any more, or is not what the log says.",
  engine_error: "The decision could not be computed.",
} as const;

/** The same event, blocked whatever the rules say. */
export function refused(event: QueuedEvent, code: keyof typeof REFUSALS): QueuedEvent {
  return { ...event, prepared: { ...event.prepared, refusal: refusal(code) } };
}

/**
 * Reads actions of one organization from the log and their records, checked against each other. One whose content is gone or is
 * not the one the log names comes as refused: it is decided too, and never allowed. One whose entry cannot be read is absent: it stays
 * in the queue, and verification names it.
 */
export async function readQueued(
  organizationId: OrganizationId,
  places: readonly QueuedPlace[],
): Promise<readonly QueuedEvent[]> {
  const entries = await readEntries(organizationId, places);
  const records = await openReadableActions(
    organizationId,
    places.map(({ traceId }) => traceId),
  );
  return places.flatMap((place) => {
    const entry = entries.get(place.traceId);
    return entry === undefined ? [] : [queuedEvent(place, entry, records.get(place.traceId))];
  });
}

type Received = z.output<typeof ReceivedBody>;
const ReceivedBody = z.object({
  traceId: z.string(),
  actor: z.object({ type: z.literal("api_key"), id: z.templateLiteral(["key_", z.string()]) }),
  data: z.object({
    agentId: z.string(),
    actionType: IngestEventSchema.shape.actionType,
    digest: z.string(),
    payloadHash: z.string(),
    contextHash: z.string(),
  }),
});

async function readEntries(
  organizationId: OrganizationId,
  places: readonly QueuedPlace[],
): Promise<Map<TraceId, Received>> {
  return await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ trace_id: string; body: string }>(
      `select trace_id, body from mastguard.entry where organization_id = $1 and index = any ($2) and type = 'action.received'`,
      [uuidOf("org", organizationId), places.map(({ entryIndex }) => entryIndex)],
    );
    return new Map(
      rows.flatMap(({ trace_id, body }) => {
        const traceId = idOf("trc", trace_id);
        const received = receivedOf(body);
        if (received !== null) return [[traceId, received] as const];
        wideEvent("error", { event: "queue.entry_unreadable", organizationId, traceId });
        return [];
      }),
    );
  });
}

function receivedOf(body: string): Received | null {
  try {
    return ReceivedBody.parse(JSON.parse(body));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function queuedEvent(place: QueuedPlace, { actor, data }: Received, record: ActionRecord | undefined): QueuedEvent {
  const { organizationId, traceId } = place;
  const content = record === undefined ? null : contentOf(data, record);
  if (content === null) wideEvent("error", { event: "queue.content_unreadable", organizationId, traceId });
  const event = content?.event ?? { agentId: data.agentId, actionType: data.actionType, payload: {} };
  return {
    ...place,
    bytes: content?.bytes ?? 0,
    agent: { organizationId, actor: { type: "api_key", id: actor.id, userId: null } },
    prepared: {
      began: performance.now(),
      traceId,
      event,
      idempotency: null,
      sessionKey: sessionKeyOf(event),
      digest: data.digest,
      payloadHash: data.payloadHash,
      contextHash: data.contextHash,
      payloadBytes: content?.payloadBytes ?? 0,
      record: null,
      refusal: content === null ? refusal("content_unreadable") : null,
      reference: referenceOf(organizationId),
    },
  };
}

/** The event, when its content is the one that the log holds the hashes of. */
function contentOf(
  { agentId, actionType, digest, payloadHash, contextHash }: Received["data"],
  { salt, payload, context }: ActionRecord,
): { readonly event: IngestEvent; readonly payloadBytes: number; readonly bytes: number } | null {
  if (saltedHash(salt, payload) !== payloadHash || saltedHash(salt, context) !== contextHash) return null;
  if (actionDigestOf({ agentId, actionType }, payload) !== digest) return null;
  const { success, data: event } = IngestEventSchema.safeParse({
    agentId,
    actionType,
    payload: JSON.parse(payload),
    context: JSON.parse(context),
  });
  if (!success) return null;
  const payloadBytes = Buffer.byteLength(payload);
  return { event, payloadBytes, bytes: payloadBytes + Buffer.byteLength(context) };
}

function refusal(code: keyof typeof REFUSALS): Reason {
  return { code: code === "key_revoked" ? KEY_REVOKED : code, message: REFUSALS[code], ids: [] };
}
