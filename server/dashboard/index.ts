export { type Dashboard, DashboardSchema, type Overview } from "./schemas";
export { getDashboard } from "./service";
