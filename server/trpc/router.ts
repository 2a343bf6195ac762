import { agentsRouter } from "@/server/agents/router";
import { auditRouter } from "@/server/audit/router";
import { dashboardRouter } from "@/server/dashboard/router";
import { keysRouter } from "@/server/keys/router";
import { reviewsRouter } from "@/server/reviews/router";
import { router } from "./procedures";

/** Every procedure of the dashboard: one line per capability. */
export const appRouter = router({
  agents: agentsRouter,
  audit: auditRouter,
  dashboard: dashboardRouter,
  keys: keysRouter,
  reviews: reviewsRouter,
});
export type AppRouter = typeof appRouter;
