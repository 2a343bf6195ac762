import { newUuid, type OrganizationId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";

/** Rows as the commit of decisions leaves them, written behind row-level security: only for tests of figures. */
export function recorder(organizationId: OrganizationId) {
  const org = uuidOf("org", organizationId);
  const run = (sql: string, values: readonly unknown[]) => asSuperuser((db) => db.query(sql, [org, ...values]));
  return {
    zone: (zone: string) => run("update mastguard.organization set zone = $2 where id = $1", [zone]),

    /** Events of one minute. */
    minute: (at: string | Date, { allow = 0, alert = 0, hitl = 0, block = 0, failures = 0 }) =>
      run(
        "insert into mastguard.activity_minute values ($1, date_trunc('minute', $2::timestamptz), $3, $4, $5, $6, $7)",
        [at, allow, alert, hitl, block, failures],
      ),

    agent: (agentId: string, firstSeenAt: string | Date, lastSeenAt: string | Date) =>
      run(
        `insert into mastguard.agent_activity (organization_id, agent_id, first_seen_at, last_seen_at, last_action_type)
         values ($1, $2, $3, $4, 'OTHER')`,
        [agentId, firstSeenAt, lastSeenAt],
      ),

    agentHour: (agentId: string, hour: string | Date) =>
      run(
        `insert into mastguard.agent_hour (organization_id, agent_id, hour, events, max_risk)
         values ($1, $2, date_trunc('hour', $3::timestamptz, 'UTC'), 1, 10)`,
        [agentId, hour],
      ),

    task: (number: number, status: string, createdAt: Date, resolvedAt: Date | null) =>
      run(
        `insert into mastguard.review_task (organization_id, id, number, trace_id, agent_id, action_type, action_digest, status, risk_score, risk_category, created_at, sla_due_at, resolved_at)
         values ($1, $2, $3, $2, 'a', 'OTHER', 'sha256:0', $4, 1, 'LOW', $5, $5::timestamptz + interval '1 day', $6)`,
        [newUuid(createdAt.getTime()), number, status, createdAt, resolvedAt],
      ),
  };
}
