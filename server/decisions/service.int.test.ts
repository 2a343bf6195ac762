import { describe, expect, it } from "vitest";
import { inOrganization } from "@/server/db/in-organization";
import { ConflictError, UnauthenticatedError, UnavailableError } from "@/server/errors";
import { idOf, newId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { idempotencyOf } from "./idempotency";
import type { IngestEvent } from "./schemas";
import { decideAction } from "./service";

const EVENT: IngestEvent = {
  agentId: "billing-bot",
  actionType: "PAYMENT_APPROVE",
  payload: { amount: 12.5, to: "ACME" },
};

interface Entry {
  readonly index: number;
  readonly type: string;
  readonly decision: string | null;
  readonly body: string;
}

/** Decision and review entries of a tenant, in order. */
function entriesOf({ organizationId }: Tenant): Promise<Entry[]> {
  return asSuperuser(async (db) => {
    const { rows } = await db.query<Entry>(
      "select index, type, decision, body from mastguard.entry where organization_id = $1 and trace_id is not null order by index",
      [uuidOf("org", organizationId)],
    );
    return rows;
  });
}

async function countOf(table: string, { organizationId }: Tenant): Promise<number> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ n: number }>(
      `select count(*) as n from mastguard.${table} where organization_id = $1`,
      [uuidOf("org", organizationId)],
    );
    return rows[0]?.n ?? -1;
  });
}

describe("decideAction", () => {
  it("has the decision, its entry and its sealed payload on disk when it answers", async () => {
    const tenant = await newTenant();
    const { answer } = await decideAction(tenant.agent, { ...EVENT, payload: { to: "secret-beneficiary" } });
    expect(answer).toMatchObject({ decision: "ALLOW", queued: false, mode: "sync", hitlTaskId: null });
    const entries = await entriesOf(tenant);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ index: answer.audit.index, type: "action.decided", decision: "ALLOW" });
    expect(await countOf("action", tenant)).toBe(1);
    const stored = await asSuperuser(
      async (db) =>
        (
          await db.query("select * from mastguard.record where id = $1", [
            uuidOf("trc", idOf("trc", uuidOf("trc", answer.traceId))),
          ])
        ).rows,
    );
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored) + entries[0]?.body).not.toContain("secret-beneficiary");
    expect(Buffer.from(stored[0].ciphertext).toString("latin1")).not.toContain("secret-beneficiary");
  });

  it("opens a review task and its entry in the same commit when a person must decide", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL", review: { requiredApprovals: 2, slaMinutes: 30 } });
    const { answer } = await decideAction(tenant.agent, EVENT);
    expect(answer.decision).toBe("HITL");
    expect(answer.hitlTaskId).toMatch(/^tsk_/);
    expect(Date.parse(answer.expiresAt ?? "") - Date.now()).toBeGreaterThan(29 * 60_000);
    expect((await entriesOf(tenant)).map(({ type }) => type)).toEqual(["action.decided", "review.opened"]);
    expect(await countOf("review_task", tenant)).toBe(1);
  });

  it("a broken condition sets the floor of its own decision and never lets the action through", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "BLOCK", condition: "payload.missing.field > 3", priority: 1 });
    await addPolicy(tenant, { decision: "ALLOW", condition: "", priority: 2 });
    const { answer } = await decideAction(tenant.agent, EVENT);
    expect(answer.decision).toBe("BLOCK");
    expect(answer.policiesEvaluated[0]?.outcome).toBe("error");
  });

  it("a policy takes effect on the very next decision", async () => {
    const tenant = await newTenant();
    expect((await decideAction(tenant.agent, EVENT)).answer.decision).toBe("ALLOW");
    await addPolicy(tenant, { decision: "BLOCK" });
    expect((await decideAction(tenant.agent, EVENT)).answer.decision).toBe("BLOCK");
  });

  it("no decision commits on a configuration older than an acknowledged change", async () => {
    const tenant = await newTenant();
    let isBlocking = false;
    let afterChange = 0;
    const load = Array.from({ length: 16 }, async () => {
      for (let n = 0; n < 40; n++) {
        const wasBlocking = isBlocking;
        const { answer } = await decideAction(tenant.agent, EVENT);
        if (wasBlocking) {
          afterChange++;
          expect(answer.decision).toBe("BLOCK");
        }
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await addPolicy(tenant, { decision: "BLOCK" });
    isBlocking = true;
    await Promise.all(load);
    expect(afterChange).toBeGreaterThan(0);
  });

  it("a revoked key cannot create a decision, not even one that is already on its way", async () => {
    const tenant = await newTenant();
    await decideAction(tenant.agent, EVENT);
    await inOrganization(tenant.owner, async ({ tx, bumpEpoch }) => {
      await tx.$executeRaw`update mastguard.api_key set revoked_at = now() where id = ${uuidOf("key", tenant.agent.actor.id)}::uuid`;
      bumpEpoch();
    });
    await expect(decideAction(tenant.agent, EVENT)).rejects.toThrow(UnauthenticatedError);
    expect(await entriesOf(tenant)).toHaveLength(1);
  });

  it("concurrent decisions get contiguous indexes, each once, and the counters add up", async () => {
    const tenant = await newTenant();
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, n) => decideAction(tenant.agent, { ...EVENT, agentId: `agent-${n % 7}` })),
    );
    const indexes = answers.map(({ answer }) => answer.audit.index).sort((a, b) => a - b);
    expect(indexes).toEqual(indexes.map((_, at) => (indexes[0] ?? 0) + at));
    const totals = await asSuperuser(async (db) => {
      const organization = [uuidOf("org", tenant.organizationId)];
      const minutes = await db.query(
        "select sum(allow + alert + hitl + block)::int as n from mastguard.activity_minute where organization_id = $1",
        organization,
      );
      const agents = await db.query(
        "select sum(events)::int as n, count(*)::int as agents from mastguard.agent_activity where organization_id = $1",
        organization,
      );
      const hours = await db.query(
        "select sum(events)::int as n from mastguard.agent_hour where organization_id = $1",
        organization,
      );
      const usage = await db.query(
        "select events::int as n from mastguard.api_key_usage where organization_id = $1",
        organization,
      );
      return [minutes.rows[0].n, agents.rows[0].n, agents.rows[0].agents, hours.rows[0].n, usage.rows[0].n];
    });
    expect(totals).toEqual([300, 300, 7, 300, 300]);
  });

  it("decisions of one session form a chain: every step is counted once, in order", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "BLOCK", condition: "session.steps >= 50" });
    const event = { ...EVENT, context: { sessionId: "s-1" } };
    // Each different: a step that repeats is a finding of its own.
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, step) => decideAction(tenant.agent, { ...event, payload: { step } })),
    );
    expect(answers.filter(({ answer }) => answer.decision === "ALLOW")).toHaveLength(50);
    expect((await entriesOf(tenant)).map(({ decision }) => decision)).toEqual([
      ...Array(50).fill("ALLOW"),
      ...Array(14).fill("BLOCK"),
    ]);
  });
});

