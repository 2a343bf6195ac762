import { selfTest } from "@mastguard/engine";
import { z } from "zod";
import { organizationProcedure, router } from "@/server/trpc/procedures";
import { CanaryResultSchema, GuardrailParams, GuardrailSchema, UpdateGuardrailSchema } from "./schemas";
import { listGuardrails, updateGuardrail } from "./service";

export const guardrailsRouter = router({
  list: organizationProcedure("policies:read")
    .output(z.array(GuardrailSchema))
    .query(({ ctx }) => listGuardrails(ctx)),
  /** Shows every detector what it must see, now. */
  selfTest: organizationProcedure("policies:read")
    .output(z.array(CanaryResultSchema))
    .query(() => [...selfTest()]),
  update: organizationProcedure("policies:write")
    .input(GuardrailParams.extend({ change: UpdateGuardrailSchema }))
    .output(GuardrailSchema)
    .mutation(({ ctx, input }) => updateGuardrail(ctx, input.type, input.change)),
});
