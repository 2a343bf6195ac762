import { createHmac } from "node:crypto";
import { randomBlock } from "@/server/crypto/random";
import { openBox, sealBox } from "@/server/crypto/sealed-box";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { idOf, type OrganizationId, type TraceId, uuidOf } from "@/server/ids";
import { dataKey, dataKeyById } from "@/server/organizations";

/** An encrypted record as stored: its own key, wrapped by the organization's. */
export interface SealedRecord {
  readonly keyId: string;
  readonly wrappedKey: Buffer;
  readonly nonce: Buffer;
  readonly ciphertext: Buffer;
}

/** Canonical texts of an action, with the salt its hashes in the log are keyed by. */
export interface ActionRecord {
  readonly salt: Buffer;
  readonly payload: string;
  readonly context: string;
}

const SALT_BYTES = 32;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** A 32-byte salt of one record; kept inside it, so erasing the record erases what its hashes could be guessed with. */
export function newSalt(): Buffer {
  return randomBlock(SALT_BYTES);
}

/** `hmac-sha256:` and hex: a hash of canonical content that tells nothing to who does not hold the salt. */
export function saltedHash(salt: Uint8Array, canonical: string): string {
  return `hmac-sha256:${createHmac("sha256", salt).update(canonical).digest("hex")}`;
}

/** What a record holds: an action's payload and context, the words of a model's opinion on it, what came of it, or what a person noted. */
export type RecordKind = "action" | "opinion" | "outcome" | "note";

/** Encrypts an action's payload and context under a fresh key. */
export async function sealAction(
  organizationId: OrganizationId,
  traceId: TraceId,
  record: ActionRecord,
): Promise<SealedRecord> {
  const plain = `${record.salt.toString("base64")}\n${record.payload}\n${record.context}`; // canonical JSON holds no line break
  return await sealRecord(organizationId, traceId, "action", plain);
}

/** Encrypts a text under a fresh key. The place (organization, trace, kind) is authenticated. */
export async function sealRecord(
  organizationId: OrganizationId,
  traceId: TraceId,
  kind: RecordKind,
  plain: string,
): Promise<SealedRecord> {
  const organization = await dataKey(organizationId);
  const key = randomBlock(KEY_BYTES);
  const aad = placeOf(organizationId, traceId, kind);
  const box = sealBox(key, Buffer.from(plain), aad);
  return {
    keyId: organization.id,
    wrappedKey: sealBox(organization.key, key, aad),
    nonce: box.subarray(0, NONCE_BYTES),
    ciphertext: box.subarray(NONCE_BYTES),
  };
}

/** Payload and context of these actions, as parsed JSON. Erased and foreign ones are absent. */
export async function openRecords(
  organizationId: OrganizationId,
  traceIds: readonly TraceId[],
): Promise<Map<TraceId, { payload: unknown; context: unknown }>> {
  const opened = await openActions(organizationId, traceIds);
  return new Map(
    [...opened].map(([traceId, { payload, context }]) => [
      traceId,
      { payload: JSON.parse(payload), context: JSON.parse(context) },
    ]),
  );
}

/** One action as it was sealed, with its salt; `null` when it was erased or is another organization's. */
export async function openAction(organizationId: OrganizationId, traceId: TraceId): Promise<ActionRecord | null> {
  return (await openActions(organizationId, [traceId])).get(traceId) ?? null;
}

/** Actions as they were sealed, with their salts. Erased and foreign ones are absent. */
async function openActions(
  organizationId: OrganizationId,
  traceIds: readonly TraceId[],
): Promise<Map<TraceId, ActionRecord>> {
  const opened = await openTexts(organizationId, traceIds, "action");
  return new Map([...opened].map(([traceId, plain]) => [traceId, actionRecordOf(plain)]));
}

/** The same, and those are absent, too, that were altered: their boxes do not open. */
export async function openReadableActions(
  organizationId: OrganizationId,
  traceIds: readonly TraceId[],
): Promise<Map<TraceId, ActionRecord>> {
  const texts = await tryOpenTexts(organizationId, traceIds, "action");
  return new Map(
    [...texts].flatMap(([traceId, plain]) => (plain instanceof Error ? [] : [[traceId, actionRecordOf(plain)]])),
  );
}

/** The texts of one kind of record of these actions. Erased and foreign ones are absent. */
export async function openTexts(
  organizationId: OrganizationId,
  traceIds: readonly TraceId[],
  kind: RecordKind,
): Promise<Map<TraceId, string>> {
  const texts = await tryOpenTexts(organizationId, traceIds, kind);
  return new Map(
    [...texts].map(([traceId, plain]) => {
      if (plain instanceof Error) throw plain;
      return [traceId, plain];
    }),
  );
}

/** The texts as {@link openTexts}, or why a box does not open. */
async function tryOpenTexts(
  organizationId: OrganizationId,
  traceIds: readonly TraceId[],
  kind: RecordKind,
): Promise<Map<TraceId, string | Error>> {
  const rows = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<SealedRow>(
      // An action's record has the id of its trace; the others have an index of their own.
      `select trace_id, key_id, wrapped_key, nonce, ciphertext from mastguard.record
       where ${kind === "action" ? "id" : "trace_id"} = any ($1::uuid[]) and kind = '${kind}' and erased_at is null`,
      [traceIds.map((id) => uuidOf("trc", id))],
    );
    return rows;
  });
  const opened = new Map<TraceId, string | Error>();
  for (const row of rows) {
    const traceId = idOf("trc", row.trace_id);
    const { key } = await dataKeyById(organizationId, row.key_id);
    opened.set(traceId, tryOpen(key, row, placeOf(organizationId, traceId, kind)));
  }
  return opened;
}

/** What people noted on an action, by the id of each record. Erased and foreign notes are absent. Throws for one that was altered. */
export async function openNotes(organizationId: OrganizationId, traceId: TraceId): Promise<Map<string, string>> {
  const rows = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<SealedRow & { readonly id: string }>(
      `select id, trace_id, key_id, wrapped_key, nonce, ciphertext from mastguard.record
       where trace_id = $1 and kind = 'note' and erased_at is null`,
      [uuidOf("trc", traceId)],
    );
    return rows;
  });
  const opened = new Map<string, string>();
  for (const row of rows) {
    const { key } = await dataKeyById(organizationId, row.key_id);
    const plain = tryOpen(key, row, placeOf(organizationId, traceId, "note"));
    if (plain instanceof Error) throw plain;
    opened.set(row.id, plain);
  }
  return opened;
}

interface SealedRow {
  readonly trace_id: string;
  readonly key_id: string;
  readonly wrapped_key: Buffer;
  readonly nonce: Buffer;
  readonly ciphertext: Buffer;
}

function tryOpen(organizationKey: Buffer, sealed: SealedRow, aad: string): string | Error {
  try {
    const key = openBox(organizationKey, sealed.wrapped_key, aad);
    return openBox(key, Buffer.concat([sealed.nonce, sealed.ciphertext]), aad).toString("utf8");
  } catch (error) {
    return error instanceof Error ? error : new Error("a record does not open", { cause: error });
  }
}

function actionRecordOf(plain: string): ActionRecord {
  const [salt = "", payload = "null", context = "null"] = plain.split("\n");
  return { salt: Buffer.from(salt, "base64"), payload, context };
}

function placeOf(organizationId: OrganizationId, traceId: TraceId, kind: RecordKind): string {
  return `${organizationId}/${traceId}/${kind}`;
}
