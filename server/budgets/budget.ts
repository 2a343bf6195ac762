import { hash } from "node:crypto";
import { BUDGET_PERIODS, BUDGET_SUBJECTS, type Budget } from "@mastguard/engine";
import { canonicalize } from "@mastguard/ledger";
import { z } from "zod";
import { SealedRows } from "@/server/db/sealed-rows";
import { idOf } from "@/server/ids";

/** A stored budget. */
export type StoredBudget = z.output<typeof BudgetRow>;
export const BudgetRow = z.object({
  id: z.string(),
  name: z.string(),
  agentIds: z.array(z.string()),
  actionTypes: z.array(z.string()),
  field: z.string().nullable(),
  cap: z.string(),
  per: z.enum(BUDGET_SUBJECTS),
  period: z.enum(BUDGET_PERIODS),
});

/** The current organization's budgets. */
export const BUDGETS_SQL = `select id, name, agent_ids as "agentIds", action_types as "actionTypes", field, cap, per, period
  from mastguard.budget where organization_id = mastguard.current_organization() order by id`;

/** `sha256:` and hex over the RFC 8785 text of all budgets, by id: the log carries it, so that an altered row is noticed. */
export function budgetsHash(budgets: readonly StoredBudget[]): string {
  const members = budgets.map((row) => BudgetRow.parse(row)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return `sha256:${hash("sha256", canonicalize(members))}`;
}

/** A cap raised behind our back is a door opened. */
export const sealedBudgets = new SealedRows<StoredBudget>({
  words: "budgets",
  detail: "budgets hash differs",
  entries: ["budget.created", "budget.updated", "budget.deleted"],
  hashOf: budgetsHash,
});

export function engineBudget({ id, field, ...budget }: StoredBudget): Budget {
  return { ...budget, id: idOf("bud", id), field: field === null ? null : field.split(".").slice(1) };
}
