import { describe, expect, it } from "vitest";
import { isId, type ReviewTaskId, uuidOf } from "@/server/ids";
import type { Mail } from "@/server/mail";
import { escalateReview } from "@/server/reviews";
import { assignTask } from "@/server/reviews/annotate";
import { answerReview } from "@/server/reviews/answer-review";
import { updateLinkSettings } from "@/server/reviews/links/link-settings";
import { answerReviewLink } from "@/server/reviews/links/service";
import { endDelegation, setDelegation } from "@/server/reviews/people/delegations";
import { addressOf, newPerson, type Person } from "@/server/reviews/testing/people";
import { entriesOf, moveDueTime } from "@/server/reviews/testing/routing";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { linksOn, mailAgain, mailAll, mailsOf, ownMailOf, tokenFor, verified } from "./testing/mailed-links";
import { addChannel, newScenes, openTask, passTime, stored, tellAll } from "./testing/scene";

const scene = newScenes();
const DUTY = "duty@company.example";
const DAY_MS = 86_400_000;

type Reachable = Person & { readonly email: string };

async function member(role: Parameters<typeof newPerson>[1] = "reviewer"): Promise<Reachable> {
  const person = await newPerson(scene().tenant, role);
  return { ...person, email: await addressOf(person.userId) };
}

async function away(person: Person, deputy: Person): Promise<void> {
  const [startsAt, endsAt] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
  await setDelegation(person, { toUserId: deputy.userId, startsAt, endsAt });
}

/** A mail channel that goes the way of this server's mail. */
async function mailTo(to: readonly string[], events?: readonly string[]): Promise<void> {
  await addChannel(scene(), { type: "email", config: { to }, ...(events === undefined ? {} : { events }) });
}

async function open(): Promise<ReviewTaskId> {
  const task = await openTask(scene());
  if (!isId("tsk", task)) throw new Error("a task");
  return task;
}

const sentTo = () =>
  mailsOf(scene())
    .map(({ to }) => to)
    .sort();

describe("who stands in for a recipient who is away", () => {
  it("gets the mail as well, alone, and only while they stand in", async () => {
    const [ann, ben] = [await member(), await member()];
    await away(ann, ben);
    await mailTo([DUTY, ann.email.toUpperCase()]);
    await open();
    await mailAll(scene());
    const shared = `${DUTY},${ann.email}`;
    expect(sentTo().map((to) => to.toLowerCase())).toEqual([shared, ben.email].sort());
    await endDelegation(ann, {});
    await open();
    await mailAll(scene());
    expect(sentTo().map((to) => to.toLowerCase())).toEqual([shared, shared, ben.email].sort());
  });

  it("gets none for whom no channel names, who is no approver, or when they could not answer", async () => {
    const [named, unnamed, deputy] = [await member(), await member(), await member()];
    await addPolicy(scene().tenant, { decision: "HITL", priority: 1, review: { approvers: ["role:admin"] } });
    await away(named, deputy);
    await away(unnamed, deputy);
    const [admin, former] = [await member("admin"), await member()];
    await away(admin, former);
    await asSuperuser((db) =>
      db.query("update mastguard.membership set roles = '{auditor}' where user_id = $1", [
        uuidOf("usr", former.userId),
      ]),
    );
    await mailTo([DUTY, named.email, admin.email]);
    await open();
    await mailAll(scene());
    expect(sentTo()).toEqual([`${DUTY},${named.email},${admin.email}`]);
  });

  it("gets one mail though the channel names them too", async () => {
    const [ann, ben] = [await member(), await member()];
    await away(ann, ben);
    await mailTo([ann.email, ben.email]);
    await open();
    await mailAll(scene());
    expect(sentTo()).toEqual([`${ann.email},${ben.email}`]);
  });

  it("has a link of their own where links are on, and what they answer by it says for whom", async () => {
    const [ann, ben] = [await member(), await member()];
    const email = await verified(ben);
    await addPolicy(scene().tenant, { decision: "HITL", priority: 1, review: { approvers: [`user:${ann.userId}`] } });
    await away(ann, ben);
    await linksOn(scene(), [ann.email]);
    await open();
    await mailAll(scene());
    expect(mailsOf(scene()).map(({ to, tokens }) => [to, tokens.length])).toEqual([
      [ann.email, 0],
      [email, 2],
    ]);
    const given = { decision: "APPROVE", rationale: "Matches the order.", attempt: crypto.randomUUID() } as const;
    expect(await answerReviewLink(tokenFor(scene(), email), given, "192.0.2.7")).toMatchObject({ kind: "taken" });
    expect(await entriesOf(scene().tenant, "review.approved")).toMatchObject([
      { reviewerId: ben.userId, onBehalfOf: ann.userId },
    ]);
  });
});

