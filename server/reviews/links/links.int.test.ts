import { describe, expect, it } from "vitest";
import * as linksRoute from "@/app/api/v1/hitl/links/route";
import { verifyAudit } from "@/server/audit/verify";
import { inOrganization } from "@/server/db/in-organization";
import { RateLimitedError } from "@/server/errors";
import { isId, newUuid, type ReviewTaskId, uuidOf } from "@/server/ids";
import { linksOn, mailAll, mailsOf, tokenFor, verified } from "@/server/notifications/testing/mailed-links";
import { newScenes, openTask } from "@/server/notifications/testing/scene";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import { answerReview } from "../answer-review";
import { escalateReview } from "../escalate";
import { expireReview } from "../expire";
import { updateAttentionSettings } from "../quality/attention-settings";
import { remindReview } from "../remind";
import { reviewTask } from "../service";
import { newPerson, type Person, taskIs } from "../testing/people";
import { updateLinkSettings } from "./link-settings";
import { findLink } from "./link-store";
import { claimedLink, linkToken } from "./link-token";
import type { LinkAnswerInput, LinkOutcome } from "./schemas";
import { answerReviewLink, openReviewLink } from "./service";

const scene = newScenes();
const RATIONALE = "Matches the order, checked twice.";
let clients = 0;
/** An address nobody came from before. */
const client = () => `10.9.${(clients += 1) >> 8}.${clients & 255}`;

interface Mailed {
  readonly task: ReviewTaskId;
  readonly people: readonly (Person & { readonly email: string; readonly token: string })[];
}

/** A task for so many approvals, and so many reviewers with a link to it. */
async function mailed(count = 1, requiredApprovals = 1): Promise<Mailed> {
  const { tenant } = scene();
  await addPolicy(tenant, { decision: "HITL", priority: 1, review: { requiredApprovals, slaMinutes: 60 } });
  const people: (Person & { email: string })[] = [];
  while (people.length < count) {
    const person = await newPerson(tenant, "reviewer");
    people.push({ ...person, email: await verified(person) });
  }
  await linksOn(
    scene(),
    people.map(({ email }) => email),
  );
  const task = await openTask(scene());
  if (!isId("tsk", task)) throw new Error("a task");
  await mailAll(scene());
  return { task, people: people.map((person) => ({ ...person, token: tokenFor(scene(), person.email) })) };
}

async function one(requiredApprovals = 1) {
  const { task, people } = await mailed(1, requiredApprovals);
  const [person] = people;
  if (!person) throw new Error("one person");
  return { task, person, token: person.token };
}

async function two(requiredApprovals: number) {
  const { task, people } = await mailed(2, requiredApprovals);
  const [ann, ben] = people;
  if (!ann || !ben) throw new Error("two people");
  return { task, ann, ben };
}

const open = (token: string) => openReviewLink(token, client());
function answer(token: string, given: Partial<LinkAnswerInput> = {}): Promise<LinkOutcome> {
  return answerReviewLink(token, { decision: "APPROVE", rationale: RATIONALE, attempt: newUuid(), ...given }, client());
}
function atDesk(person: Person, task: ReviewTaskId, decision: "APPROVE" | "REJECT" = "APPROVE") {
  return answerReview(person, task, { decision, rationale: RATIONALE, expectedDigest: null }, null);
}

const statusOf = async (task: ReviewTaskId) => (await reviewTask(scene().tenant.owner, task)).status;
async function reviewEntries() {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ body: string }>(
      "select body from mastguard.entry where organization_id = $1 and type like 'review.%' and type <> 'review.opened' order by index",
      [uuidOf("org", scene().tenant.organizationId)],
    );
    return rows.map(({ body }) => JSON.parse(body));
  });
}
async function expectUntouched(task: ReviewTaskId) {
  expect(await statusOf(task)).toBe("PENDING");
  expect((await reviewEntries()).filter(({ type }) => type !== "review.viewed")).toEqual([]);
}
async function member(person: Person, sql: string) {
  await asSuperuser((db) =>
    db.query(`${sql} where organization_id = $1 and user_id = $2`, [
      uuidOf("org", person.organizationId),
      uuidOf("usr", person.userId),
    ]),
  );
}

/** The link of a token with columns of its row changed behind it, and what its token would be if we had made it so. */
async function rowIs(token: string, columns: string): Promise<string> {
  const claimed = claimedLink(token);
  if (claimed === null) throw new Error("a token");
  await asSuperuser((db) => db.query(`update mastguard.review_link set ${columns} where id = $1`, [claimed.id]));
  const { organizationId } = claimed;
  const link = await inOrganization({ organizationId, actor: { type: "system", id: "test" } }, (unit) =>
    findLink(unit, claimed.id),
  );
  if (link === null) throw new Error("a link");
  return linkToken(link);
}

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

