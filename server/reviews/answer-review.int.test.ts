import { describe, expect, it } from "vitest";
import { verifyAudit } from "@/server/audit/verify";
import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfScopes, type Scope } from "@/server/auth/permissions";
import { idempotencyOf } from "@/server/decisions";
import { ConflictError, ForbiddenError, NotFoundError } from "@/server/errors";
import { isId, uuidOf } from "@/server/ids";
import type { CreatedApiKey } from "@/server/keys/schemas";
import { createApiKey } from "@/server/keys/service";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import { viewTask } from "./annotate";
import { answerReview } from "./answer-review";
import { expireReview } from "./expire";
import { reviewTask } from "./service";
import { entriesOf, newPerson, type Person, taskIs, type Waiting, waitingFor } from "./testing/people";
import type { CastVote, Vote } from "./vote";

const RATIONALE = "Matches the order, checked twice.";

function answer({ task }: Waiting, by: Person | Waiting["tenant"]["owner"], vote: Partial<Vote> = {}, key?: string) {
  const whole = { decision: "APPROVE", rationale: RATIONALE, expectedDigest: null, ...vote } as const;
  return answerReview(by, task, whole, idempotencyOf(key ?? null, whole));
}

const statusOf = async ({ tenant, task }: Waiting) => (await reviewTask(tenant.owner, task)).status;
const typesOf = async (waiting: Waiting) => (await entriesOf(waiting)).map(({ type }) => type);

describe("fifty people who approve at once", () => {
  it("a task for two is half approved by one, approved by another, and decided for the rest", async () => {
    const waiting = await waitingFor(2);
    const people: Person[] = [];
    while (people.length < 50) people.push(await newPerson(waiting.tenant, "reviewer"));
    const results = await Promise.allSettled(people.map((person) => answer(waiting, person)));
    const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(won.map(({ outcome }) => outcome).sort()).toEqual(["APPROVED", "PARTIALLY_APPROVED"]);
    expect(new Set(won.map(({ reviewerId }) => reviewerId)).size).toBe(2);
    const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(lost).toHaveLength(48);
    for (const reason of lost) expect(reason).toBeInstanceOf(ConflictError);
    expect(await typesOf(waiting)).toEqual(["action.decided", "review.opened", "review.approved", "review.approved"]);
    expect((await verifyAudit(waiting.tenant.organizationId)).problems).toEqual([]);
  });

  it("one person with fifty tries approves a task for two once", async () => {
    const waiting = await waitingFor(2);
    const person = await newPerson(waiting.tenant, "reviewer");
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => answer(waiting, person)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await statusOf(waiting)).toBe("PARTIALLY_APPROVED");
  });

  it("approvals and rejections together end in one state that the log tells as well", async () => {
    const waiting = await waitingFor(2);
    const people = await Promise.all(Array.from({ length: 12 }, () => newPerson(waiting.tenant, "reviewer")));
    await Promise.allSettled(
      people.map((person, at) => answer(waiting, person, { decision: at % 3 === 0 ? "REJECT" : "APPROVE" })),
    );
    const entries = await entriesOf(waiting);
    expect(entries.at(-1)?.data.outcome).toBe(await statusOf(waiting));
    expect((await verifyAudit(waiting.tenant.organizationId)).problems).toEqual([]);
  });

  it("an answer and the end of its time: one of them", async () => {
    const waiting = await waitingFor(1);
    const { tenant, task } = waiting;
    const people = await Promise.all(Array.from({ length: 4 }, () => newPerson(tenant, "reviewer")));
    await taskIs(task, "sla_due_at = clock_timestamp() + interval '30 milliseconds'");
    await Promise.allSettled([
      ...people.map((person) => answer(waiting, person)),
      ...Array.from({ length: 20 }, async (_, at) => {
        await new Promise((resolve) => setTimeout(resolve, at * 5));
        return await expireReview(tenant.organizationId, task);
      }),
    ]);
    const ends = (await typesOf(waiting)).filter((type) => type === "review.approved" || type === "review.expired");
    expect(ends).toHaveLength(1);
  });
});

