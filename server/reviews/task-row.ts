import { RISK_CATEGORIES } from "@mastguard/engine";
import { z } from "zod";
import { idOf } from "@/server/ids";
import { REVIEW_STATUSES } from "./schemas";

/** The columns of `review_task` that every reader of a task asks for. */
export const TaskColumns = z.object({
  id: z.string(),
  number: z.number(),
  trace_id: z.string(),
  agent_id: z.string(),
  status: z.enum(REVIEW_STATUSES),
  required_approvals: z.number(),
  risk_score: z.number(),
  risk_category: z.enum(RISK_CATEGORIES),
  created_at: z.date(),
  sla_due_at: z.date(),
  resolved_at: z.date().nullable(),
});

/** Those columns by the names the code uses; the times are left to each reader's form. */
export function taskFields(row: z.infer<typeof TaskColumns>) {
  return {
    id: idOf("tsk", row.id),
    number: row.number,
    traceId: idOf("trc", row.trace_id),
    agentId: row.agent_id,
    status: row.status,
    requiredApprovals: row.required_approvals,
    riskScore: row.risk_score,
    riskCategory: row.risk_category,
  };
}
