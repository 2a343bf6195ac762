import { z } from "zod";
import { unavailable } from "@/server/db/unavailable";
import {
  type BatchItem,
  BatchItemSchema,
  type DecisionAnswer,
  EVENTS_MAX,
  IngestEventSchema,
  ingestBatch,
} from "@/server/decisions";
import { AppError, ValidationError } from "@/server/errors";
import { publicError } from "@/server/http/envelope";
import { JSON_BOUNDS } from "@/server/http/json-text";
import { observeRefusal } from "@/server/http/metrics";
import { waitsForResult } from "@/server/http/prefer";
import { resource } from "@/server/http/resource";
import { BODY_LIMIT, route } from "@/server/http/route";
import { plainWords, validationError } from "@/server/http/zod-problems";
import { wideEvent } from "@/server/log";

const BODY_MAX = 8 * 1_048_576;
/** Two levels around the events, and keys for 500 of some 200; each event has the bounds of one besides. */
const BOUNDS = { depth: JSON_BOUNDS.depth + 2, keys: 100_000 };

/** Hot, like the ingest of one event. The events are read one by one: what is wrong with one says nothing of the others. */
const batch = route({
  auth: "apiKeyForCommit",
  permission: "actions:ingest",
  bodyLimit: BODY_MAX,
  jsonBounds: BOUNDS,
  body: z.strictObject({ events: z.array(z.unknown()).min(1).max(EVENTS_MAX) }),
  response: z.array(BatchItemSchema),
  idempotency: "optional",
  hot: true,
  cost: ({ events }) => events.length,
  handler: async ({ ctx, body: { events }, idempotencyKey, call }) => {
    const read = events.map((raw) => readEvent(raw));
    const waits = waitsForResult(call.header("prefer"));
    return (await ingestBatch(ctx, read, { idempotencyKey, waits })).map(itemOf);
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: batch });

/** An event within the bounds it would have alone, or what is wrong with it, by field within the event. */
function readEvent(raw: unknown) {
  if (Buffer.byteLength(JSON.stringify(raw)) > BODY_LIMIT)
    return new ValidationError([
      { path: "event", message: `must be at most ${BODY_LIMIT.toLocaleString("en-US")} bytes` },
    ]);
  if (keysIn(raw) > JSON_BOUNDS.keys)
    return new ValidationError([
      { path: "event", message: `must hold at most ${JSON_BOUNDS.keys.toLocaleString("en-US")} keys` },
    ]);
  const { success, data, error } = IngestEventSchema.safeParse(raw, { error: plainWords });
  return success ? { event: data, raw } : validationError(error, "event");
}

/** Keys of all objects in a value; its depth is bounded by the scan of the body. */
function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const children: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return children.reduce<number>((sum, child) => sum + keysIn(child), Array.isArray(value) ? 0 : children.length);
}

function itemOf(outcome: PromiseSettledResult<DecisionAnswer>, index: number): BatchItem {
  if (outcome.status === "fulfilled") return { index, success: true, data: outcome.value };
  const error: unknown = outcome.reason;
  const known = error instanceof AppError ? error : unavailable(error);
  observeRefusal(error);
  if (known === null) wideEvent("error", { event: "ingest.batch", index, err: error });
  return { index, success: false, error: publicError(known) };
}
