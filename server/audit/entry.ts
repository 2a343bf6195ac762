import { hash } from "node:crypto";
import { canonicalize } from "@mastguard/ledger";
import type { Actor } from "@/server/auth/actor";
import { type EntryId, newId, type OrganizationId, type TraceId, uuidOf } from "@/server/ids";
import type { EntryType } from "./entry-type";

/** The data of an entry: ids, types, counts, salted hashes. Never payload, rationale, matched text, e-mail or name. */
export type EntryData = Readonly<Record<string, unknown>>;

/** What a use case says to the log. */
export interface EntryDraft {
  readonly type: EntryType;
  readonly traceId?: TraceId | undefined;
  readonly data: EntryData;
}

/** Copies of what the body says, for searching. Verification recomputes every one of them from the body. */
export interface EntryColumns {
  readonly type: string;
  readonly traceId: TraceId | null;
  /** ISO 8601 UTC with milliseconds: the node's clock. Order is the index, not this. */
  readonly at: string;
  readonly actorType: string;
  readonly actorId: string;
  readonly agentId: string | null;
  readonly actionType: string | null;
  readonly decision: string | null;
  readonly riskScore: number | null;
  readonly riskCategory: string | null;
}

export interface SealedEntry {
  readonly id: EntryId;
  /** RFC 8785 text of entry format 1. */
  readonly body: string;
  /** SHA-256(0x00 ‖ body), RFC 6962 §2.1. */
  readonly leafHash: Buffer;
  readonly columns: EntryColumns;
}

const LEAF_PREFIX = Buffer.from([0]);

/** Writes an entry in format 1: `{v, type, id, organizationId, at, traceId?, actor, data}`. */
export function entryOf(draft: EntryDraft, organizationId: OrganizationId, actor: Actor, at: Date): SealedEntry {
  const id = newId("evt", at.getTime()); // INVARIANT: time filters find their way through the log by the time in the id
  const value = {
    v: 1,
    type: draft.type,
    id,
    organizationId,
    at: at.toISOString(),
    ...(draft.traceId === undefined ? {} : { traceId: draft.traceId }),
    actor: actorOf(actor),
    data: draft.data,
  };
  const body = canonicalize(value);
  return { id, body, leafHash: leafHashOf(body), columns: columnsOf(value) };
}

/** An entry as the database's functions take it (`seal`, `redeem_approval`). */
export function sealable({ id, body, leafHash, columns }: SealedEntry) {
  return {
    ...columns,
    id: uuidOf("evt", id),
    traceId: columns.traceId === null ? null : uuidOf("trc", columns.traceId),
    body,
    leafHash: leafHash.toString("hex"),
  };
}

/** SHA-256 with the leaf prefix of RFC 6962, natively: this runs once for every entry written. */
function leafHashOf(body: string): Buffer {
  return hash("sha256", Buffer.concat([LEAF_PREFIX, Buffer.from(body)]), "buffer");
}

interface EntryValue {
  readonly type?: unknown;
  readonly traceId?: unknown;
  readonly at?: unknown;
  readonly actor?: unknown;
  readonly data?: unknown;
}

/** The searchable columns a body stands for. One function for writing and for verifying, so the two cannot drift. */
export function columnsOf(value: EntryValue): EntryColumns {
  const actor = fieldsOf(value.actor);
  const data = fieldsOf(value.data);
  return {
    type: textOf(value.type) ?? "",
    traceId: traceOf(value.traceId),
    at: textOf(value.at) ?? "",
    actorType: textOf(actor["type"]) ?? "",
    actorId: textOf(actor["id"]) ?? "",
    agentId: textOf(data["agentId"]),
    actionType: textOf(data["actionType"]),
    decision: textOf(data["decision"]),
    riskScore: typeof data["riskScore"] === "number" ? data["riskScore"] : null,
    riskCategory: textOf(data["riskCategory"]),
  };
}

function actorOf(actor: Actor): { type: string; id: string; method?: string } {
  return actor.type === "user"
    ? { type: actor.type, id: actor.id, method: actor.method }
    : { type: actor.type, id: actor.id };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function traceOf(value: unknown): TraceId | null {
  return typeof value === "string" && value.startsWith("trc_") ? `trc_${value.slice(4)}` : null;
}
