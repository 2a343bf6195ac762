import { fork } from "node:child_process";
import { describe, expect, it } from "vitest";
import { traceOf } from "@/server/audit/trace";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { findQuestions } from "./find-questions";
import { judgeNext } from "./judge-next";
import { startModelJudge } from "./model-judge";
import { updateModelJudge } from "./setting";
import { decide, judgeAll, never, newScenes, opinionEntries, passTime, switchOn, waiting } from "./testing/scene";
import { completion } from "./testing/stand-in-model";

const scene = newScenes();

describe("a model's opinion", () => {
  it("is asked of nobody until the organization agrees, and then only about what is decided afterwards", async () => {
    const { endpoint, model, tenant } = scene();
    const before = await decide(scene());
    await judgeAll(scene());
    await switchOn(scene());
    const after = await decide(scene());
    const plain = await decide(scene(), { text: "Thank you for the invoice." });
    await judgeAll(scene());
    expect(model.seen).toHaveLength(1);
    expect(await opinionEntries(before.traceId)).toEqual([]);
    expect(await opinionEntries(plain.traceId)).toEqual([]);
    expect(await opinionEntries(after.traceId)).toHaveLength(1);
    await updateModelJudge(tenant.owner, endpoint, { enabled: false });
    await decide(scene());
    await judgeAll(scene());
    expect(model.seen).toHaveLength(1);
  });

  it("is recorded in its action's trace with model, prompt, verdict and hashes, and its words are not in the log", async () => {
    const { endpoint, model, tenant } = scene();
    await switchOn(scene());
    model.reply = () => completion({ reason: "It says: I'm going to kill you" });
    const { traceId } = await decide(scene());
    await judgeAll(scene());
    const [entry] = await opinionEntries(traceId);
    expect(entry?.data).toMatchObject({
      origin: endpoint.url.origin,
      model: "stand-in-1",
      promptVersion: "1",
      promptHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      verdict: "unsafe",
      confidence: 0.9,
      categories: ["harmful_content"],
      reasonHash: expect.stringMatching(/^hmac-sha256:/),
      sentHash: expect.stringMatching(/^hmac-sha256:/),
      failure: null,
      attempts: 1,
    });
    expect(entry?.body).not.toContain("kill");
    const shown = await traceOf(tenant.owner, traceId);
    expect(shown.opinion).toMatchObject({ verdict: "unsafe", reason: "It says: I'm going to kill you" });
    const auditor = { ...tenant.owner, permissions: new Set(["audit:read"] as const) };
    expect((await traceOf(auditor, traceId)).opinion).toMatchObject({ verdict: "unsafe", reason: null });
  });

  it.each([
    ["safe", "HITL"],
    ["safe", "BLOCK"],
    ["unsafe", "ALLOW"],
  ] as const)("that says %s leaves a %s what it is: decision, review and rules", async (verdict, decision) => {
    const { model, tenant } = scene();
    await addPolicy(tenant, { decision });
    await switchOn(scene());
    model.reply = () => completion({ verdict });
    const decided = await decide(scene());
    expect(decided.decision).toBe(decision);
    const stateOf = () =>
      asSuperuser(async (db) => {
        const tables = [
          "action",
          "review_task",
          "agent_session",
          "policy",
          "policy_day",
          "activity_minute",
          "agent_hour",
        ];
        const all = [];
        for (const what of [
          ...tables.map((table) => `t.* from mastguard.${table} t`),
          "epoch, tasks from mastguard.log_head t",
        ])
          all.push(
            await db.query(`select ${what} where organization_id = $1 order by t::text`, [
              uuidOf("org", tenant.organizationId),
            ]),
          );
        return JSON.stringify(all.map(({ rows }) => rows));
      });
    const before = await stateOf();
    await judgeAll(scene());
    expect(await stateOf()).toBe(before);
    const [entry] = await opinionEntries(decided.traceId);
    expect([entry?.data["verdict"], entry?.decision]).toEqual([verdict, null]);
    const trace = await traceOf(tenant.owner, decided.traceId);
    expect([trace.answer.decision, trace.task?.status, trace.opinion?.verdict]).toEqual([
      decision,
      decision === "HITL" ? "PENDING" : undefined,
      verdict,
    ]);
  });

  it("is asked once by many workers at once", async () => {
    const { endpoint, model } = scene();
    await switchOn(scene());
    const traces = await Promise.all(Array.from({ length: 6 }, () => decide(scene())));
    await Promise.all(Array.from({ length: 4 }, () => findQuestions(endpoint)));
    await Promise.all(Array.from({ length: 8 }, () => judgeNext(endpoint, never)));
    await judgeAll(scene());
    expect(model.seen).toHaveLength(6);
    for (const { traceId } of traces) expect(await opinionEntries(traceId)).toHaveLength(1);
  });

  it("that could not be written down is asked for again after the lease, and recorded once", async () => {
    const { endpoint, model } = scene();
    await switchOn(scene());
    const { traceId } = await decide(scene());
    await findQuestions(endpoint);
    model.reply = async () => {
      await asSuperuser((db) => db.query("revoke delete on mastguard.judge_question from mastguard_app"));
      return completion({});
    };
    await expect(judgeNext(endpoint, never)).rejects.toThrow();
    await asSuperuser((db) => db.query("grant delete on mastguard.judge_question to mastguard_app"));
    expect(await opinionEntries(traceId)).toEqual([]);
    expect(await judgeNext(endpoint, never)).toBe(false); // still leased
    await passTime();
    model.reply = () => completion({});
    await judgeAll(scene());
    expect(model.seen).toHaveLength(2);
    expect((await opinionEntries(traceId)).map(({ data }) => data["attempts"])).toEqual([2]);
  });

  it("that two workers got, because a lease ran out, is recorded once", async () => {
    const { endpoint, model } = scene();
    await switchOn(scene());
    const { traceId } = await decide(scene());
    await findQuestions(endpoint);
    const second: Promise<boolean>[] = [];
    model.reply = async () => {
      if (model.seen.length === 1) {
        await passTime();
        second.push(judgeNext(endpoint, never));
        await Promise.all(second);
      }
      return completion({});
    };
    await judgeNext(endpoint, never);
    expect(model.seen).toHaveLength(2);
    expect(await opinionEntries(traceId)).toHaveLength(1);
  });

  it("survives a worker that is killed while the model thinks", async () => {
    const { endpoint, model } = scene();
    await switchOn(scene());
    const { traceId } = await decide(scene());
    model.reply = () => "hang";
    const child = fork("server/model-judge/testing/worker.ts", [JSON.stringify(endpoint)], {
      execArgv: ["--import", "tsx"],
    });
    await expect.poll(() => model.seen.length, { timeout: 20_000 }).toBe(1);
    child.kill("SIGKILL");
    model.reply = () => completion({});
    await passTime();
    const worker = startModelJudge(endpoint);
    await expect.poll(() => opinionEntries(traceId), { timeout: 10_000 }).toHaveLength(1);
    await worker.stop();
    expect(model.seen).toHaveLength(2);
    expect(await waiting({ traceId })).toBe(0);
  });
});

describe("a decision", () => {
  it("neither waits for the judge nor fails with it: its tables may be locked, its model may hang", async () => {
    const { endpoint, model } = scene();
    await switchOn(scene());
    model.reply = () => "hang";
    await decide(scene());
    const worker = startModelJudge(endpoint);
    await expect.poll(() => model.seen.length, { timeout: 10_000 }).toBe(1);
    await asSuperuser(async (db) => {
      await db.query("begin");
      await db.query("lock table mastguard.model_judge, mastguard.judge_question in access exclusive mode");
      expect((await decide(scene())).decision).toBe("ALERT");
      await db.query("rollback");
    });
    await worker.stop();
  });

  it("is made by database functions that know nothing of the judge", async () => {
    const functions = await asSuperuser(async (db) => {
      const { rows } = await db.query(
        `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname = 'mastguard' and p.prosrc ~ 'judge_question|model_judge|judge.opinion' order by 1`,
      );
      return rows.map(({ name }) => name);
    });
    expect(functions).toEqual(["claim_judge_question", "judge_behind"]);
  });
});
