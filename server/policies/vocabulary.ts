import { CONDITION_FUNCTIONS, CONDITION_VARIABLES } from "@mastguard/engine";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { openRecords } from "@/server/decisions";
import { idOf, type OrganizationId } from "@/server/ids";
import { collectFields } from "./collect-fields";
import type { ConditionVocabulary, ObservedField } from "./schemas";

const ACTIONS_READ = 200;
const CACHE_MS = 60_000;
const ORGANIZATIONS_MAX = 500;
const cached = new Map<OrganizationId, { readonly readAtMs: number; readonly fields: Promise<ObservedField[]> }>();

/** What a condition can name here. Fields of real traffic are at most a minute old. */
export async function conditionVocabulary(ctx: ActorContext): Promise<ConditionVocabulary> {
  return {
    variables: CONDITION_VARIABLES.map(({ name, type, doc, fields }) => ({
      name,
      type,
      doc,
      fields: fields && [...fields],
    })),
    functions: [...CONDITION_FUNCTIONS],
    observed: ctx.permissions.has("payloads:read") ? await observedFields(ctx.organizationId, Date.now()) : null,
  };
}

function observedFields(organizationId: OrganizationId, nowMs: number): Promise<ObservedField[]> {
  const known = cached.get(organizationId);
  if (known !== undefined && nowMs - known.readAtMs < CACHE_MS) return known.fields;
  if (cached.size >= ORGANIZATIONS_MAX) cached.clear();
  const fields = readFields(organizationId);
  cached.set(organizationId, { readAtMs: nowMs, fields });
  fields.catch(() => cached.delete(organizationId)); // the next caller asks again; this one is told by its own await
  return fields;
}

/** Decrypts the newest actions; what they hold is forgotten as soon as its paths are known. Index: action_pkey. */
async function readFields(organizationId: OrganizationId): Promise<ObservedField[]> {
  const traceIds = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select id from mastguard.action order by organization_id desc, id desc limit $1",
      [ACTIONS_READ],
    );
    return rows.map(({ id }) => idOf("trc", id));
  });
  return collectFields((await openRecords(organizationId, traceIds)).values());
}
