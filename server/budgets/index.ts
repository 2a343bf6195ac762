export {
  BUDGETS_SQL,
  BudgetRow,
  engineBudget,
  sealedBudgets,
} from "./budget";
export { BudgetSchema, CreateBudgetSchema, DeletedBudgetSchema, UpdateBudgetSchema } from "./schemas";
export { createBudget, deleteBudget, listBudgets, updateBudget } from "./service";
