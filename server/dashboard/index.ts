export { DashboardSchema } from "./schemas";
export { getDashboard } from "./service";
