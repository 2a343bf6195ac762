import type { Charge } from "@mastguard/engine";
import type { SealedEntry } from "@/server/audit";
import { uuidOf } from "@/server/ids";
import { jsonTexts, recordBytes, recordOffsets } from "./commit-columns";
import { type CommitStatement, callOf } from "./commit-lane";
import type { SealedRecord } from "./records";

/** One decision on its way to disk: everything `commit_decisions` writes for it. Ids are stored uuids. */
export interface CommitRow {
  readonly organization: string;
  /** The configuration it was computed from. */
  readonly epoch: number;
  /** Null when the key was revoked while the action was queued; any other must be valid at the commit. */
  readonly apiKey: string | null;
  readonly trace: string;
  readonly at: Date;
  readonly source: string;
  readonly agentId: string;
  readonly actionType: string;
  readonly tool: string | null;
  readonly resource: string | null;
  readonly environment: string | null;
  readonly runId: string | null;
  readonly sessionId: string | null;
  /** `base`: the version the decision was computed from; it leaves `base + 1`. */
  readonly session: { readonly key: string; readonly base: number; readonly state: string } | null;
  readonly externalTraceId: string | null;
  readonly parentTraceId: string | null;
  readonly subjectRefs: readonly string[];
  readonly digest: string;
  readonly decision: string;
  readonly riskScore: number;
  readonly riskCategory: string;
  /** Counts as a failure caught: a failure mode or a BLOCK. */
  readonly failed: boolean;
  readonly answer: string;
  /** Null for what was queued: its record is there already, and it leaves the queue with this commit. */
  readonly record: SealedRecord | null;
  readonly idempotency: { readonly keyHash: Buffer; readonly bodyHash: Buffer } | null;
  readonly task: {
    readonly id: string;
    readonly policy: string | null;
    readonly policyVersion: string | null;
    readonly required: number;
    readonly dueAt: Date;
    /** Who may answer, and who at each level behind: stored principals. */
    readonly approvers: readonly string[];
    readonly escalations: readonly (readonly string[])[];
  } | null;
  readonly entries: readonly SealedEntry[];
  /** What it uses of budgets: refused with `limit` where one has less left. */
  readonly charges: readonly Charge[];
  readonly policies: readonly { readonly policy: string; readonly outcome: "matched" | "shadow" | "error" }[];
}

export const COMMIT_DECISIONS: CommitStatement<CommitRow> = {
  name: "commit_decisions",
  sql: callOf("commit_decisions", 56),
  parameters: commitParameters,
  organizationOf: (row) => row.organization,
  bytesOf: (row) => (row.record?.ciphertext.length ?? 0) + row.answer.length,
};

/** Column by column, in the order of the function's signature. */
function commitParameters(rows: readonly CommitRow[], again: boolean, wait: boolean): unknown[] {
  const of = <T>(pick: (row: CommitRow) => T): T[] => rows.map(pick);
  const entries = rows.flatMap((row, at) => row.entries.map((entry) => ({ row: at + 1, entry })));
  const charges = rows.flatMap((row, at) => row.charges.map((charge) => ({ row: at + 1, charge })));
  const policies = rows.flatMap((row, at) => row.policies.map((policy) => ({ row: at + 1, policy })));
  return [
    again,
    wait,
    of((row) => row.organization),
    of((row) => row.epoch),
    of((row) => row.apiKey),
    of((row) => row.trace),
    of((row) => row.at),
    of((row) => row.source),
    of((row) => row.agentId),
    of((row) => row.actionType),
    of((row) => row.tool),
    of((row) => row.resource),
    of((row) => row.environment),
    of((row) => row.runId),
    of((row) => row.sessionId),
    of((row) => row.session?.key ?? null),
    of((row) => row.session?.base ?? null),
    jsonTexts(of((row) => row.session?.state ?? null)),
    of((row) => row.externalTraceId),
    of((row) => row.parentTraceId),
    of((row) => (row.subjectRefs.length === 0 ? null : row.subjectRefs.join(","))),
    of((row) => row.digest),
    of((row) => row.decision),
    of((row) => row.riskScore),
    of((row) => row.riskCategory),
    of((row) => row.failed),
    jsonTexts(of((row) => row.answer)),
    of((row) => row.record?.keyId ?? null),
    recordOffsets(of((row) => row.record)),
    recordBytes(of((row) => row.record)),
    of((row) => row.idempotency?.keyHash ?? null),
    of((row) => row.idempotency?.bodyHash ?? null),
    of((row) => row.task?.id ?? null),
    of((row) => row.task?.policy ?? null),
    of((row) => row.task?.policyVersion ?? null),
    of((row) => row.task?.required ?? null),
    of((row) => row.task?.dueAt ?? null),
    of((row) => row.task?.approvers.join(" ") ?? null),
    of((row) => row.task?.escalations.map((level) => level.join(" ")).join(",") ?? null),
    of((row) => row.record === null),
    entries.map(({ row }) => row),
    entries.map(({ entry }) => uuidOf("evt", entry.id)),
    entries.map(({ entry }) => entry.columns.type),
    jsonTexts(entries.map(({ entry }) => entry.body)),
    Buffer.concat(entries.map(({ entry }) => entry.leafHash)),
    entries.map(({ entry }) => entry.columns.actorType),
    entries.map(({ entry }) => entry.columns.actorId),
    policies.map(({ row }) => row),
    policies.map(({ policy }) => policy.policy),
    policies.map(({ policy }) => policy.outcome),
    charges.map(({ row }) => row),
    charges.map(({ charge }) => uuidOf("bud", charge.budgetId)),
    charges.map(({ charge }) => charge.subject),
    charges.map(({ charge }) => new Date(charge.since)),
    charges.map(({ charge }) => charge.amount),
    charges.map(({ charge }) => charge.cap),
  ];
}