describe("who may answer", () => {
  it.each(["owner", "admin", "reviewer"] as const)("a member as %s", async (role) => {
    const waiting = await waitingFor(1);
    expect(await answer(waiting, await newPerson(waiting.tenant, role))).toMatchObject({ outcome: "APPROVED" });
  });

  it.each(["policy_manager", "auditor", "developer", "billing"] as const)("nobody as %s", async (role) => {
    const waiting = await waitingFor(1);
    await expect(answer(waiting, await newPerson(waiting.tenant, role))).rejects.toThrow(ForbiddenError);
    expect(await typesOf(waiting)).toEqual(["action.decided", "review.opened"]);
  });

  it("no agent's key, whatever its scopes", async () => {
    const waiting = await waitingFor(1);
    const { agent } = await newTenantKey(waiting.tenant.organizationId, ["ingest", "admin", "hitl:review"]);
    await expect(answer(waiting, agent)).rejects.toThrow(ForbiddenError);
  });

  it("two keys and the browser of one person are one person", async () => {
    const waiting = await waitingFor(3);
    const person = await newPerson(waiting.tenant, "reviewer");
    const keys = [1, 2].map(() => newTenantKey(waiting.tenant.organizationId, ["hitl:review"], person.userId));
    const [first, second] = (await Promise.all(keys)).map(({ agent }) => agent);
    if (!first || !second) throw new Error("two keys");
    expect(await answer(waiting, first)).toMatchObject({ outcome: "PARTIALLY_APPROVED" });
    await expect(answer(waiting, second)).rejects.toThrow(ConflictError);
    await expect(answer(waiting, person)).rejects.toThrow(ConflictError);
  });

  it("a role that was lost counts no more, though the browser is still signed in", async () => {
    const waiting = await waitingFor(1);
    const person = await newPerson(waiting.tenant, "reviewer");
    const where = [uuidOf("org", waiting.tenant.organizationId), uuidOf("usr", person.userId)];
    await asSuperuser((db) =>
      db.query(
        "update mastguard.membership set roles = '{auditor}' where organization_id = $1 and user_id = $2",
        where,
      ),
    );
    await expect(answer(waiting, person)).rejects.toThrow(ForbiddenError);
    await asSuperuser((db) =>
      db.query("delete from mastguard.membership where organization_id = $1 and user_id = $2", where),
    );
    await expect(answer(waiting, person)).rejects.toThrow(ForbiddenError);
  });

  it("a role that is being taken away is waited for, and counts no more when it is gone", async () => {
    const waiting = await waitingFor(1);
    const person = await newPerson(waiting.tenant, "reviewer");
    const where = [uuidOf("org", waiting.tenant.organizationId), uuidOf("usr", person.userId)];
    const answered = await asSuperuser(async (db) => {
      await db.query("begin");
      await db.query(
        "update mastguard.membership set roles = '{auditor}' where organization_id = $1 and user_id = $2",
        where,
      );
      const answers = answer(waiting, person).catch((error: unknown) => error);
      const early = await Promise.race([answers, new Promise((resolve) => setTimeout(resolve, 300, "waits"))]);
      await db.query("commit");
      return [early, await answers];
    });
    expect(answered).toEqual(["waits", expect.any(ForbiddenError)]);
    expect(await typesOf(waiting)).toEqual(["action.decided", "review.opened"]);
  });

  it("not the person the agent's key is bound to alone, nor who made it; as one of two, yes", async () => {
    const tenant = await newTenant();
    const maker = await newPerson(tenant, "owner");
    const bound = await newPerson(tenant, "reviewer");
    const { agent } = await newTenantKey(tenant.organizationId, ["ingest"], bound.userId);
    await asSuperuser((db) =>
      db.query("update mastguard.api_key set created_by = $2 where id = $1", [
        uuidOf("key", agent.actor.id),
        maker.userId,
      ]),
    );
    await addPolicy(tenant, { decision: "HITL", review: { requiredApprovals: 2 } });
    const waiting = await waitingFor(2, { ...tenant, agent });
    await answer(waiting, maker);
    await expect(answer(waiting, bound)).rejects.toThrow(/somebody else/);
    expect(await answer(waiting, await newPerson(tenant, "reviewer"))).toMatchObject({ outcome: "APPROVED" });
  });

  it("not whoever made the agent's key by another key, however many keys there are between", async () => {
    const tenant = await newTenant();
    const maker = await newPerson(tenant, "owner");
    const asKey = ({ id }: CreatedApiKey, scopes: readonly Scope[]): ActorContext => {
      if (!isId("key", id)) throw new Error("no key");
      return {
        ...maker,
        actor: { type: "api_key", id, userId: null },
        permissions: permissionsOfScopes(scopes, false),
      };
    };
    let by: ActorContext = maker;
    for (const name of ["first", "second"]) by = asKey(await createApiKey(by, { name, scopes: ["admin"] }), ["admin"]);
    const agent = asKey(await createApiKey(by, { name: "agent", scopes: ["ingest"] }), ["ingest"]);
    await addPolicy(tenant, { decision: "HITL" });
    const waiting = await waitingFor(1, { ...tenant, agent });
    await expect(answer(waiting, maker)).rejects.toThrow(/somebody else/);
    expect(await answer(waiting, await newPerson(tenant, "reviewer"))).toMatchObject({ outcome: "APPROVED" });
  });

  it("what is critical: from a browser that signed in a moment ago, and nothing else", async () => {
    const waiting = await waitingFor(1);
    await taskIs(waiting.task, "risk_category = 'CRITICAL'");
    const person = await newPerson(waiting.tenant, "reviewer");
    const { agent: key } = await newTenantKey(waiting.tenant.organizationId, ["hitl:review"], person.userId);
    const old = new Date(Date.now() - 16 * 60_000);
    const stale = {
      ...person,
      actor: { type: "user", id: person.userId, method: "email_link", signedInAt: old },
    } as const;
    await expect(answer(waiting, key)).rejects.toThrow(/Sign in again/);
    await expect(answer(waiting, stale)).rejects.toThrow(/Sign in again/);
    expect(await answer(waiting, person)).toMatchObject({ outcome: "APPROVED" });
  });
});

