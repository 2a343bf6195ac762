import { agentsRouter } from "@/server/agents/router";
import { auditRouter } from "@/server/audit/router";
import { dashboardRouter } from "@/server/dashboard/router";
import { guardrailsRouter } from "@/server/guardrails/router";
import { keysRouter } from "@/server/keys/router";
import { modelJudgeRouter } from "@/server/model-judge/router";
import { notificationsRouter } from "@/server/notifications/router";
import { membersRouter } from "@/server/organizations/router";
import { policiesRouter } from "@/server/policies/router";
import { delegationsRouter, peopleRouter, reviewerGroupsRouter, reviewsRouter } from "@/server/reviews/router";
import { router } from "./procedures";

/** Every procedure of the dashboard: one line per capability. */
export const appRouter = router({
  agents: agentsRouter,
  audit: auditRouter,
  dashboard: dashboardRouter,
  delegations: delegationsRouter,
  guardrails: guardrailsRouter,
  keys: keysRouter,
  members: membersRouter,
  modelJudge: modelJudgeRouter,
  notifications: notificationsRouter,
  people: peopleRouter,
  policies: policiesRouter,
  reviewerGroups: reviewerGroupsRouter,
  reviews: reviewsRouter,
});
export type AppRouter = typeof appRouter;
