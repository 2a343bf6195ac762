import { z } from "zod";
import { pool } from "@/server/db/client";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { actionOf, IngestEventSchema, openAction, saltedHash } from "@/server/decisions";
import { idOf, uuidOf } from "@/server/ids";
import { askModel } from "./ask-model";
import { CONSENT_SQL, consentOf } from "./consent";
import { doubtfulFindings, type LoggedFinding } from "./doubt";
import type { ModelEndpoint } from "./endpoint";
import { questionOf } from "./question";
import { type Claimed, dropQuestion, postpone, recordOpinion } from "./record-opinion";
import type { JudgeFailure } from "./schemas";

/** Longer than the longest answer may take with everything around it: nobody else asks meanwhile. */
const LEASE = "2 minutes";
/** Waits before the second and the third attempt; then it is given up. */
const RETRY_AFTER_MS = [30_000, 300_000] as const;

/**
 * Asks about the action that has waited longest, and records what the model thinks or that it does not say. Safe on many
 * nodes at once; what a node dies with is asked about again after the lease, and recorded once.
 * @returns false when nothing was due.
 */
export async function judgeNext(endpoint: ModelEndpoint, stopping: AbortSignal): Promise<boolean> {
  const { rows } = await pool().query(
    "select organization_id, trace_id, entry_index, attempts from mastguard.claim_judge_question($1, $2)",
    [endpoint.url.origin, LEASE],
  );
  const [row] = ClaimedRows.parse(rows);
  if (row === undefined) return false;
  await judge(
    endpoint,
    {
      organizationId: idOf("org", row.organization_id),
      traceId: idOf("trc", row.trace_id),
      entryIndex: row.entry_index,
      attempts: row.attempts,
    },
    stopping,
  );
  return true;
}

async function judge(endpoint: ModelEndpoint, claimed: Claimed, stopping: AbortSignal): Promise<void> {
  const { organizationId, traceId, attempts } = claimed;
  const { isCovered, ...decided } = await readDecided(endpoint, claimed);
  const giveUp = (failure: JudgeFailure) => recordOpinion(endpoint, claimed, decided, { kind: "none", failure });
  // Only what may have left before has to be told of.
  if (!isCovered) return await (attempts === 1 ? dropQuestion(claimed) : giveUp("switched_off"));
  if (attempts > RETRY_AFTER_MS.length + 1) return await giveUp("interrupted");
  const sealed = await openAction(organizationId, traceId);
  if (sealed === null) return await giveUp("erased");
  const payload: unknown = JSON.parse(sealed.payload);
  const context: unknown = JSON.parse(sealed.context);
  const { agentId, actionType, digest } = decided;
  const event = IngestEventSchema.parse({ agentId, actionType, payload, context });
  const question = questionOf(actionOf(event, digest), decided.findings);
  const began = performance.now();
  const asked = await askModel(endpoint, question, stopping);
  const latencyMs = Math.round(performance.now() - began);
  const sentHash = saltedHash(sealed.salt, question);
  if (asked.kind === "answered")
    return await recordOpinion(endpoint, claimed, decided, { ...asked, latencyMs, sentHash });
  const retryAfterMs = asked.mayPass ? RETRY_AFTER_MS[attempts - 1] : undefined;
  if (retryAfterMs !== undefined) return await postpone(claimed, retryAfterMs);
  await recordOpinion(endpoint, claimed, decided, { kind: "none", failure: asked.failure, latencyMs, sentHash });
}

/** What the log says of the action, and whether the organization's word covers asking this endpoint about it. */
interface Decided {
  readonly agentId: string;
  readonly actionType: string;
  readonly digest: string;
  readonly findings: readonly LoggedFinding[];
  readonly isCovered: boolean;
}

async function readDecided({ url }: ModelEndpoint, claimed: Claimed): Promise<Decided> {
  const { organizationId, traceId, entryIndex } = claimed;
  return await inOrganizationRead(organizationId, async (client) => {
    const consent = consentOf((await client.query(CONSENT_SQL)).rows);
    const { rows } = await client.query(
      `select a.agent_id, a.action_type, a.digest, e.body from mastguard.action a
       join mastguard.entry e on e.organization_id = a.organization_id and e.trace_id = a.id and e.index = a.entry_index
       where a.organization_id = $1 and a.id = $2`,
      [uuidOf("org", organizationId), uuidOf("trc", traceId)],
    );
    const [row] = DecidedRows.parse(rows);
    return {
      agentId: row.agent_id,
      actionType: row.action_type,
      digest: row.digest,
      findings: doubtfulFindings(row.body),
      isCovered: consent !== null && consent.isOn && consent.origin === url.origin && consent.sealedAt < entryIndex,
    };
  });
}

const ClaimedRows = z
  .array(z.object({ organization_id: z.string(), trace_id: z.string(), entry_index: z.number(), attempts: z.number() }))
  .max(1);
const DecidedRows = z.tuple([
  z.object({ agent_id: z.string(), action_type: z.string(), digest: z.string(), body: z.string() }),
]);
