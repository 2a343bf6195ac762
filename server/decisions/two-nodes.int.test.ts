import { describe, expect, it } from "vitest";
import { updateGuardrail } from "@/server/guardrails/service";
import { uuidOf } from "@/server/ids";
import { revokeApiKey } from "@/server/keys/service";
import { deletePolicy, updatePolicy } from "@/server/policies";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { EVENTS, race } from "./testing/race";

const TIME_MS = 120_000;

/** Entries of one kind of thing, in the order of the log. */
async function logOf({ organizationId }: Tenant) {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{
      index: number;
      type: string;
      hash: string | null;
      actor: string;
      key: string | null;
    }>(
      `select index, type, body::json->'actor'->>'id' as actor, body::json->'data'->>'keyId' as key,
         coalesce(body::json->'data'->>'policySetHash', body::json->'data'->>'hash') as hash
       from mastguard.entry where organization_id = $1 order by index`,
      [uuidOf("org", organizationId)],
    );
    return rows;
  });
}

describe("two nodes on one database", () => {
  it(
    "commit no decision on rules that had changed, in thousands that race with the changes",
    async () => {
      const tenant = await newTenant();
      const verdicts = ["BLOCK", "ALERT", "ALLOW"] as const;
      let policy = await addPolicy(tenant, { decision: "ALLOW" });
      let turn = 0;
      const statuses = await race({ keys: [tenant.key] }, async () => {
        turn += 1;
        if (turn % 5 === 0) {
          await deletePolicy(tenant.owner, policy.id);
          policy = await addPolicy(tenant, { decision: "ALERT" });
        } else {
          const decision = verdicts[turn % 3] ?? "ALLOW";
          policy = await updatePolicy(tenant.owner, policy.id, { decision });
        }
      });
      expect(Object.keys(statuses).filter((status) => status !== "200" && status !== "503")).toEqual([]);
      const log = await logOf(tenant);
      let inForce: string | null = null;
      const stale: number[] = [];
      let decided = 0;
      for (const { index, type, hash } of log) {
        if (type === "policy_set.compiled") inForce = hash;
        if (type !== "action.decided") continue;
        decided += 1;
        if (hash !== inForce) stale.push(index);
      }
      expect(stale).toEqual([]);
      expect(turn).toBeGreaterThan(20);
      expect(decided).toBe(statuses["200"]);
      expect(decided).toBeGreaterThan(EVENTS);
      expect(log.map(({ index }) => index)).toEqual(log.map((_, index) => index));
    },
    TIME_MS,
  );

  it(
    "commit no decision of a key behind its revocation, and decide on with the others",
    async () => {
      const tenant = await newTenant();
      const keys = await Promise.all(Array.from({ length: 8 }, () => newTenantKey(tenant.organizationId, ["ingest"])));
      const left = keys.map(({ agent }) => agent.actor.id);
      const statuses = await race({ keys: keys.map(({ key }) => key) }, async () => {
        const id = left.length > 2 ? left.pop() : undefined;
        if (id !== undefined) await revokeApiKey(tenant.owner, id);
        else await updateGuardrail(tenant.owner, "secret", { effect: Math.random() < 0.5 ? "alert" : "score" });
        await new Promise((resolve) => setTimeout(resolve, 100));
      });
      expect(statuses["401"]).toBeGreaterThan(0);
      const revoked = new Map<string, number>();
      const late: number[] = [];
      for (const { index, type, key, actor } of await logOf(tenant)) {
        if (type === "key.revoked" && key !== null) revoked.set(key, index);
        if (type === "action.decided" && revoked.has(actor)) late.push(index);
      }
      expect(late).toEqual([]);
      expect(revoked.size).toBe(6);
    },
    TIME_MS,
  );
});
