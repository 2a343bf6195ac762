import { expect, it } from "vitest";
import { verifyAudit } from "@/server/audit/verify";
import { EVENTS, race } from "@/server/decisions/testing/race";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { contain, letGo } from ".";

const TIME_MS = 300_000;
const SUSPECT = "suspect";

/** The log in its order, as far as containment and decisions go. */
async function logOf({ organizationId }: Tenant) {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ index: number; type: string; decision: string | null; agent: string | null }>(
      `select index, type, decision, agent_id as agent from mastguard.entry
       where organization_id = $1 and (type = 'action.decided' or type like 'containment.%') order by index`,
      [uuidOf("org", organizationId)],
    );
    return rows;
  });
}

it(
  "two nodes commit nothing but BLOCK behind a stop or a quarantine, in thousands that race with them",
  async () => {
    const tenant = await newTenant();
    const quarantine = { kind: "quarantine", agentId: SUSPECT } as const;
    let turn = 0;
    const statuses = await race({ keys: [tenant.key], agents: [SUSPECT, "other"] }, async () => {
      turn += 1;
      if (turn % 4 === 1) await contain(tenant.owner, quarantine, "drill");
      if (turn % 4 === 2) await contain(tenant.owner, { kind: "stop" }, "drill");
      if (turn % 4 === 3) await letGo(tenant.owner, quarantine);
      if (turn % 4 === 0) await letGo(tenant.owner, { kind: "stop" });
    });
    expect(Object.keys(statuses).filter((status) => status !== "200" && status !== "503")).toEqual([]);

    const late: number[] = [];
    const held = { stopped: 0, quarantined: 0, beside: 0, free: 0 };
    let [isStopped, isQuarantined] = [false, false];
    for (const { index, type, decision, agent } of await logOf(tenant)) {
      if (type === "containment.stopped" || type === "containment.resumed") isStopped = type === "containment.stopped";
      if (type === "containment.quarantined" || type === "containment.released")
        isQuarantined = type === "containment.quarantined";
      if (type !== "action.decided") continue;
      const isContained = isStopped || (isQuarantined && agent === SUSPECT);
      if (isContained !== (decision === "BLOCK")) late.push(index);
      if (isStopped) held.stopped += 1;
      else if (isQuarantined) held[agent === SUSPECT ? "quarantined" : "beside"] += 1;
      else held.free += 1;
    }
    expect(late).toEqual([]);
    expect(Math.min(...Object.values(held))).toBeGreaterThan(0);
    expect(turn).toBeGreaterThan(20);
    const decided = Object.values(held).reduce((sum, n) => sum + n, 0);
    expect(decided).toBe(statuses["200"]);
    expect(decided).toBeGreaterThan(EVENTS);
    expect((await verifyAudit(tenant.organizationId)).valid).toBe(true);
  },
  TIME_MS,
);
