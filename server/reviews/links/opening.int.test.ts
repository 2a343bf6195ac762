import { describe, expect, it } from "vitest";
import { RateLimitedError } from "@/server/errors";
import { uuidOf } from "@/server/ids";
import { mailAll, mailsOf } from "@/server/notifications/testing/mailed-links";
import { openTask } from "@/server/notifications/testing/scene";
import { asSuperuser } from "@/server/testing/database";
import { openReviewLink } from "./service";
import { answer, client, newMailedLinks, open } from "./testing/mailed";

const { scene, one, statusOf, reviewEntries } = newMailedLinks();

describe("a link that is opened", () => {
  it("shows its task to its person, and changes nothing but that they have seen it", async () => {
    const { task, person, token } = await one();
    const view = await open(token);
    expect(view).toMatchObject({
      state: "open",
      task: { id: task, content: "shown", payload: { amount: "48200.17" }, standing: { approve: null, reject: null } },
      person: { id: person.userId, email: person.email },
      organization: { id: person.organizationId, name: "Tenant" },
    });
    for (let scan = 0; scan < 5; scan += 1) await open(token);
    expect(await statusOf(task)).toBe("PENDING");
    expect(await reviewEntries()).toMatchObject([
      { type: "review.viewed", actor: { id: person.userId, method: "link" } },
    ]);
  });

  it("lasts a day at most, and never beyond the time of the review", async () => {
    const { token } = await one();
    const view = await open(token);
    if (view.state !== "open") throw new Error("open");
    expect(view.expiresAt).toBe(view.task.slaDueAt);
    const longer = await openTask(scene());
    await asSuperuser((db) =>
      db.query("update mastguard.review_task set sla_due_at = now() + interval '9 days' where id = $1", [
        uuidOf("tsk", longer),
      ]),
    );
    await mailAll(scene());
    const token2 = mailsOf(scene()).at(-1)?.tokens[0] ?? "";
    const view2 = await open(token2);
    if (view2.state !== "open") throw new Error("open");
    expect(Date.parse(view2.expiresAt) - Date.now()).toBeLessThanOrEqual(86_400_000);
    expect(Date.parse(view2.expiresAt) - Date.now()).toBeGreaterThan(86_000_000);
  });

  it("opens no session and proves nothing elsewhere", async () => {
    const { person, token } = await one();
    const sessions = () =>
      asSuperuser(async (db) => {
        const { rows } = await db.query("select 1 from mastguard.user_session where user_id = $1", [
          uuidOf("usr", person.userId),
        ]);
        return rows.length;
      });
    const before = await sessions();
    await open(token);
    await answer(token);
    expect(await sessions()).toBe(before);
  });
});

describe("tries", () => {
  it("of one address that are no links are counted, and refused from then on", async () => {
    const from = client();
    for (let at = 0; at < 30; at += 1) expect(await openReviewLink(`${at}`, from)).toEqual({ state: "unknown" });
    await expect(openReviewLink("once more", from)).rejects.toThrow(RateLimitedError);
    const { token } = await one();
    await expect(openReviewLink(token, from)).rejects.toThrow(RateLimitedError);
    expect(await open(token)).toMatchObject({ state: "open" });
  });
});
