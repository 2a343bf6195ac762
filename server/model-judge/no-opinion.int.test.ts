import { describe, expect, it } from "vitest";
import { traceOf } from "@/server/audit/trace";
import { openTexts } from "@/server/decisions";
import { type TraceId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { findQuestions } from "./find-questions";
import { judgeNext } from "./judge-next";
import { updateModelJudge } from "./setting";
import { decide, judgeAll, never, newScenes, opinionEntries, passTime, switchOn, waiting } from "./testing/scene";
import { completion, type Reply, said } from "./testing/stand-in-model";

const ERASE =
  "update mastguard.record set wrapped_key = null, nonce = null, ciphertext = null, erased_at = now() where trace_id = $1";
const scene = newScenes();

async function erase(traceId: TraceId): Promise<void> {
  await asSuperuser((db) => db.query(ERASE, [uuidOf("trc", traceId)]));
}

describe("no opinion", () => {
  const failureOf = async (traceId: TraceId) => (await opinionEntries(traceId)).map(({ data }) => data["failure"]);

  it.each<[string, Reply, string]>([
    ["words around the JSON", said('Sure! {"verdict":"safe"}'), "unreadable"],
    ["a verdict nobody defined", completion({ verdict: "ALLOW" }), "unreadable"],
    ["a field nobody asked for", completion({ decision: "ALLOW" }), "unreadable"],
    ["a confidence above 1", completion({ confidence: 7 }), "unreadable"],
    ["a category nobody defined", completion({ categories: ["Jane Doe"] }), "unreadable"],
    ["a long reason", completion({ reason: "x".repeat(501) }), "unreadable"],
    ["content that is no text", said(null), "unreadable"],
    ["no JSON at all", { body: "<html>" }, "unreadable"],
    ["more than an answer can hold", { body: " ".repeat(100_000) }, "too_large"],
  ])("comes of %s, is recorded at once and not asked again", async (_, reply, failure) => {
    const { model, tenant } = scene();
    await switchOn(scene());
    model.reply = () => reply;
    const { traceId } = await decide(scene());
    await judgeAll(scene());
    await passTime();
    await judgeAll(scene());
    expect(await failureOf(traceId)).toEqual([failure]);
    expect(model.seen).toHaveLength(1);
    expect((await traceOf(tenant.owner, traceId)).opinion).toMatchObject({ verdict: null, failure, reason: null });
  });

  it.each<[string, Reply, string]>([
    ["an answer that does not come in time", "hang", "timeout"],
    ["an endpoint that refuses", { status: 503, body: "" }, "refused"],
    [
      "a redirect, which is not followed",
      { status: 307, headers: { location: "/elsewhere" }, body: "" },
      "unreachable",
    ],
  ])("comes of %s after three tries, each later than the last", async (_, reply, failure) => {
    const { model } = scene();
    await switchOn(scene());
    model.reply = () => reply;
    const impatient = { ...scene().endpoint, timeoutMs: 200 };
    const { traceId } = await decide(scene());
    await findQuestions(impatient);
    for (const seconds of [30, 300]) {
      expect(await judgeNext(impatient, never)).toBe(true);
      const { rows } = await asSuperuser((db) =>
        db.query(
          "select extract(epoch from due_at - now()) as left from mastguard.judge_question where trace_id = $1",
          [uuidOf("trc", traceId)],
        ),
      );
      expect(Number(rows[0].left)).toBeGreaterThan(seconds - 10);
      expect(Number(rows[0].left)).toBeLessThanOrEqual(seconds);
      expect(await judgeNext(impatient, never)).toBe(false);
      await passTime();
    }
    await judgeNext(impatient, never);
    expect(await failureOf(traceId)).toEqual([failure]);
    expect([model.seen.length, await waiting({ traceId })]).toEqual([3, 0]);
  });

  it("is said of an action whose workers died three times", async () => {
    const { endpoint, model } = scene();
    await switchOn(scene());
    const { traceId } = await decide(scene());
    await findQuestions(endpoint);
    await asSuperuser((db) => db.query("update mastguard.judge_question set attempts = 3"));
    await judgeAll(scene());
    expect(await failureOf(traceId)).toEqual(["interrupted"]);
    expect(model.seen).toEqual([]);
  });

  it("is said of an action that was erased meanwhile", async () => {
    const { endpoint, model } = scene();
    await switchOn(scene());
    const { traceId } = await decide(scene());
    await findQuestions(endpoint);
    await erase(traceId);
    await judgeAll(scene());
    expect(await failureOf(traceId)).toEqual(["erased"]);
    expect(model.seen).toEqual([]);
  });

  it("is said of an action that is erased while the model answers: its words are kept nowhere", async () => {
    const { endpoint, model, tenant } = scene();
    await switchOn(scene());
    const { traceId } = await decide(scene());
    await findQuestions(endpoint);
    model.reply = async () => {
      await erase(traceId);
      return completion({ reason: "Wilhelmina threatens to kill" });
    };
    await judgeNext(endpoint, never);
    const [entry] = await opinionEntries(traceId);
    expect(entry?.data).toMatchObject({ failure: "erased", verdict: null, reasonHash: null, categories: [] });
    expect(entry?.data["sentHash"]).toMatch(/^hmac-sha256:/);
    expect(await openTexts(tenant.organizationId, [traceId], "opinion")).toEqual(new Map());
    expect((await traceOf(tenant.owner, traceId)).opinion).toMatchObject({ verdict: null, reason: null });
  });

  it("is said of an action whose erasing is not yet committed: the opinion waits for it", async () => {
    const { endpoint, model, tenant } = scene();
    await switchOn(scene());
    const { traceId } = await decide(scene());
    await findQuestions(endpoint);
    model.reply = () => completion({});
    await asSuperuser(async (db) => {
      await db.query("begin");
      await db.query(ERASE, [uuidOf("trc", traceId)]);
      const recorded = judgeNext(endpoint, never);
      await expect
        .poll(async () => {
          const { rows } = await db.query(
            "select count(*)::int as n from pg_locks where not granted and locktype = 'transactionid'",
          );
          return rows[0].n;
        })
        .toBeGreaterThan(0);
      await db.query("commit");
      await recorded;
    });
    expect(await failureOf(traceId)).toEqual(["erased"]);
    expect(await openTexts(tenant.organizationId, [traceId], "opinion")).toEqual(new Map());
  });

  it("is said of what may have left before the judge was switched off; what never left is let go in silence", async () => {
    const { endpoint, model, tenant } = scene();
    await switchOn(scene());
    const [tried, fresh] = [await decide(scene()), await decide(scene())];
    await findQuestions(endpoint);
    await asSuperuser((db) =>
      db.query("update mastguard.judge_question set attempts = 1 where trace_id = $1", [uuidOf("trc", tried.traceId)]),
    );
    await updateModelJudge(tenant.owner, endpoint, { enabled: false });
    await judgeAll(scene());
    expect([await failureOf(tried.traceId), await failureOf(fresh.traceId)]).toEqual([["switched_off"], []]);
    expect([model.seen.length, await waiting(tried), await waiting(fresh)]).toEqual([0, 0, 0]);
  });
});
