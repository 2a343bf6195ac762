import { describe, expect, it } from "vitest";
import { isId, uuidOf } from "@/server/ids";
import { answerReview } from "@/server/reviews/answer-review";
import { newPerson, type Person } from "@/server/reviews/testing/people";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import { CHANNEL_TYPES } from "./config";
import { linksOn, mailAgain, mailAll, mailsOf, ownMailOf, tokenFor, verified } from "./testing/mailed-links";
import { addChannel, configs, newScenes, ORIGIN, openTask, stored, tellAll } from "./testing/scene";

const scene = newScenes();
const OTHERS = "duty@company.example";

/** A reviewer whose address is verified, as recipient beside others. */
async function reviewer(role: Parameters<typeof newPerson>[1] = "reviewer"): Promise<Person & { email: string }> {
  const person = await newPerson(scene().tenant, role);
  return { ...person, email: await verified(person) };
}

async function mailedTo(...to: string[]): Promise<ReturnType<typeof mailsOf>> {
  await linksOn(scene(), to);
  await openTask(scene());
  await mailAll(scene());
  return mailsOf(scene());
}

describe("a mail about one review", () => {
  it("goes to each member who may decide it alone, with a link of their own; to the others together, without one", async () => {
    const [ann, ben] = [await reviewer(), await reviewer("admin")];
    const mails = await mailedTo(OTHERS, ann.email.toUpperCase(), "risk@company.example", ben.email);
    expect(mails.map(({ to }) => to).sort()).toEqual([ann.email, ben.email, `${OTHERS},risk@company.example`].sort());
    const tokens = mails.flatMap((mail) => (mail.to.includes(OTHERS) ? [] : [...new Set(mail.tokens)]));
    expect(new Set(tokens).size).toBe(2);
    for (const { to, text, tokens: inMail } of mails) {
      expect(inMail).toHaveLength(to.includes(OTHERS) ? 0 : 2); // as text, and as HTML
      expect(text).toContain(`${ORIGIN}/reviews/tsk_`); // the dashboard stays a way for everybody
      if (inMail.length > 0) expect(text).toContain("It works once, until ");
    }
    expect(await stored(scene())).toMatchObject([{ status: "delivered", attempts: 1 }]);
  });

  it("has no link while the organization has not switched them on", async () => {
    const ann = await reviewer();
    await addChannel(scene(), { type: "email", config: { to: [ann.email] } });
    await openTask(scene());
    await mailAll(scene());
    expect(mailsOf(scene())).toMatchObject([{ to: ann.email, tokens: [] }]);
  });

  it("has none for an address that nobody verified", async () => {
    const { userId } = await newPerson(scene().tenant, "reviewer");
    const email = await verified({ userId });
    await asSuperuser((db) =>
      db.query("update mastguard.user_account set email_verified_at = null where id = $1", [uuidOf("usr", userId)]),
    );
    expect(await mailedTo(email)).toMatchObject([{ to: email, tokens: [] }]);
  });

  it("has none for a member of another organization, or whose role decides nothing", async () => {
    const stranger = await verified(await newPerson(await newTenant(), "reviewer"));
    const auditor = await reviewer("auditor");
    expect(await mailedTo(stranger, auditor.email)).toMatchObject([{ to: `${stranger},${auditor.email}`, tokens: [] }]);
  });

  it("has none for who is not among the approvers, holds the agent's key, or approved already", async () => {
    const { tenant } = scene();
    const [named, other, approved] = [await reviewer(), await reviewer(), await reviewer()];
    const approvers = [`user:${named.userId}`, `user:${approved.userId}`, `user:${tenant.ownerId}`];
    await addPolicy(tenant, { decision: "HITL", priority: 1, review: { requiredApprovals: 2, approvers } });
    await linksOn(scene(), [named.email, other.email, approved.email]);
    const task = await openTask(scene());
    if (!isId("tsk", task)) throw new Error("a task");
    const vote = { decision: "APPROVE", rationale: "Matches the order.", expectedDigest: null } as const;
    await answerReview(approved, task, vote, null);
    await mailAll(scene());
    expect(mailsOf(scene()).map(({ to, tokens }) => [to, tokens.length])).toEqual([
      [named.email, 2],
      [[other.email, approved.email].join(), 0],
    ]);
  });

  it("has none for whoever is behind the agent", async () => {
    const ann = await reviewer("admin");
    const { agent } = await newTenantKey(scene().tenant.organizationId, ["ingest"], ann.userId);
    await linksOn(scene(), [ann.email]);
    await openTask({ tenant: { ...scene().tenant, agent } });
    await mailAll(scene());
    expect(mailsOf(scene())).toMatchObject([{ to: ann.email, tokens: [] }]);
  });

  it("has none when the action is critical", async () => {
    const ann = await reviewer();
    await linksOn(scene(), [ann.email]);
    await openTask(scene(), { risk: "CRITICAL" });
    await mailAll(scene());
    expect(mailsOf(scene())).toMatchObject([{ to: ann.email, tokens: [] }]);
  });

  it("has none when the review was decided before it was sent", async () => {
    const ann = await reviewer();
    await linksOn(scene(), [ann.email]);
    const task = await openTask(scene());
    if (!isId("tsk", task)) throw new Error("a task");
    await answerReview(ann, task, { decision: "REJECT", rationale: "Nobody ordered it.", expectedDigest: null }, null);
    await mailAll(scene());
    expect(mailsOf(scene())).toMatchObject([{ tokens: [] }]);
  });

  it("has none in a digest of several", async () => {
    const ann = await reviewer();
    await linksOn(scene(), [ann.email], 5);
    for (const agentId of ["one", "two"]) await openTask(scene(), { agentId });
    await mailAll(scene());
    await mailAgain(scene());
    expect(mailsOf(scene())).toMatchObject([{ to: ann.email, tokens: [] }]);
  });

  it.each(CHANNEL_TYPES)(
    "has none by a server that was entered with its channel, and nothing else has: %s",
    async (type) => {
      const ann = await reviewer();
      await linksOn(scene(), [OTHERS]);
      const config = configs(scene())[type];
      await addChannel(scene(), { type, config: { ...config, ...(type === "email" ? { to: [ann.email] } : {}) } });
      await openTask(scene());
      await mailAll(scene());
      expect(await stored(scene())).toMatchObject([{ status: "delivered" }, { status: "delivered" }]);
      expect(mailsOf(scene()).flatMap(({ tokens }) => tokens)).toEqual([]);
      expect(
        scene()
          .providers.seen.map(({ body }) => body)
          .join(),
      ).not.toContain("review-link");
    },
  );
});

