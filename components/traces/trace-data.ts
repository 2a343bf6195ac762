import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/router";

/** One action's whole story, as the server tells it. */
export type TraceData = inferRouterOutputs<AppRouter>["audit"]["trace"];

/** The part of it that tells how an action was decided, which the review desk tells too: nothing of the log. */
export type DecidedAction = Pick<TraceData, "content" | "story" | "failureModes"> & {
  readonly action: Pick<TraceData["action"], "payload" | "context">;
  readonly answer: Omit<TraceData["answer"], "audit">;
};

/** What the page knows beside the story itself. */
export interface TraceContext {
  /** Names of policies as they are now, by id; without those the viewer may not read. */
  readonly policyNames: Readonly<Record<string, string>>;
  /** `mg_live_…7Qf2` of the key that sent the action; `null` for viewers who may not see keys. */
  readonly keyName: string | null;
}
