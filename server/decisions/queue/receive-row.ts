import type { SealedEntry } from "@/server/audit";
import { uuidOf } from "@/server/ids";
import { jsonTexts, recordBytes, recordOffsets } from "../commit-columns";
import { type CommitStatement, callOf } from "../commit-lane";
import type { SealedRecord } from "../records";

/** One action on its way into the queue: everything `receive_actions` writes for it. Ids are stored uuids. */
export interface ReceiveRow {
  readonly organization: string;
  readonly apiKey: string;
  readonly trace: string;
  readonly at: Date;
  readonly shard: number;
  readonly agentId: string;
  readonly actionType: string;
  readonly record: SealedRecord;
  readonly idempotency: { readonly keyHash: Buffer; readonly bodyHash: Buffer } | null;
  /** `action.received` */
  readonly entry: SealedEntry;
}

/** Actions of one organization that may wait to be decided; beyond, it is told to come back. */
export const BACKLOG_MAX = 100_000;

export const RECEIVE_ACTIONS: CommitStatement<ReceiveRow> = {
  name: "receive_actions",
  sql: callOf("receive_actions", 19),
  parameters(rows, again, wait) {
    const of = <T>(pick: (row: ReceiveRow) => T): T[] => rows.map(pick);
    return [
      again,
      wait,
      BACKLOG_MAX,
      of((row) => row.organization),
      of((row) => row.apiKey),
      of((row) => row.trace),
      of((row) => row.at),
      of((row) => row.shard),
      of((row) => row.agentId),
      of((row) => row.actionType),
      of((row) => row.record.keyId),
      recordOffsets(of((row) => row.record)),
      recordBytes(of((row) => row.record)),
      of((row) => row.idempotency?.keyHash ?? null),
      of((row) => row.idempotency?.bodyHash ?? null),
      of((row) => uuidOf("evt", row.entry.id)),
      jsonTexts(of((row) => row.entry.body)),
      Buffer.concat(of((row) => row.entry.leafHash)),
      of((row) => row.entry.columns.actorId),
    ];
  },
  organizationOf: (row) => row.organization,
  bytesOf: (row) => row.record.ciphertext.length + row.entry.body.length,
};