describe("a link", () => {
  it("is the same in a mail that is sent again, and who has theirs is not written to again", async () => {
    const [ann, ben] = [await reviewer(), await reviewer()];
    await linksOn(scene(), [ann.email, ben.email, OTHERS]);
    await openTask(scene());
    const send = ownMailOf(scene());
    const isFor = (email: string) => (to: string) => to === email;
    await tellAll(scene(), {
      ownMail: async (mail) => {
        await send(mail);
        if (isFor(ben.email)(mail.to)) throw new Error("lost"); // it arrived, and nobody knows
      },
    });
    expect(await stored(scene())).toMatchObject([{ status: "pending", attempts: 1 }]);
    await mailAgain(scene());
    expect(await stored(scene())).toMatchObject([{ status: "delivered", attempts: 2 }]);
    const mails = mailsOf(scene());
    expect(mails.map(({ to }) => to).sort()).toEqual([ann.email, ben.email, ben.email, OTHERS].sort());
    expect(new Set(mails.filter(({ to }) => to === ben.email).flatMap(({ tokens }) => tokens)).size).toBe(1);
  });

  it("to an address that is refused leaves the channel on, and the others served", async () => {
    const [ann, gone] = [await reviewer(), await newPerson(scene().tenant, "reviewer")];
    const refused = `nobody@${gone.userId.slice(4)}.example`;
    await asSuperuser((db) =>
      db.query("update mastguard.user_account set email = $2, email_verified_at = now() where id = $1", [
        uuidOf("usr", gone.userId),
        refused,
      ]),
    );
    await linksOn(scene(), [refused, ann.email]);
    await openTask(scene());
    await mailAll(scene());
    expect(mailsOf(scene())).toMatchObject([{ to: ann.email }]);
    expect(await stored(scene())).toMatchObject([
      { status: "delivered", last_detail: "1 of 2 addresses were refused" },
    ]);
  });

  it("stays out of what is kept of an attempt, though the mail server repeats the mail, and out of the database", async () => {
    const ann = await reviewer();
    scene().mailServer.refusal = (text) => text.replaceAll(/=?\r?\n/g, "").slice(-2_000);
    await linksOn(scene(), [ann.email]);
    await openTask(scene());
    await mailAll(scene());
    const token = tokenFor(scene(), ann.email);
    expect(await stored(scene())).toMatchObject([{ status: "pending", last_detail: null }]);
    expect(await placesOf(token)).toEqual([]);
    expect(await placesOf(token.slice(43))).toEqual([]);
  });
});

/** Tables that hold a text anywhere, as text or as its bytes. */
async function placesOf(text: string): Promise<string[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ name: string }>(
      "select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema = 'mastguard' and table_type = 'BASE TABLE'",
    );
    const bytes = Buffer.from(text, "base64url").toString("hex");
    const found: string[] = [];
    for (const { name } of rows) {
      const hits = await db.query(
        `select 1 from ${name} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0 limit 1`,
        [text, bytes],
      );
      if (hits.rowCount !== 0) found.push(name);
    }
    return found;
  });
}
