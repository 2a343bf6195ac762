import { describe, expect, it } from "vitest";
import { verifyAudit } from "@/server/audit/verify";
import { isId, newUuid, type ReviewTaskId, uuidOf } from "@/server/ids";
import { mailAll, tokenFor } from "@/server/notifications/testing/mailed-links";
import { openTask } from "@/server/notifications/testing/scene";
import { asSuperuser } from "@/server/testing/database";
import { answerReview } from "../answer-review";
import { updateAttentionSettings } from "../quality/attention-settings";
import { remindReview } from "../remind";
import { reviewTask } from "../service";
import { type Person, taskIs } from "../testing/people";
import { answer, newMailedLinks, open, RATIONALE } from "./testing/mailed";

const { scene, one, two, statusOf, reviewEntries } = newMailedLinks();

function atDesk(person: Person, task: ReviewTaskId, decision: "APPROVE" | "REJECT" = "APPROVE") {
  return answerReview(person, task, { decision, rationale: RATIONALE, expectedDigest: null }, null);
}

describe("an answer by link", () => {
  it("is its person's, by the same steps, and the vote and the log say that it came by a link", async () => {
    const { task, person, token } = await one();
    expect(await answer(token)).toEqual({ kind: "taken", outcome: "APPROVED" });
    expect(await statusOf(task)).toBe("APPROVED");
    expect(await reviewEntries()).toMatchObject([
      {
        type: "review.approved",
        actor: { type: "user", id: person.userId, method: "link" },
        data: { reviewerId: person.userId, outcome: "APPROVED" },
      },
    ]);
    const methods = await asSuperuser(async (db) => {
      const { rows } = await db.query("select method from mastguard.review_vote where task_id = $1", [
        uuidOf("tsk", task),
      ]);
      return rows;
    });
    expect(methods).toEqual([{ method: "link" }]);
    const { history } = await reviewTask(scene().tenant.owner, task);
    expect(history.at(-1)).toMatchObject({ event: "approved", method: "link", comment: RATIONALE });
    expect((await verifyAudit(scene().tenant.organizationId)).problems).toEqual([]);
  });

  it("counts once: the link is used, and says what was answered", async () => {
    const { token } = await one(2);
    await answer(token);
    const used = { state: "used", answer: { decision: "APPROVE", at: expect.any(String) } };
    expect(await answer(token)).toEqual({ kind: "over", view: used });
    expect(await answer(token, { decision: "REJECT" })).toEqual({ kind: "over", view: used });
    expect(await open(token)).toEqual(used);
    expect((await reviewEntries()).map(({ type }) => type)).toEqual(["review.approved"]);
  });

  it("sent again after a lost connection, is answered as it was and decides nothing again", async () => {
    const { token } = await one();
    const attempt = newUuid();
    const results = [
      await answer(token, { attempt }),
      await answer(token, { attempt }),
      await answer(token, { attempt }),
    ];
    for (const result of results) expect(result).toEqual({ kind: "taken", outcome: "APPROVED" });
    expect(await answer(token, { attempt, decision: "REJECT" })).toMatchObject({
      kind: "over",
      view: { state: "used" },
    });
    expect(await reviewEntries()).toHaveLength(1);
  });

  it("of twenty at once, one is taken", async () => {
    const { token } = await one(3);
    const results = await Promise.all(Array.from({ length: 20 }, () => answer(token)));
    expect(results.filter(({ kind }) => kind === "taken")).toHaveLength(1);
    expect(await reviewEntries()).toHaveLength(1);
  });

  it("uses up every link that its person has to the task, and no other person's", async () => {
    const { task, ann, ben } = await two(2);
    await taskIs(task, "sla_due_at = now() + interval '10 minutes'");
    await remindReview(scene().tenant.organizationId, task);
    await mailAll(scene());
    const later = tokenFor(scene(), ann.email);
    expect(later).not.toBe(ann.token);
    expect(await open(later)).toMatchObject({ state: "open" });
    await answer(later);
    expect(await open(ann.token)).toMatchObject({ state: "used" });
    expect(await open(ben.token)).toMatchObject({ state: "open", task: { approvals: [{ reviewerId: ann.userId }] } });
  });

  it("a rejection ends the review, and the other person hears who gave it", async () => {
    const { task, ann, ben } = await two(2);
    expect(await answer(ann.token, { decision: "REJECT" })).toEqual({ kind: "taken", outcome: "REJECTED" });
    const decided = { state: "decided", status: "REJECTED", by: ann.email, isOwn: false };
    expect(await open(ben.token)).toMatchObject(decided);
    expect(await answer(ben.token)).toMatchObject({ kind: "over", view: decided });
    expect(await statusOf(task)).toBe("REJECTED");
  });

  it("two people by two links approve what asks for two", async () => {
    const { task, ann, ben } = await two(2);
    expect(await answer(ann.token)).toEqual({ kind: "taken", outcome: "PARTIALLY_APPROVED" });
    expect(await answer(ben.token)).toEqual({ kind: "taken", outcome: "APPROVED" });
    expect(await statusOf(task)).toBe("APPROVED");
    expect((await verifyAudit(scene().tenant.organizationId)).problems).toEqual([]);
  });

  it("one person by link and at the desk is one person, whichever comes first", async () => {
    const { task, ann, ben } = await two(3);
    await answer(ann.token);
    await expect(atDesk(ann, task)).rejects.toThrow(/approved this already/);
    await atDesk(ben, task);
    expect(await answer(ben.token)).toMatchObject({ kind: "refused", reason: expect.stringContaining("already") });
    expect(await reviewTask(scene().tenant.owner, task)).toMatchObject({
      status: "PARTIALLY_APPROVED",
      approvals: [{ reviewerId: ann.userId }, { reviewerId: ben.userId }],
    });
  });

  it("that is refused leaves the link as it was", async () => {
    const { task, person, token } = await one();
    await updateAttentionSettings(scene().tenant.owner, { reviewsPerHour: 1, isHard: true });
    const other = await openTask(scene());
    if (isId("tsk", other)) await atDesk(person, other);
    expect(await answer(token)).toMatchObject({ kind: "refused", reason: expect.stringContaining("still reject") });
    expect(await statusOf(task)).toBe("PENDING");
    expect(await answer(token, { decision: "REJECT" })).toEqual({ kind: "taken", outcome: "REJECTED" });
  });
});
