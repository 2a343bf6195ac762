import type { Action } from "../action";
import type { Reason } from "../decision";
import { decimalOf, exceeds } from "./decimal";

/** How long what was used counts: until the end of the hour, day or month in UTC, or for ever. */
export const BUDGET_PERIODS = ["hour", "day", "month", "total"] as const;
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

/** Whether everybody uses one budget, or each agent has one of its own. */
export const BUDGET_SUBJECTS = ["organization", "agent"] as const;
export type BudgetSubject = (typeof BUDGET_SUBJECTS)[number];

/** A cap on what actions may add up to. */
export interface Budget {
  readonly id: string;
  readonly name: string;
  /** Agents it is for; none named means all. */
  readonly agentIds: readonly string[];
  /** Types of action it is for; none named means all. */
  readonly actionTypes: readonly string[];
  /** What an action uses of it: one, or the amount at this place in its payload. */
  readonly field: readonly string[] | null;
  /** A decimal in text. */
  readonly cap: string;
  readonly per: BudgetSubject;
  readonly period: BudgetPeriod;
}

/** What an action uses of a budget. Whoever commits the decision adds it, and refuses it where that goes beyond the cap. */
export interface Charge {
  readonly budgetId: string;
  /** The agent, or empty for the organization's own. */
  readonly subject: string;
  /** When the period began, Unix milliseconds; 0 for a total. */
  readonly since: number;
  /** A decimal in text. */
  readonly amount: string;
  readonly cap: string;
}

/** What an action uses of all budgets, or why it may not be done. */
export type Charges =
  | { readonly kind: "charged"; readonly charges: readonly Charge[] }
  | { readonly kind: "refused"; readonly reason: Reason };

/**
 * What the action uses of the budgets that are for it. It is refused when a budget is known to have too little left, and when the
 * amount cannot be told: an unknown amount must not pass a cap.
 * @param spent what is known to be used already; less than is used is safe, since the commit counts again.
 */
export function chargesOf(
  action: Action,
  budgets: readonly Budget[],
  nowMs: number,
  spent: (charge: Charge) => string,
): Charges {
  const charges: Charge[] = [];
  for (const budget of budgets) {
    if (!isFor(budget, action)) continue;
    const amount = budget.field === null ? "1" : decimalOf(valueAt(action.payload, budget.field));
    if (amount === null)
      return refused(
        "budget_not_assessable",
        `Budget \`${budget.name}\` needs an amount the action does not state.`,
        budget,
      );
    const subject = budget.per === "agent" ? action.agentId : "";
    const charge = { budgetId: budget.id, subject, since: periodStart(budget.period, nowMs), amount, cap: budget.cap };
    if (exceeds(spent(charge), amount, budget.cap))
      return refused("budget_exhausted", `Budget \`${budget.name}\` has too little left.`, budget);
    charges.push(charge);
  }
  return { kind: "charged", charges };
}

function isFor({ agentIds, actionTypes }: Budget, { agentId, actionType }: Action): boolean {
  return (
    (agentIds.length === 0 || agentIds.includes(agentId)) &&
    (actionTypes.length === 0 || actionTypes.includes(actionType))
  );
}

function valueAt(payload: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    payload,
  );
}

/** When a period that runs at this time began, Unix milliseconds; 0 for a total. */
export function periodStart(period: BudgetPeriod, nowMs: number): number {
  return PERIOD_STARTS[period](nowMs);
}

const PERIOD_STARTS: Readonly<Record<BudgetPeriod, (nowMs: number) => number>> = {
  hour: (nowMs) => nowMs - (nowMs % 3_600_000),
  day: (nowMs) => nowMs - (nowMs % 86_400_000),
  month: (nowMs) => Date.UTC(new Date(nowMs).getUTCFullYear(), new Date(nowMs).getUTCMonth()),
  total: () => 0,
};

function refused(code: "budget_not_assessable" | "budget_exhausted", message: string, { id }: Budget): Charges {
  return { kind: "refused", reason: { code, message, ids: [id] } };
}
