import { hash } from "node:crypto";
import { BUDGET_PERIODS, BUDGET_SUBJECTS, type Budget } from "@mastguard/engine";
import { canonicalize } from "@mastguard/ledger";
import { z } from "zod";
import { UnavailableError } from "@/server/errors";
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

/** The hash of the budgets as the log last sealed them; no row in an organization that never had any. */
export const SEALED_BUDGETS_SQL = `select substring(e.body from '"hash":"(sha256:[0-9a-f]{64})"') as hash from mastguard.entry e
  where e.organization_id = mastguard.current_organization() and e.type in ('budget.created', 'budget.updated', 'budget.deleted') order by e.index desc limit 1`;

/** `sha256:` and hex over the RFC 8785 text of all budgets, by id: the log carries it, so that an altered row is noticed. */
export function budgetsHash(budgets: readonly StoredBudget[]): string {
  const members = budgets.map((row) => BudgetRow.parse(row)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return `sha256:${hash("sha256", canonicalize(members))}`;
}

/** Whether these are all the budgets the log last sealed; `null` when it sealed none. */
export function areSealedBudgets(budgets: readonly StoredBudget[], sealedHash: string | null): boolean {
  return sealedHash === null ? budgets.length === 0 : budgetsHash(budgets) === sealedHash;
}

/**
 * Refuses budgets that are not the ones that were logged: a cap raised behind our back is a door opened.
 * @throws UnavailableError
 */
export function requireSealedBudgets(budgets: readonly StoredBudget[], sealedHash: string | null): void {
  if (areSealedBudgets(budgets, sealedHash)) return;
  throw new UnavailableError(
    "The stored budgets are not the ones that were logged. An operator has to look at them.",
    60,
    { detail: "budgets hash differs" },
  );
}

export function engineBudget({ id, field, ...budget }: StoredBudget): Budget {
  return { ...budget, id: idOf("bud", id), field: field === null ? null : field.split(".").slice(1) };
}
