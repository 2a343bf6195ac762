import { expect, it } from "vitest";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import type { AgentContext } from "./agent-context";
import { COMMIT_DECISIONS, type CommitRow } from "./commit-row";
import { Committer } from "./committer";
import { compute, prepare } from "./compute";
import { snapshotOf } from "./snapshot";

const MB = 1_048_576;

/** A decision of a tenant whose sealed record has so many bytes. */
async function rowOf({ organizationId, agent }: Tenant, bytes: number): Promise<CommitRow> {
  const { actor } = agent;
  if (actor.type !== "api_key") throw new Error("an agent acts with a key");
  const ctx: AgentContext = { ...agent, actor };
  const prepared = await prepare(ctx, { agentId: "a", actionType: "OTHER", payload: {} }, null);
  const { row } = compute(ctx, prepared, await snapshotOf(organizationId), null);
  return { ...row, record: { ...prepared.record, ciphertext: Buffer.alloc(bytes) } };
}

it("one organization's large decisions leave room on their way to disk for another's", async () => {
  const [large, small] = [await newTenant(), await newTenant()];
  const rows = [await rowOf(large, 20 * MB), await rowOf(large, 20 * MB), await rowOf(small, 100)];
  const committer = new Committer(COMMIT_DECISIONS);
  const waiter = { isOver: false };
  const outcomes = await Promise.allSettled(rows.map((row) => committer.commit(row, waiter)));
  const again = await committer.commit(await rowOf(large, 20 * MB), waiter);
  await committer.close();
  expect(outcomes.map((one) => (one.status === "fulfilled" ? one.value.status : String(one.reason)))).toEqual([
    "committed",
    expect.stringContaining("at capacity"),
    "committed",
  ]);
  expect(again.status).toBe("committed");
});

it.each(["ALLOW", "ALERT", "HITL"])(
  "%s without a key is not committed, and takes nothing with it",
  async (decision) => {
    const tenant = await newTenant();
    const rows = [{ ...(await rowOf(tenant, 100)), apiKey: null, decision }, await rowOf(tenant, 100)];
    const committer = new Committer(COMMIT_DECISIONS);
    const outcomes = await Promise.allSettled(rows.map((row) => committer.commit(row, { isOver: false })));
    await committer.close();
    expect(outcomes).toMatchObject([{ status: "rejected" }, { status: "fulfilled", value: { status: "committed" } }]);
  },
);
