import { z } from "zod";
import { BudgetSchema, CreateBudgetSchema, createBudget, listBudgets } from "@/server/budgets";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "policies:read",
    response: z.array(BudgetSchema),
    handler: ({ ctx }) => listBudgets(ctx),
  }),
  POST: route({
    auth: "apiKey",
    permission: "policies:write",
    body: CreateBudgetSchema,
    response: BudgetSchema,
    status: 201,
    handler: ({ ctx, body }) => createBudget(ctx, body),
  }),
});