/** Sends an event with an Idempotency-Key. */
const once = (tenant: Tenant, event: IngestEvent, key: string) =>
  decideAction(tenant.agent, event, idempotencyOf(key, event));

describe("Idempotency-Key", () => {
  it("the same key and body give the same answer and one entry, also when sent at once", async () => {
    const tenant = await newTenant();
    const key = newId("req");
    const together = await Promise.all(Array.from({ length: 8 }, () => once(tenant, EVENT, key)));
    const later = await once(tenant, { ...EVENT, payload: { to: "ACME", amount: 12.5 } }, key);
    const answers = [...together, later].map(({ answer }) => answer);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(together.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1);
    expect(later.isReplayed).toBe(true);
    expect(await entriesOf(tenant)).toHaveLength(1);
  });

  it("the same key with another body is a conflict and changes nothing", async () => {
    const tenant = await newTenant();
    await once(tenant, EVENT, "k-1");
    await expect(once(tenant, { ...EVENT, payload: { amount: 13 } }, "k-1")).rejects.toThrow(ConflictError);
    expect(await entriesOf(tenant)).toHaveLength(1);
  });

  it("another key of the organization may use the same value for an action of its own", async () => {
    const [one, two] = [await newTenant(), await newTenant()];
    await once(one, EVENT, "shared");
    expect((await once(two, EVENT, "shared")).isReplayed).toBe(false);
  });
});

describe("what stands beside the log cannot speak for it", () => {
  it("an altered stored answer is refused on replay instead of becoming ALLOW", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "BLOCK" });
    const { answer } = await once(tenant, EVENT, "k-9");
    expect(answer.decision).toBe("BLOCK");
    await asSuperuser((db) =>
      db.query("update mastguard.action set answer = replace(answer, 'BLOCK', 'ALLOW') where id = $1", [
        uuidOf("trc", answer.traceId),
      ]),
    );
    await expect(once(tenant, EVENT, "k-9")).rejects.toThrow(UnavailableError);
  });

  it("nothing is decided on rules that were changed behind the log's back", async () => {
    const tenant = await newTenant();
    const policy = await addPolicy(tenant, { decision: "BLOCK", condition: "payload.amount > 1" });
    expect((await decideAction(tenant.agent, EVENT)).answer.decision).toBe("BLOCK");
    await asSuperuser(async (db) => {
      await db.query("set session_replication_role = replica");
      await db.query(
        "update mastguard.policy_version set condition = 'payload.amount > 1000000' where policy_id = $1",
        [uuidOf("pol", policy.id)],
      );
      await db.query("update mastguard.log_head set epoch = epoch + 1 where organization_id = $1", [
        uuidOf("org", tenant.organizationId),
      ]);
    });
    await expect(decideAction(tenant.agent, EVENT)).rejects.toThrow(UnavailableError);
  });

  it("an e-mail address where an id is expected does not reach the log", async () => {
    const tenant = await newTenant();
    const address = "ana@example.org";
    await decideAction(tenant.agent, {
      ...EVENT,
      context: {
        sessionId: address,
        tool: address,
        environment: address,
        principal: { type: "user", id: address },
        dataClasses: [address],
      },
    });
    for (const { body } of await entriesOf(tenant)) expect(body).not.toContain(address);
  });
});
