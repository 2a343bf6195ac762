import { agentsRouter } from "@/server/agents/router";
import { auditRouter } from "@/server/audit/router";
import { dashboardRouter } from "@/server/dashboard/router";
import { guardrailsRouter } from "@/server/guardrails/router";
import { keysRouter } from "@/server/keys/router";
import { modelJudgeRouter } from "@/server/model-judge/router";
import { policiesRouter } from "@/server/policies/router";
import { delegationsRouter, reviewerGroupsRouter, reviewsRouter } from "@/server/reviews/router";
import { router } from "./procedures";

/** Every procedure of the dashboard: one line per capability. */
export const appRouter = router({
  agents: agentsRouter,
  audit: auditRouter,
  dashboard: dashboardRouter,
  delegations: delegationsRouter,
  guardrails: guardrailsRouter,
  keys: keysRouter,
  modelJudge: modelJudgeRouter,
  policies: policiesRouter,
  reviewerGroups: reviewerGroupsRouter,
  reviews: reviewsRouter,
});
export type AppRouter = typeof appRouter;
