import { organizationProcedure, router } from "@/server/trpc/procedures";
import { modelEndpoint } from "./endpoint";
import { ModelJudgeSchema, UpdateModelJudgeSchema } from "./schemas";
import { getModelJudge, updateModelJudge } from "./setting";

export const modelJudgeRouter = router({
  get: organizationProcedure("policies:read")
    .output(ModelJudgeSchema)
    .query(({ ctx }) => getModelJudge(ctx, modelEndpoint())),
  update: organizationProcedure("settings:write")
    .input(UpdateModelJudgeSchema)
    .output(ModelJudgeSchema)
    .mutation(({ ctx, input }) => updateModelJudge(ctx, modelEndpoint(), input)),
});