describe("what is refused changes nothing", () => {
  it("another digest than the action's", async () => {
    const waiting = await waitingFor(1);
    const person = await newPerson(waiting.tenant, "reviewer");
    const expectedDigest = `sha256:${"0".repeat(64)}`;
    await expect(answer(waiting, person, { expectedDigest })).rejects.toThrow(ConflictError);
    expect(await statusOf(waiting)).toBe("PENDING");
    expect(await answer(waiting, person, { expectedDigest: waiting.digest })).toMatchObject({ outcome: "APPROVED" });
  });

  it.each(["APPROVED", "REJECTED", "EXPIRED"])("an answer to a task that is %s", async (status) => {
    const waiting = await waitingFor(1);
    await taskIs(waiting.task, `status = '${status}', resolved_at = now()`);
    const person = await newPerson(waiting.tenant, "reviewer");
    await expect(answer(waiting, person)).rejects.toThrow(ConflictError);
    await expect(answer(waiting, person, { decision: "REJECT" })).rejects.toThrow(ConflictError);
    expect(await typesOf(waiting)).toEqual(["action.decided", "review.opened"]);
  });

  it("an answer whose time is over before anybody noticed", async () => {
    const waiting = await waitingFor(1);
    await taskIs(waiting.task, "sla_due_at = now() - interval '1 millisecond'");
    await expect(answer(waiting, await newPerson(waiting.tenant, "reviewer"))).rejects.toThrow(
      /time for this review is over/,
    );
  });

  it("an approval of what was erased; its rejection stands", async () => {
    const waiting = await waitingFor(1);
    await asSuperuser((db) =>
      db.query(
        "update mastguard.record set erased_at = now(), wrapped_key = null, nonce = null, ciphertext = null where id = $1",
        [uuidOf("trc", waiting.trace)],
      ),
    );
    const person = await newPerson(waiting.tenant, "reviewer");
    await expect(answer(waiting, person)).rejects.toThrow(/erased/);
    expect(await answer(waiting, person, { decision: "REJECT" })).toMatchObject({ outcome: "REJECTED" });
    expect((await reviewTask(person, waiting.task)).history.at(-1)).not.toHaveProperty("comment"); // erased stays erased
  });

  it("another organization's task", async () => {
    const waiting = await waitingFor(1);
    const stranger = await newPerson(await newTenant(), "owner");
    await expect(answer(waiting, stranger)).rejects.toThrow(NotFoundError);
  });
});

