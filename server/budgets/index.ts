export {
  areSealedBudgets,
  BUDGETS_SQL,
  BudgetRow,
  engineBudget,
  requireSealedBudgets,
  SEALED_BUDGETS_SQL,
} from "./budget";
export { BudgetSchema, CreateBudgetSchema, DeletedBudgetSchema, UpdateBudgetSchema } from "./schemas";
export { createBudget, deleteBudget, listBudgets, updateBudget } from "./service";
