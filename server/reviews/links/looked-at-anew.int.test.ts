import { describe, expect, it } from "vitest";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { escalateReview } from "../escalate";
import { expireReview } from "../expire";
import { type Person, taskIs } from "../testing/people";
import { answer, newMailedLinks, open } from "./testing/mailed";

const { scene, one, statusOf, expectUntouched } = newMailedLinks();

async function member(person: Person, sql: string) {
  await asSuperuser((db) =>
    db.query(`${sql} where organization_id = $1 and user_id = $2`, [
      uuidOf("org", person.organizationId),
      uuidOf("usr", person.userId),
    ]),
  );
}

describe("everything is looked at anew when the answer comes", () => {
  it("somebody who was removed from the organization learns and decides nothing", async () => {
    const { task, person, token } = await one();
    await member(person, "delete from mastguard.membership");
    const view = { state: "not_permitted", reason: "You may not decide reviews here any more." };
    expect(await open(token)).toEqual(view);
    expect(await answer(token)).toEqual({ kind: "over", view });
    await expectUntouched(task);
  });

  it("so does somebody whose role was taken away", async () => {
    const { task, person, token } = await one();
    await member(person, "update mastguard.membership set roles = '{auditor}'");
    expect(await open(token)).toMatchObject({ state: "not_permitted" });
    expect(await answer(token)).toMatchObject({ kind: "over", view: { state: "not_permitted" } });
    await expectUntouched(task);
  });

  it("and somebody who is not among the approvers any more", async () => {
    const { task, token } = await one();
    await taskIs(task, "approvers = '{role:owner}'");
    expect(await answer(token)).toMatchObject({ kind: "over", view: { state: "not_permitted" } });
    expect(await statusOf(task)).toBe("PENDING");
  });

  it("what has become critical is answered in the dashboard, whatever the answer", async () => {
    const { task, token } = await one();
    await taskIs(task, "risk_category = 'CRITICAL'");
    for (const decision of ["APPROVE", "REJECT"] as const)
      expect(await answer(token, { decision })).toMatchObject({ kind: "over", view: { state: "not_permitted" } });
    await expectUntouched(task);
  });

  it("another action than the one the link was made for is not answered", async () => {
    const { task, token } = await one();
    await taskIs(task, `action_digest = 'sha256:${"0".repeat(64)}'`);
    expect(await answer(token)).toMatchObject({ kind: "refused", reason: expect.stringContaining("digest") });
    expect(await statusOf(task)).toBe("PENDING");
  });

  it("a review that was decided, or whose time is over, is over", async () => {
    const { task, person, token } = await one();
    await taskIs(task, "sla_due_at = now()");
    expect(await answer(token)).toMatchObject({ kind: "refused", reason: expect.stringContaining("time") });
    await expireReview(person.organizationId, task);
    expect(await answer(token)).toMatchObject({
      kind: "over",
      view: { state: "decided", status: "EXPIRED", by: null },
    });
  });

  it("a review that was handed to others is theirs", async () => {
    const { tenant } = scene();
    const { task, token } = await one();
    await taskIs(task, "sla_due_at = now(), escalations = '{role:owner}'");
    await escalateReview(tenant.organizationId, task);
    expect(await open(token)).toMatchObject({ state: "not_permitted" });
  });
});
