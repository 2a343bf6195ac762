import { ACTION_TYPES } from "@mastguard/engine";
import { type CreatePolicyInput, CreatePolicySchema, createPolicy, type PolicyView } from "@/server/policies";
import type { Tenant } from "./tenant";

/** Adds a policy that applies to every action type unless told otherwise, through the product's own use case. */
export async function addPolicy(
  tenant: Tenant,
  policy: Partial<CreatePolicyInput> & Pick<CreatePolicyInput, "decision">,
): Promise<PolicyView> {
  return await createPolicy(
    tenant.owner,
    CreatePolicySchema.parse({
      name: `Test ${policy.decision}`,
      actionTypes: ACTION_TYPES,
      ...policy,
    }),
  );
}