describe("a link is worth nothing", () => {
  it("behind its time", async () => {
    const { task, token } = await one();
    const past = await rowIs(token, "expires_at = now() - interval '1 second'");
    expect(await open(past)).toEqual({ state: "expired" });
    expect(await answer(past)).toEqual({ kind: "over", view: { state: "expired" } });
    await expectUntouched(task);
  });

  it("from the moment links are switched off, and stays so when they are switched on again", async () => {
    const { tenant } = scene();
    const { task, ann, ben } = await two(1);
    expect(await open(ann.token)).toMatchObject({ state: "open" });
    await updateLinkSettings(tenant.owner, { isEnabled: false });
    expect(await answer(ann.token)).toEqual({ kind: "over", view: { state: "off" } });
    expect(await open(ben.token)).toEqual({ state: "off" });
    await updateLinkSettings(tenant.owner, { isEnabled: true });
    expect(await answer(ann.token)).toEqual({ kind: "over", view: { state: "off" } });
    await expectUntouched(task);
  });

  it("when its message was deleted with its channel", async () => {
    const { token } = await one();
    await asSuperuser((db) => db.query("delete from mastguard.notification_channel"));
    expect(await open(token)).toEqual({ state: "unknown" });
  });

  it("when anything of the token, or of what it binds, is another", async () => {
    const { task, token } = await one();
    const foreign = uuidOf("org", (await newTenant()).organizationId).replaceAll("-", "");
    const bytes = Buffer.from(token, "base64url");
    const flipped = Array.from({ length: 64 }, (_, at) => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy.toString("base64url");
    });
    const moved = Buffer.concat([Buffer.from(foreign, "hex"), bytes.subarray(16)]).toString("base64url");
    const respelt = `${token.slice(0, -1)}${String.fromCharCode(token.charCodeAt(85) + 1)}`;
    const others = [moved, respelt, "", "x", `${token}A`, token.slice(1), "é".repeat(86), "A".repeat(86)];
    for (const altered of [...flipped, ...others]) {
      expect(await open(altered)).toEqual({ state: "unknown" });
      expect(await answer(altered)).toEqual({ kind: "over", view: { state: "unknown" } });
    }
    await expectUntouched(task);
  });

  it.each([
    ["a later time", "expires_at = expires_at + interval '1 day'"],
    ["a fresher date", "created_at = created_at + interval '1 minute'"],
    ["another digest", "action_digest = 'sha256:0'"],
  ])("when somebody gave its row %s", async (_, columns) => {
    const { task, token } = await one();
    await rowIs(token, columns);
    expect(await answer(token)).toEqual({ kind: "over", view: { state: "unknown" } });
    await expectUntouched(task);
  });

  it("for another task or another person, though the row says so", async () => {
    const { task, ann, ben } = await two(1);
    const other = await openTask(scene());
    await rowIs(ann.token, `task_id = '${uuidOf("tsk", other)}'`);
    expect(await answer(ann.token)).toEqual({ kind: "over", view: { state: "unknown" } });
    const boss = await newPerson(scene().tenant, "owner");
    await rowIs(ben.token, `user_id = '${uuidOf("usr", boss.userId)}'`);
    expect(await answer(ben.token)).toEqual({ kind: "over", view: { state: "unknown" } });
    await expectUntouched(task);
  });

  it("when its use was taken back behind the log: the review has the answer", async () => {
    const { token } = await one(3);
    await answer(token);
    await rowIs(token, "used_at = null");
    expect(await answer(token)).toMatchObject({ kind: "refused", reason: expect.stringContaining("already") });
    expect(await reviewEntries()).toHaveLength(1);
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

describe("/api/v1/hitl/links", () => {
  it("is off until an admin switches it on, which the log says once", async () => {
    const tenant = await newTenant();
    const { key } = await newTenantKey(tenant.organizationId, ["admin"]);
    expect((await callRoute(linksRoute.GET, { key })).envelope.data).toEqual({ isEnabled: false });
    for (const isEnabled of [true, true, false]) {
      const { status } = await callRoute(linksRoute.PUT, { key, method: "PUT", json: { isEnabled } });
      expect(status).toBe(200);
      expect((await callRoute(linksRoute.GET, { key })).envelope.data).toEqual({ isEnabled });
    }
    const bodies = await asSuperuser(async (db) => {
      const { rows } = await db.query<{ body: string }>(
        "select body from mastguard.entry where organization_id = $1 and type = 'organization.updated' order by index",
        [uuidOf("org", tenant.organizationId)],
      );
      return rows.map(({ body }) => JSON.parse(body).data);
    });
    expect(bodies).toEqual([{ hasReviewLinks: true }, { hasReviewLinks: false }]);
  });

  it("is set by who may change settings only, and names the field that is wrong", async () => {
    const tenant = await newTenant();
    const json = { isEnabled: true };
    expect(await callRoute(linksRoute.PUT, { key: tenant.key, method: "PUT", json })).toMatchObject({ status: 403 });
    expect(await callRoute(linksRoute.GET, {})).toMatchObject({ status: 401 });
    const { key } = await newTenantKey(tenant.organizationId, ["admin"]);
    const { status, text } = await callRoute(linksRoute.PUT, { key, method: "PUT", json: { isEnabled: "yes" } });
    expect(status).toBe(422);
    expect(text).toContain("isEnabled");
  });
});