describe("an escalated review", () => {
  async function escalated(escalateTo: string[] = ["role:admin"]): Promise<ReviewTaskId> {
    const review = { approvers: ["role:reviewer"], escalateTo };
    await addPolicy(scene().tenant, { decision: "HITL", priority: 1, review });
    const task = await open();
    await moveDueTime(task, "-1 second");
    expect(await escalateReview(scene().tenant.organizationId, task)).toBe(true);
    return task;
  }

  it("is told to each of those who may decide it now, in person, and to their deputies", async () => {
    const [admin, second, deputy, first] = [
      await member("admin"),
      await member("admin"),
      await member(),
      await member(),
    ];
    await away(second, deputy);
    await mailTo([DUTY, first.email]);
    await escalated();
    await mailAll(scene());
    const shared = `${DUTY},${first.email}`;
    expect(sentTo()).toEqual([shared, shared, admin.email, second.email, deputy.email].sort());
    for (const { text } of mailsOf(scene()).filter(({ to }) => !to.includes(DUTY)))
      expect(text).toContain("Review escalated");
  });

  it("has a link of their own for each of them where links are on", async () => {
    const admin = await member("admin");
    const email = await verified(admin);
    await mailTo([DUTY]);
    await updateLinkSettings(scene().tenant.owner, { isEnabled: true });
    await escalated();
    await mailAll(scene());
    expect(mailsOf(scene()).filter(({ to }) => to === email)).toMatchObject([
      { tokens: [expect.any(String), expect.any(String)] },
    ]);
  });

  it("is told to nobody in person once it is decided, or by a channel that tells of none", async () => {
    const admin = await member("admin");
    await mailTo([DUTY], ["review.opened"]);
    await mailTo([DUTY], ["review.escalated"]);
    const task = await escalated();
    const reject = { decision: "REJECT", rationale: "Nobody ordered it.", expectedDigest: null } as const;
    await answerReview(admin, task, reject, null);
    await mailAll(scene());
    expect(sentTo()).toEqual([DUTY, DUTY]);
  });

  it("is told once to whom has it, when the rest is sent again", async () => {
    const [one, two] = [await member("admin"), await member("admin")];
    await mailTo([DUTY], ["review.escalated"]);
    await escalated();
    const send = ownMailOf(scene());
    await tellAll(scene(), {
      ownMail: async (mail) => {
        if (mail.to === two.email) throw new Error("away");
        await send(mail);
      },
    });
    expect(await stored(scene())).toMatchObject([{ status: "pending", attempts: 1 }]);
    expect(sentTo()).toEqual([DUTY, one.email].sort());
    await mailAgain(scene());
    expect(await stored(scene())).toMatchObject([{ status: "delivered", attempts: 2 }]);
    expect(sentTo()).toEqual([DUTY, one.email, two.email].sort());
  });

  it("leaves a channel on when somebody's own address is refused", async () => {
    const admin = await member("admin");
    const refused = `nobody@${admin.userId.slice(4)}.example`;
    await asSuperuser((db) =>
      db.query("update mastguard.user_account set email = $2 where id = $1", [uuidOf("usr", admin.userId), refused]),
    );
    await mailTo([DUTY], ["review.escalated"]);
    await escalated();
    await mailAll(scene());
    expect(await stored(scene())).toMatchObject([
      { status: "delivered", last_detail: "1 of 2 addresses were refused" },
    ]);
  });
});

it("a channel whose own recipients have everything stays on, however long a member's own mailbox takes nothing", async () => {
  const admin = await member("admin");
  await mailTo([DUTY], ["review.assigned"]);
  const channel = () =>
    asSuperuser(async (db) => {
      const { rows } = await db.query(
        "select is_active, disabled_reason, failing_since is not null as is_failing from mastguard.notification_channel",
      );
      return rows;
    });
  const on = [{ is_active: true, disabled_reason: null, is_failing: false }];
  const send = ownMailOf(scene());
  const full = Object.assign(new Error("452 mailbox full"), { code: "EENVELOPE", responseCode: 452 });
  const ownMail = async (mail: Mail) => {
    if (mail.to === admin.email) throw full;
    await send(mail);
  };
  const task = await open();
  for (const days of [0, 4]) {
    await asSuperuser((db) =>
      db.query("update mastguard.notification_channel set failing_since = failing_since - make_interval(days => $1)", [
        days,
      ]),
    );
    await assignTask(scene().tenant.owner, task, `user:${uuidOf("usr", admin.userId)}`);
    await tellAll(scene(), { ownMail });
    expect(await channel()).toEqual(on);
  }
  await passTime(scene());
  await tellAll(scene(), { ownMail });
  expect(await channel()).toEqual(on);
  expect(sentTo()).toEqual([DUTY, DUTY]);
  await mailAgain(scene());
  expect(await stored(scene())).toMatchObject([{ status: "delivered" }, { status: "delivered" }]);
  expect(sentTo()).toEqual([DUTY, DUTY, admin.email, admin.email].sort());
});

it("whom a review is assigned to is told in person, or a group's members are, where a channel tells of that", async () => {
  const [ann, ben] = [await member(), await member()];
  await mailTo([DUTY], ["review.assigned"]);
  const task = await open();
  await assignTask(scene().tenant.owner, task, `user:${uuidOf("usr", ann.userId)}`);
  await mailAll(scene());
  expect(sentTo()).toEqual([DUTY, ann.email].sort());
  await away(ann, ben);
  const second = await open();
  await assignTask(scene().tenant.owner, second, `user:${uuidOf("usr", ann.userId)}`);
  await mailAll(scene());
  expect(sentTo()).toEqual([DUTY, DUTY, ann.email, ann.email, ben.email].sort());
});
