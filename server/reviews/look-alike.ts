import { canonicalize } from "@mastguard/ledger";
import { z } from "zod";
import { amountOf } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { referenceOf } from "@/server/crypto/reference";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { openRecords } from "@/server/decisions";
import { idOf, type OrganizationId, type PolicyVersionId, type TraceId, uuidOf } from "@/server/ids";
import type { TaskRow } from "./schemas";

const KEYS_MAX = 1_000;

/** What look-alike tasks have in common beside the keys of the payload: what is done, and what decides who has to agree. */
export interface LookAlikeTraits {
  readonly agentId: string;
  readonly actionType: string;
  readonly tool: string | null;
  readonly policyVersionId: PolicyVersionId | null;
  /** With the approvers the band of the policy that asked, and the level it was escalated to. */
  readonly requiredApprovals: number;
  /** Stored principals, in any order. */
  readonly approvers: readonly string[];
}

/** What a list that groups look-alike tasks says of each. */
export type LookAlike = Required<Pick<TaskRow, "lookAlike" | "amount">>;

/**
 * Which tasks look alike: the same {@link LookAlikeTraits} and keys of the payload, whatever the values. Equal texts for such tasks, in the
 * order given; a keyed reference, which tells nothing else. Null where the payload was erased. With the amount each is about.
 */
export async function lookAlikes(
  { organizationId, permissions }: ActorContext,
  tasks: readonly { readonly traceId: TraceId }[],
): Promise<LookAlike[]> {
  const traits = await traitsOf(organizationId, tasks);
  const records = await openRecords(
    organizationId,
    tasks.map(({ traceId }) => traceId),
  );
  return tasks.map(({ traceId }) => {
    const [record, trait] = [records.get(traceId), traits.get(traceId)];
    if (record === undefined || trait === undefined) return { lookAlike: null, amount: null };
    return lookAlikeOf({ organizationId, permissions }, trait, record.payload);
  });
}

/** The text that look-alike actions share, and this one's amount for who may read payloads. */
export function lookAlikeOf(
  { organizationId, permissions }: Pick<ActorContext, "organizationId" | "permissions">,
  { agentId, actionType, tool, policyVersionId, requiredApprovals, approvers }: LookAlikeTraits,
  payload: unknown,
): LookAlike {
  const traits = [agentId, actionType, tool, policyVersionId, requiredApprovals, approvers.toSorted()];
  return {
    lookAlike: referenceOf(organizationId)(canonicalize(["look-alike", traits, shapeOf(payload)])),
    amount: permissions.has("payloads:read") ? amountOf(actionType, payload) : null,
  };
}

/** The keys of a value, level by level; of a list, those of all its elements together. At most so many. */
export function shapeOf(value: unknown): readonly string[] {
  const paths = new Set<string>();
  const walk = (part: unknown, path: string): void => {
    if (paths.size >= KEYS_MAX || typeof part !== "object" || part === null) return;
    if (Array.isArray(part)) for (const element of part) walk(element, `${path}[]`);
    else
      for (const [key, inner] of Object.entries(part)) {
        const here = `${path}.${JSON.stringify(key)}`;
        paths.add(here);
        walk(inner, here);
      }
  };
  walk(value, "");
  return [...paths].sort();
}

async function traitsOf(
  organizationId: OrganizationId,
  tasks: readonly { readonly traceId: TraceId }[],
): Promise<ReadonlyMap<TraceId, LookAlikeTraits>> {
  return await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select t.trace_id, t.agent_id, t.action_type, a.tool, t.policy_version_id, t.required_approvals, t.approvers
       from mastguard.review_task t join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id
       where t.organization_id = $1 and t.trace_id = any ($2::uuid[])`,
      [uuidOf("org", organizationId), tasks.map(({ traceId }) => uuidOf("trc", traceId))],
    );
    return new Map(
      Rows.parse(rows).map((row) => [
        idOf("trc", row.trace_id),
        {
          agentId: row.agent_id,
          actionType: row.action_type,
          tool: row.tool,
          policyVersionId: row.policy_version_id === null ? null : idOf("plv", row.policy_version_id),
          requiredApprovals: row.required_approvals,
          approvers: row.approvers,
        },
      ]),
    );
  });
}

const Rows = z.array(
  z.object({
    trace_id: z.string(),
    agent_id: z.string(),
    action_type: z.string(),
    tool: z.string().nullable(),
    policy_version_id: z.string().nullable(),
    required_approvals: z.number(),
    approvers: z.array(z.string()),
  }),
);
