export { type CompiledSet, compiledSetHash, compiledSetOf, type PolicySet, type PolicySetMember } from "./compiled-set";
export {
  type CreatePolicyInput,
  CreatePolicySchema,
  DeletedPolicySchema,
  ListPoliciesQuery,
  PolicyIdSchema,
  PolicyParams,
  PolicySchema,
  type PolicyView,
  ReorderPoliciesSchema,
  TogglePolicySchema,
  type UpdatePolicyInput,
  UpdatePolicySchema,
} from "./schemas";
export {
  createPolicy,
  deletePolicy,
  getPolicy,
  listPolicies,
  policyPage,
  reorderPolicies,
  updatePolicy,
} from "./service";
