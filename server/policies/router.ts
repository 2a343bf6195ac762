import { z } from "zod";
import { organizationProcedure, router } from "@/server/trpc/procedures";
import { checkCondition } from "./check-condition";
import { listPrincipals } from "./principals";
import {
  ConditionCheckSchema,
  ConditionVocabularySchema,
  CreatePolicySchema,
  DeletedPolicySchema,
  PolicyParams,
  PolicyRowSchema,
  PolicySchema,
  PrincipalSchema,
  ReorderPoliciesSchema,
  TogglePolicySchema,
  UpdatePolicySchema,
  ValidateConditionSchema,
} from "./schemas";
import { createPolicy, deletePolicy, getPolicy, listPolicyRows, reorderPolicies, updatePolicy } from "./service";
import { conditionVocabulary } from "./vocabulary";

const reading = organizationProcedure("policies:read");
const writing = organizationProcedure("policies:write");

export const policiesRouter = router({
  list: reading.output(z.array(PolicyRowSchema)).query(({ ctx }) => listPolicyRows(ctx)),
  get: reading
    .input(PolicyParams)
    .output(PolicySchema)
    .query(({ ctx, input }) => getPolicy(ctx, input.id)),
  create: writing
    .input(CreatePolicySchema)
    .output(PolicySchema)
    .mutation(({ ctx, input }) => createPolicy(ctx, input)),
  update: writing
    .input(UpdatePolicySchema.extend(PolicyParams.shape))
    .output(PolicySchema)
    .mutation(({ ctx, input: { id, ...changes } }) => updatePolicy(ctx, id, changes)),
  toggle: writing
    .input(TogglePolicySchema.extend(PolicyParams.shape))
    .output(PolicySchema)
    .mutation(({ ctx, input: { id, active } }) => updatePolicy(ctx, id, { active })),
  reorder: writing
    .input(ReorderPoliciesSchema)
    .output(z.array(PolicySchema))
    .mutation(({ ctx, input }) => reorderPolicies(ctx, input.ids)),
  delete: writing
    .input(PolicyParams)
    .output(DeletedPolicySchema)
    .mutation(({ ctx, input }) => deletePolicy(ctx, input.id)),
  /** Compiles a condition as saving would. */
  validate: reading
    .input(ValidateConditionSchema)
    .output(ConditionCheckSchema)
    .query(({ input }) => checkCondition(input.condition)),
  /** Whom a review can be for; whoever reads a policy reads whom it names. */
  principals: reading.output(z.array(PrincipalSchema)).query(({ ctx }) => listPrincipals(ctx)),
  /** What a condition can name, for completion. */
  fields: reading.output(ConditionVocabularySchema).query(({ ctx }) => conditionVocabulary(ctx)),
});
