export { compiledSetHash, type PolicySet, type PolicySetMember } from "./compiled-set";
export { policyContentHash } from "./policy";
export {
  type CreatePolicyInput,
  CreatePolicySchema,
  DeletedPolicySchema,
  ListPoliciesQuery,
  PolicyParams,
  PolicySchema,
  type PolicyView,
  ReorderPoliciesSchema,
  TogglePolicySchema,
  UpdatePolicySchema,
} from "./schemas";
export {
  createPolicy,
  deletePolicy,
  getPolicy,
  policyPage,
  reorderPolicies,
  updatePolicy,
} from "./service";
export { holdRules } from "./store";
