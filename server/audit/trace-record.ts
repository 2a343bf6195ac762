import type pg from "pg";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { openAnswer, type StoredAnswer } from "@/server/decisions";
import { idOf, type OrganizationId, type ReviewTaskId, type TraceId, uuidOf } from "@/server/ids";
import { newestCheckpoint } from "./checkpoints";
import { inclusionProofs } from "./proofs";
import type { CheckpointView, ProvenEntry } from "./schemas";

/** An action as stored beside the log; what the agent sent is in the encrypted record, not here. */
export interface TracedAction {
  readonly traceId: TraceId;
  readonly at: string;
  readonly source: string;
  readonly agentId: string;
  readonly actionType: string;
  readonly tool: string | null;
  readonly resource: string | null;
  readonly environment: string | null;
  readonly runId: string | null;
  readonly sessionId: string | null;
  readonly externalTraceId: string | null;
  readonly parentTraceId: string | null;
  readonly digest: string;
  readonly entryIndex: number;
}

/** The review task an action opened. */
export interface TracedTask {
  readonly id: ReviewTaskId;
  readonly number: number;
  readonly status: string;
  readonly createdAt: string;
  readonly slaDueAt: string;
  readonly resolvedAt: string | null;
}

/** Everything stored of one action, read from one snapshot. */
export interface TraceRecord {
  readonly action: TracedAction;
  readonly sessionKey: string | null;
  readonly stored: StoredAnswer;
  /** Of the decision's entry, hex. */
  readonly leafHash: string;
  readonly task: TracedTask | null;
  /** All entries that share the trace id, by index, each with its proof in the newest checkpoint's tree. */
  readonly entries: readonly ProvenEntry[];
  readonly checkpoint: CheckpointView | null;
}

/** Reads a trace; `null` when this organization has no such action. */
export async function readTrace(organizationId: OrganizationId, traceId: TraceId): Promise<TraceRecord | null> {
  return await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<ActionRow>(
      `select at, source, agent_id, action_type, tool, resource, environment, run_id, session_id, session_key, external_trace_id,
         parent_trace_id, digest, entry_index, answer
       from mastguard.action where organization_id = $1 and id = $2`,
      [uuidOf("org", organizationId), uuidOf("trc", traceId)],
    );
    const [row] = rows;
    if (!row) return null;
    const checkpoint = await newestCheckpoint(client);
    const entries = await entriesOf(client, { organizationId, traceId, treeSize: checkpoint?.size ?? 0 });
    const decided = entries.find(({ index }) => index === row.entry_index);
    if (!decided) throw new Error(`the entry of ${traceId} is not at index ${row.entry_index}`);
    return {
      action: actionOf(traceId, row),
      sessionKey: row.session_key,
      stored: openAnswer(row.answer, decided.body),
      leafHash: decided.leafHash,
      task: await taskOf(client, organizationId, traceId),
      entries,
      checkpoint,
    };
  });
}

async function entriesOf(
  client: pg.PoolClient,
  of: { readonly organizationId: OrganizationId; readonly traceId: TraceId; readonly treeSize: number },
): Promise<ProvenEntry[]> {
  const { treeSize } = of;
  const { rows } = await client.query<{ index: number; body: string; leaf_hash: Buffer }>(
    "select index, body, leaf_hash from mastguard.entry where organization_id = $1 and trace_id = $2 order by index",
    [uuidOf("org", of.organizationId), uuidOf("trc", of.traceId)],
  );
  const included = rows.map(({ index }) => index).filter((index) => index < treeSize);
  const proofs = await inclusionProofs(client, included, treeSize);
  return rows.map(({ index, body, leaf_hash }) => {
    const hashes = proofs.get(index);
    const status = hashes === undefined ? "pending" : "included";
    return {
      index,
      body,
      leafHash: leaf_hash.toString("hex"),
      proof: { status, treeSize, hashes: [...(hashes ?? [])] },
    };
  });
}

async function taskOf(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  traceId: TraceId,
): Promise<TracedTask | null> {
  const { rows } = await client.query<TaskRow>(
    `select id, number, status, created_at, sla_due_at, resolved_at from mastguard.review_task
     where organization_id = $1 and trace_id = $2 order by number desc limit 1`,
    [uuidOf("org", organizationId), uuidOf("trc", traceId)],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    id: idOf("tsk", row.id),
    number: row.number,
    status: row.status,
    createdAt: row.created_at.toISOString(),
    slaDueAt: row.sla_due_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  };
}

function actionOf(traceId: TraceId, row: ActionRow): TracedAction {
  return {
    traceId,
    at: row.at.toISOString(),
    source: row.source,
    agentId: row.agent_id,
    actionType: row.action_type,
    tool: row.tool,
    resource: row.resource,
    environment: row.environment,
    runId: row.run_id,
    sessionId: row.session_id,
    externalTraceId: row.external_trace_id,
    parentTraceId: row.parent_trace_id,
    digest: row.digest,
    entryIndex: row.entry_index,
  };
}

interface ActionRow {
  readonly at: Date;
  readonly source: string;
  readonly agent_id: string;
  readonly action_type: string;
  readonly tool: string | null;
  readonly resource: string | null;
  readonly environment: string | null;
  readonly run_id: string | null;
  readonly session_id: string | null;
  readonly session_key: string | null;
  readonly external_trace_id: string | null;
  readonly parent_trace_id: string | null;
  readonly digest: string;
  readonly entry_index: number;
  readonly answer: string;
}

interface TaskRow {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly created_at: Date;
  readonly sla_due_at: Date;
  readonly resolved_at: Date | null;
}
