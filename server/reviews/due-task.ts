import { z } from "zod";
import { idOf } from "@/server/ids";

/** The columns of a task that a step of time returns, for its entry. */
export const DUE_COLUMNS =
  "id, trace_id, agent_id, action_type, risk_score, risk_category, level, approvers, sla_due_at";

/** The end of a task's last level, as the agent was told when it was opened (`expiresAt`): no step moves it. */
export const TASK_END = "created_at + make_interval(mins => sla_minutes * (1 + cardinality(escalations)))";

/** A task as such a step left it. */
export const DueTasks = z.array(
  z
    .object({
      id: z.string(),
      trace_id: z.string(),
      agent_id: z.string(),
      action_type: z.string(),
      risk_score: z.number(),
      risk_category: z.string(),
      level: z.number(),
      approvers: z.array(z.string()),
      sla_due_at: z.date(),
    })
    .transform((row) => ({
      id: idOf("tsk", row.id),
      traceId: idOf("trc", row.trace_id),
      level: row.level,
      approvers: row.approvers,
      slaDueAt: row.sla_due_at,
      /** What every entry of a step says of its task, beside the task's id. */
      step: {
        agentId: row.agent_id,
        actionType: row.action_type,
        riskScore: row.risk_score,
        riskCategory: row.risk_category,
      },
    })),
);
