import { z } from "zod";
import { BudgetSchema, DeletedBudgetSchema, deleteBudget, UpdateBudgetSchema, updateBudget } from "@/server/budgets";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

const params = z.object({ id: z.string() });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PATCH: route({
    auth: "apiKey",
    permission: "policies:write",
    params,
    body: UpdateBudgetSchema,
    response: BudgetSchema,
    handler: ({ ctx, params: { id }, body }) => updateBudget(ctx, id, body),
  }),
  DELETE: route({
    auth: "apiKey",
    permission: "policies:write",
    params,
    response: DeletedBudgetSchema,
    handler: ({ ctx, params: { id } }) => deleteBudget(ctx, id),
  }),
});
