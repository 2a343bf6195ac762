import { expect, it } from "vitest";
import { verifyAudit } from "@/server/audit/verify";
import { race } from "@/server/decisions/testing/race";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant } from "@/server/testing/tenant";
import { CreateBudgetSchema, createBudget } from ".";

const TIME_MS = 120_000;

it(
  "a cap of 100 admits exactly 100 of the thousand that 64 clients of two nodes race for",
  async () => {
    const tenant = await newTenant();
    await createBudget(tenant.owner, CreateBudgetSchema.parse({ name: "Hundred", cap: 100, period: "total" }));
    const statuses = await race({ keys: [tenant.key], events: 500 });
    expect(Object.keys(statuses)).toEqual(["200"]);
    const { rows } = await asSuperuser((db) =>
      db.query<{ decision: string; n: number }>(
        "select decision, count(*)::int as n from mastguard.action where organization_id = $1 group by 1 order by 1",
        [uuidOf("org", tenant.organizationId)],
      ),
    );
    const [allowed, blocked] = rows;
    expect(allowed).toEqual({ decision: "ALLOW", n: 100 });
    expect((blocked?.n ?? 0) + 100).toBe(statuses["200"]);
    expect((await verifyAudit(tenant.organizationId)).problems).toEqual([]);
  },
  TIME_MS,
);