describe("a retry with its key", () => {
  it("of twenty at once, one counts and all get its answer", async () => {
    const waiting = await waitingFor(2);
    const person = await newPerson(waiting.tenant, "reviewer");
    const all: CastVote[] = await Promise.all(Array.from({ length: 20 }, () => answer(waiting, person, {}, "k")));
    expect(all.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1);
    expect(new Set(all.map(({ noteId }) => noteId)).size).toBe(1);
    expect(await statusOf(waiting)).toBe("PARTIALLY_APPROVED");
  });

  it("of another answer is refused", async () => {
    const waiting = await waitingFor(2);
    const person = await newPerson(waiting.tenant, "reviewer");
    await answer(waiting, person, {}, "k");
    await expect(answer(waiting, person, { decision: "REJECT" }, "k")).rejects.toThrow(/Idempotency-Key/);
    await expect(answer(waiting, person, { rationale: "Something else altogether." }, "k")).rejects.toThrow(
      /Idempotency-Key/,
    );
    expect(await statusOf(waiting)).toBe("PARTIALLY_APPROVED");
  });

  it("is answered after the task was decided by others", async () => {
    const waiting = await waitingFor(2);
    const [first, second] = [await newPerson(waiting.tenant, "reviewer"), await newPerson(waiting.tenant, "reviewer")];
    await answer(waiting, first, {}, "k");
    await answer(waiting, second);
    expect(await answer(waiting, first, {}, "k")).toMatchObject({ outcome: "PARTIALLY_APPROVED", isReplayed: true });
  });
});

describe("what the log says of an answer", () => {
  it("who, how they signed in, how long it was open before them, for which action; and none of the words", async () => {
    const waiting = await waitingFor(1);
    const person = await newPerson(waiting.tenant, "reviewer");
    await viewTask(person, waiting.task);
    await viewTask(person, waiting.task);
    await answer(waiting, person);
    const entries = await entriesOf(waiting);
    expect(entries.map(({ type }) => type)).toEqual([
      "action.decided",
      "review.opened",
      "review.viewed",
      "review.approved",
    ]);
    const approved = entries.at(-1);
    expect(approved).toMatchObject({
      actor: { type: "user", id: person.userId, method: "email_link" },
      data: {
        taskId: waiting.task,
        reviewerId: person.userId,
        outcome: "APPROVED",
        decision: "ALLOW",
        approvals: 1,
        requiredApprovals: 1,
        openMs: expect.any(Number),
        policyVersionId: expect.stringMatching(/^plv_/),
        noteHash: expect.stringMatching(/^hmac-sha256:/),
      },
    });
    const text = JSON.stringify(entries);
    expect(text).not.toContain(RATIONALE);
    expect(text).not.toContain(waiting.digest.slice(7));
  });

  it("the rationale is read by who may read payloads, and by nobody else", async () => {
    const waiting = await waitingFor(1);
    await answer(waiting, await newPerson(waiting.tenant, "reviewer"));
    const shown = await reviewTask(await newPerson(waiting.tenant, "reviewer"), waiting.task);
    expect(shown.history.at(-1)).toMatchObject({ event: "approved", comment: RATIONALE });
    const hidden = await reviewTask(await newPerson(waiting.tenant, "auditor"), waiting.task);
    expect(hidden.history.at(-1)).not.toHaveProperty("comment");
  });

  it("a rationale that was exchanged is not shown as the one that was logged", async () => {
    const waiting = await waitingFor(2);
    await answer(waiting, await newPerson(waiting.tenant, "reviewer"));
    await answer(waiting, await newPerson(waiting.tenant, "reviewer"), {
      rationale: "Another rationale, just as long.",
    });
    await asSuperuser((db) =>
      db.query(
        `update mastguard.record r set wrapped_key = o.wrapped_key, nonce = o.nonce, ciphertext = o.ciphertext
         from mastguard.record o where r.trace_id = $1 and o.trace_id = $1 and r.kind = 'note' and o.kind = 'note' and o.id > r.id`,
        [uuidOf("trc", waiting.trace)],
      ),
    );
    await expect(reviewTask(waiting.tenant.owner, waiting.task)).rejects.toThrow(/note and entry differ/);
  });
});
