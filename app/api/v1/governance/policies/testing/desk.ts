import { expect } from "vitest";
import { uuidOf } from "@/server/ids";
import { PolicySchema, type PolicyView } from "@/server/policies";
import { callRoute, type TestAnswer } from "@/server/policies/testing/call-route";
import { type LogState, logOf } from "@/server/policies/testing/log-of";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import * as one from "../[id]/route";
import * as list from "../route";

/** The least a policy needs. */
export const required = { name: "Big payments", actionTypes: ["PAYMENT_APPROVE"], decision: "HITL" };

export type Desk = Awaited<ReturnType<typeof newDesk>>;

/** An organization of a test's own, with one key that may write policies and one that may only read. */
export async function newDesk() {
  const tenant = await newTenant(["read"]);
  const { organizationId } = tenant;
  const { key } = await newTenantKey(organizationId, ["read", "policies"]);
  const create = (body: object, by = key) => callRoute(list.POST, { key: by, body });

  return {
    organizationId,
    organization: uuidOf("org", organizationId),
    key,
    readKey: tenant.key,
    create,

    async created(body: object = required): Promise<PolicyView> {
      const answer = await create(body);
      expect(answer.error).toBeNull();
      return PolicySchema.parse(answer.data);
    },

    patch: ({ id }: PolicyView, body: object) => callRoute(one.PATCH, { key, params: { id }, body }),

    async policies(query = "limit=200"): Promise<PolicyView[]> {
      return PolicySchema.array().parse((await callRoute(list.GET, { key, query })).data);
    },

    /** What `work` added to the log, and whether it moved the epoch. */
    async during(work: () => Promise<unknown>): Promise<LogState & { moved: boolean }> {
      const before = await logOf(organizationId);
      await work();
      const after = await logOf(organizationId, before.size);
      return { ...after, moved: after.epoch > before.epoch };
    },
  };
}

/** Nothing was entered and no decision has to be computed again. */
export const UNTOUCHED = { moved: false, entries: [] };

export const typesOf = ({ entries }: LogState): string[] => entries.map(({ type }) => type);
export const pathsOf = ({ error }: TestAnswer): string[] | undefined => error?.details?.map(({ path }) => path);

/** Copies the only policy of an organization, behind row-level security. */
export async function copyPolicy(organization: string, copies: readonly string[]): Promise<void> {
  await asSuperuser(async (db) => {
    await db.query(
      `insert into mastguard.policy (organization_id, id, policy_set_id, priority, version)
       select organization_id, c, policy_set_id, 5, 1 from mastguard.policy, unnest($2::uuid[]) c where organization_id = $1`,
      [organization, copies],
    );
    await db.query(
      `insert into mastguard.policy_version (organization_id, id, policy_id, version, name, action_types, agent_ids, tools, condition, decision, content_hash, created_by)
       select organization_id, c, c, 1, name, action_types, agent_ids, tools, condition, decision, content_hash, created_by
       from mastguard.policy_version, unnest($2::uuid[]) c where organization_id = $1`,
      [organization, copies],
    );
  });
}
