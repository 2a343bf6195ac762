export { type Dashboard, DashboardSchema, type Overview, OverviewInput, OverviewSchema } from "./schemas";
export { getDashboard, getOverview } from "./service";
