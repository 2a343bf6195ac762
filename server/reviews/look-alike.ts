import { canonicalize } from "@mastguard/ledger";
import { referenceOf } from "@/server/crypto/reference";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { openRecords } from "@/server/decisions";
import { idOf, type OrganizationId, type TraceId, uuidOf } from "@/server/ids";

const KEYS_MAX = 1_000;

/**
 * Which tasks look alike: the same agent, action type, tool, policy version and keys of the payload, whatever the values. Equal texts for
 * such tasks, in the order given; a keyed reference, which tells nothing else. Null where the payload was erased.
 */
export async function lookAlikes(
  organizationId: OrganizationId,
  tasks: readonly { readonly traceId: TraceId }[],
): Promise<(string | null)[]> {
  const traits = await traitsOf(organizationId, tasks);
  const records = await openRecords(
    organizationId,
    tasks.map(({ traceId }) => traceId),
  );
  return tasks.map(({ traceId }) => {
    const [record, trait] = [records.get(traceId), traits.get(traceId)];
    if (record === undefined || trait === undefined) return null;
    return lookAlikeOf(organizationId, trait, record.payload);
  });
}

/** The text that look-alike actions share. @param trait what they have in common beside the keys of the payload. */
export function lookAlikeOf(organizationId: OrganizationId, trait: string, payload: unknown): string {
  return referenceOf(organizationId)(canonicalize(["look-alike", trait, shapeOf(payload)]));
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

/** Agent, action type, tool and policy version of each task, by its trace. */
async function traitsOf(
  organizationId: OrganizationId,
  tasks: readonly { readonly traceId: TraceId }[],
): Promise<ReadonlyMap<TraceId, string>> {
  return await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ trace_id: string; trait: string }>(
      `select t.trace_id, json_build_array(t.agent_id, t.action_type, a.tool, t.policy_version_id)::text as trait
       from mastguard.review_task t join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id
       where t.organization_id = $1 and t.trace_id = any ($2::uuid[])`,
      [uuidOf("org", organizationId), tasks.map(({ traceId }) => uuidOf("trc", traceId))],
    );
    return new Map(rows.map((row) => [idOf("trc", row.trace_id), row.trait]));
  });
}
