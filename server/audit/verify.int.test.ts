import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { signCheckpoint } from "@mastguard/ledger";
import { beforeAll, describe, expect, it } from "vitest";
import { connectDirect } from "@/server/db/client";
import { decideAction } from "@/server/decisions";
import { env } from "@/server/env";
import { updateGuardrail } from "@/server/guardrails";
import { newId, uuidOf } from "@/server/ids";
import { createApiKey, revokeApiKey } from "@/server/keys";
import { updateModelJudge } from "@/server/model-judge";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { exportAudit } from "./export";
import { newOrigin } from "./origin";
import { grow, integrate } from "./testing";
import { verifyAudit } from "./verify";

const MODEL = {
  url: new URL("https://models.example/v1/chat/completions"),
  model: "model-1",
  apiKey: null,
  timeoutMs: 1_000,
};

/** Changes stored rows behind every guard, as an attacker with the whole database could. */
async function tamper(tenant: Tenant, sql: string, ...values: unknown[]): Promise<void> {
  await asSuperuser(async (db) => {
    await db.query("set session_replication_role = replica"); // triggers off
    const { rowCount } = await db.query(sql, [uuidOf("org", tenant.organizationId), ...values]);
    expect(rowCount).toBeGreaterThan(0);
  });
}

/** A log of `before` entries under one checkpoint and `after` more under a second; the tenant's own entries come first. */
async function log(before = 300, after = 40): Promise<{ tenant: Tenant; size: number; first: number }> {
  const tenant = await newTenant();
  await grow(tenant, before);
  await integrate();
  const { size: first } = await verifyAudit(tenant.organizationId);
  await grow(tenant, after);
  await integrate();
  const { valid, size } = await verifyAudit(tenant.organizationId);
  expect(valid).toBe(true);
  return { tenant, size, first };
}

describe("a healthy log", () => {
  it.each([10, 255, 256, 257, 700])("of %i entries is valid", async (size) => {
    const tenant = await newTenant();
    const founding = (await verifyAudit(tenant.organizationId)).size;
    await grow(tenant, size - founding);
    await integrate();
    const report = await verifyAudit(tenant.organizationId);
    expect(report).toMatchObject({ valid: true, size, firstBadIndex: null, problems: [] });
    expect(report.checkpoint).toEqual({ size, valid: true });
  });

  it("of no entry, and of one, is valid", async () => {
    const tenant = { ...(await newTenant()), organizationId: newId("org") };
    await asSuperuser((db) =>
      db.query("insert into mastguard.organization (id, name) values ($1, 'Bare')", [
        uuidOf("org", tenant.organizationId),
      ]),
    );
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true, size: 0 });
    await grow(tenant, 1);
    await integrate();
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({
      valid: true,
      size: 1,
      checkpoint: { size: 1, valid: true },
    });
  });

  it("is valid with entries newer than its checkpoint", async () => {
    const { tenant, size } = await log(10, 5);
    await grow(tenant, 7);
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({
      valid: true,
      size: size + 7,
      checkpoint: { size, valid: true },
    });
  });

  it("is valid before its first checkpoint, which it does not claim to have", async () => {
    const tenant = await newTenant();
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({
      valid: true,
      checkpoint: { size: 0, valid: false },
    });
  });

  it("is valid with every kind of entry the product writes", async () => {
    const tenant = await newTenant(["admin"]);
    await addPolicy(tenant, { decision: "HITL", condition: "payload.amount > 100" });
    const event = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", context: { sessionId: "s" } } as const;
    const decisions = await Promise.all(
      [1, 500, 2, 600].map((amount) => decideAction(tenant.agent, { ...event, payload: { amount } })),
    );
    expect(new Set(decisions.map(({ answer }) => answer.decision))).toEqual(new Set(["ALLOW", "HITL"]));
    const { id } = await createApiKey(tenant.owner, { name: "Key", scopes: ["read"] });
    await revokeApiKey(tenant.owner, id);
    const { body } = await exportAudit(tenant.owner, { format: "csv", type: "all" });
    for await (const _ of body);
    await integrate();
    const report = await verifyAudit(tenant.organizationId);
    expect(report).toMatchObject({ valid: true, problems: [], checkpoint: { valid: true } });
    expect(report.size).toBeGreaterThan(12);
  });

  it("stays valid while it grows", async () => {
    const { tenant } = await log(400, 10);
    const [report] = await Promise.all([verifyAudit(tenant.organizationId), grow(tenant, 200), integrate()]);
    expect(report).toMatchObject({ valid: true, problems: [] });
  });

  it("keeps its origin when the public host changes", async () => {
    const { tenant, size } = await log(10, 5);
    Object.assign(env(), { PUBLIC_URL: new URL("https://moved.example") });
    try {
      await grow(tenant, 3);
      await integrate();
      expect(await verifyAudit(tenant.organizationId)).toMatchObject({
        valid: true,
        checkpoint: { size: size + 3, valid: true },
      });
    } finally {
      Object.assign(env(), { PUBLIC_URL: undefined });
    }
  });
});

describe("a tampered log", () => {
  it("names an altered body", async () => {
    const { tenant } = await log();
    await tamper(
      tenant,
      "update mastguard.entry set body = replace(body, '-bot\"', '-bat\"') where organization_id = $1 and index = 42",
    );
    const report = await verifyAudit(tenant.organizationId);
    expect(report).toMatchObject({ valid: false, firstBadIndex: 42 });
    expect(report.problems.map(({ kind }) => kind)).toContain("leaf_hash_mismatch");
  });

  it("names an entry whose body, column and leaf hash were all altered to agree", async () => {
    const { tenant } = await log();
    const body = await asSuperuser(async (db) => {
      const { rows } = await db.query<{ body: string }>(
        "select body from mastguard.entry where organization_id = $1 and index = 43",
        [uuidOf("org", tenant.organizationId)],
      );
      return (rows[0]?.body ?? "").replace(/"decision":"\w+"/, '"decision":"ALERT"');
    });
    const leaf = createHash("sha256")
      .update(Buffer.from([0]))
      .update(body)
      .digest();
    await tamper(
      tenant,
      "update mastguard.entry set body = $2, leaf_hash = $3, decision = 'ALERT' where organization_id = $1 and index = 43",
      body,
      leaf,
    );
    const report = await verifyAudit(tenant.organizationId);
    expect(report).toMatchObject({ valid: false, firstBadIndex: 43 });
    expect(report.problems.map(({ kind }) => kind)).toContain("leaf_not_in_tree");
  });

  it.each([
    ["id", "overlay(id::text placing '000000000001' from 25)::uuid"],
    ["type", "'policy.updated'"],
    ["trace_id", "null"],
    ["at", "at + interval '1 millisecond'"],
    ["at", "'infinity'"],
    ["actor_type", "'user'"],
    ["actor_id", "'usr_x'"],
    ["agent_id", "'other'"],
    ["action_type", "'OTHER'"],
    ["decision", "null"],
    ["risk_score", "risk_score + 1"],
    ["risk_category", "'CRITICAL'"],
  ])("names an entry whose column %s became %s", async (column, value) => {
    const { tenant } = await log(20, 3);
    await tamper(tenant, `update mastguard.entry set ${column} = ${value} where organization_id = $1 and index = 17`);
    const report = await verifyAudit(tenant.organizationId);
    expect(report).toMatchObject({ valid: false, firstBadIndex: 17 });
    expect(report.problems).toMatchObject([{ index: 17, kind: "column_mismatch" }]);
  });

  it.each([
    [
      "the leaf hash of an entry",
      "update mastguard.entry set leaf_hash = sha256('x') where organization_id = $1 and index = 20",
      20,
    ],
    ["a missing entry", "delete from mastguard.entry where organization_id = $1 and index = 21", 21],
    [
      "an index beyond every number",
      "update mastguard.entry set index = 9007199254740993 where organization_id = $1 and index = 25",
      25,
    ],
    ["all entries gone", "delete from mastguard.entry where organization_id = $1", 0],
    ["a tail that was cut", "delete from mastguard.entry where organization_id = $1 and index >= 290", 290],
    [
      "another organization in a body",
      "update mastguard.entry set body = replace(body, 'organizationId\":\"org_0', 'organizationId\":\"org_1') where organization_id = $1 and index = 33",
      33,
    ],
  ])("names %s", async (_what, sql, index) => {
    const { tenant } = await log();
    await tamper(tenant, sql);
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: false, firstBadIndex: index });
  });

  it("names the first of two swapped entries", async () => {
    const { tenant } = await log();
    const move = "update mastguard.entry set index = $3 where organization_id = $1 and index = $2";
    for (const [from, to] of [
      [22, 5_000],
      [60, 22],
      [5_000, 60],
    ])
      await tamper(tenant, move, from, to);
    const report = await verifyAudit(tenant.organizationId);
    expect(report).toMatchObject({ valid: false, firstBadIndex: 22 });
    expect(report.problems.map(({ index }) => index)).toContain(60);
  });

  it("names an index that two entries claim", async () => {
    const { tenant } = await log();
    // Indexes are unique within a month's partition only: the second claim comes from the next month.
    const nextMonth = "lpad(to_hex((extract(epoch from now() + interval '1 month') * 1000)::bigint), 12, '0')";
    await tamper(
      tenant,
      `update mastguard.entry set index = 30, id = (${nextMonth} || substr(replace(id::text, '-', ''), 13))::uuid
       where organization_id = $1 and index = 31`,
    );
    const report = await verifyAudit(tenant.organizationId);
    expect(report).toMatchObject({ valid: false, firstBadIndex: 30 });
    expect(report.problems.map(({ kind }) => kind)).toContain("entry_repeated");
  });

  it("names the tail when the head was cut with it", async () => {
    const { tenant } = await log();
    await tamper(tenant, "delete from mastguard.entry where organization_id = $1 and index >= 290");
    await tamper(tenant, "update mastguard.log_head set size = 290 where organization_id = $1");
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: false, firstBadIndex: 290 });
  });

  it("names a tree that was rolled back, by size, by tiles, or both", async () => {
    const { tenant, first, size } = await log();
    await tamper(tenant, "update mastguard.tree set size = $2 where organization_id = $1", first);
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: false, firstBadIndex: first });
    await tamper(tenant, "update mastguard.tree set size = $2 where organization_id = $1", size);
    await tamper(
      tenant,
      "update mastguard.tile set hashes = substring(hashes for 32) where organization_id = $1 and level = 0 and position = 1",
    );
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: false, firstBadIndex: 257 });
    await tamper(tenant, "update mastguard.tree set size = 257 where organization_id = $1");
    expect((await verifyAudit(tenant.organizationId)).valid).toBe(false);
  });

  it("names an altered, and a missing tile", async () => {
    const { tenant } = await log();
    await tamper(
      tenant,
      "update mastguard.tile set hashes = overlay(hashes placing sha256('x') from 5 * 32 + 1) where organization_id = $1 and level = 0 and position = 0",
    );
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: false, firstBadIndex: 5 });
    await tamper(tenant, "delete from mastguard.tile where organization_id = $1 and level = 0 and position = 0");
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: false, firstBadIndex: 0 });
  });

  it("names a deleted checkpoint: first, middle or newest", async () => {
    for (const [number, index] of [
      [1, () => 0],
      [2, (sizes: number[]) => sizes[0]],
      [3, (sizes: number[]) => sizes[1]],
    ] as const) {
      const { tenant, size, first } = await log(5, 5);
      await grow(tenant, 5);
      await integrate();
      await tamper(tenant, "delete from mastguard.checkpoint where organization_id = $1 and number = $2", number);
      const report = await verifyAudit(tenant.organizationId);
      expect(report).toMatchObject({ valid: false, firstBadIndex: index([first, size]) });
      expect(report.problems).toMatchObject([{ kind: "checkpoint_missing" }]);
    }
  });

  it("names a forged checkpoint, also when its key was put into the ring", async () => {
    const { tenant, first, size } = await log(5, 5);
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const raw = new Uint8Array(publicKey.export({ format: "der", type: "spki" }).subarray(-32));
    const origin = newOrigin(tenant.organizationId);
    const signer = { name: origin, publicKey: raw, sign: (message: Uint8Array) => sign(null, message, privateKey) };
    const note = await signCheckpoint({ origin, size, rootHash: new Uint8Array(32) }, signer);
    await asSuperuser((db) =>
      db.query(
        "insert into mastguard.signing_key (id, purpose, public_key, sealed) values ($1, 'checkpoint', $2, $2)",
        [newId("key"), Buffer.from(raw)],
      ),
    );
    await tamper(tenant, "update mastguard.checkpoint set note = $2 where organization_id = $1 and number = 2", note);
    const report = await verifyAudit(tenant.organizationId);
    expect(report).toMatchObject({ valid: false, firstBadIndex: first, checkpoint: { valid: false } });
    expect(report.problems).toMatchObject([{ kind: "checkpoint_bad_signature" }]);
  });

  it("is not extended under our signature when its stored tree is not the signed one", async () => {
    const { tenant, size } = await log();
    await tamper(
      tenant,
      "update mastguard.tile set hashes = overlay(hashes placing sha256('x') from 5 * 32 + 1) where organization_id = $1 and level = 0 and position = 1",
    );
    const other = await newTenant();
    await grow(tenant, 3);
    await integrate();
    expect((await verifyAudit(tenant.organizationId)).checkpoint.size).toBe(size);
    expect((await verifyAudit(other.organizationId)).checkpoint.valid).toBe(true);
  });
});

describe("the database", () => {
  const changes = [
    "update mastguard.entry set decision = 'ALLOW'",
    "delete from mastguard.entry",
    "truncate mastguard.entry",
    "update mastguard.checkpoint set size = 0",
    "delete from mastguard.checkpoint",
    "truncate mastguard.checkpoint",
  ];
  let tenant: Tenant;
  beforeAll(async () => {
    tenant = await newTenant();
    await integrate();
  });

  it.each(changes)("refuses the application: %s", async (sql) => {
    const client = await connectDirect();
    try {
      await client.query("select set_config('mastguard.organization', $1, false)", [
        uuidOf("org", tenant.organizationId),
      ]);
      await expect(client.query(sql)).rejects.toThrow(/permission denied|append-only/);
    } finally {
      await client.end();
    }
  });

  it.each(changes)("refuses the owner of the tables: %s", async (sql) => {
    await asSuperuser(async (db) => {
      await db.query("begin");
      // Forced row-level security would hide the rows from the owner; the trigger alone must stand in the way.
      await db.query("alter table mastguard.entry no force row level security");
      await db.query("alter table mastguard.checkpoint no force row level security");
      await db.query("set local role mastguard_owner");
      await expect(db.query(sql)).rejects.toThrow("append-only");
      await db.query("rollback");
    });
  });
});

describe("what stands beside the log", () => {
  async function decided(): Promise<{ tenant: Tenant; index: number; trace: string; policy: string }> {
    const tenant = await newTenant();
    const policy = await addPolicy(tenant, { decision: "BLOCK", condition: "payload.amount > 10" });
    const { answer } = await decideAction(tenant.agent, { agentId: "a", actionType: "OTHER", payload: { amount: 11 } });
    await integrate();
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true, problems: [] });
    return { tenant, index: answer.audit.index, trace: answer.traceId, policy: policy.id };
  }

  it.each([
    ["answer", "update mastguard.action set answer = replace(answer, 'BLOCK', 'ALLOW') where organization_id = $1"],
    ["decision", "update mastguard.action set decision = 'ALLOW' where organization_id = $1"],
    ["agent", "update mastguard.action set agent_id = 'b' where organization_id = $1"],
  ])("an altered %s of a stored decision is named by its entry", async (_, sql) => {
    const { tenant, index } = await decided();
    await tamper(tenant, sql);
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({
      valid: false,
      firstBadIndex: index,
      problems: [{ index, kind: "decision_altered" }],
    });
  });

  it.each([
    [
      "a condition",
      "update mastguard.policy_version set condition = 'payload.amount > 999' where organization_id = $1",
    ],
    [
      "a condition and its hash",
      "update mastguard.policy_version set condition = '', content_hash = 'sha256:00' where organization_id = $1",
    ],
    ["the set's hash", "update mastguard.policy_set set compiled_hash = 'sha256:00' where organization_id = $1"],
  ])("altered rules are found: %s", async (_, sql) => {
    const { tenant } = await decided();
    await tamper(tenant, sql);
    const { valid, problems } = await verifyAudit(tenant.organizationId);
    expect(valid).toBe(false);
    expect(problems.map(({ kind }) => kind)).toContain("rules_altered");
  });

  it.each([
    [
      "altered",
      "update mastguard.guardrail set effect = 'off' where organization_id = $1 and type = 'secret'",
      "secret",
    ],
    [
      "given a rule that was silent",
      "update mastguard.guardrail set opt_in = '{person_name}' where organization_id = $1 and type = 'secret'",
      "secret",
    ],
    [
      "given a rule without a name",
      "update mastguard.guardrail set opt_in = '{NULL}' where organization_id = $1 and type = 'secret'",
      "secret",
    ],
    ["removed", "delete from mastguard.guardrail where organization_id = $1 and type = 'hidden_text'", "hidden_text"],
    [
      "added",
      "insert into mastguard.guardrail (organization_id, type, effect, opt_in) values ($1, 'sql_risk', 'off', '{}')",
      "sql_risk",
    ],
    [
      "taken back in the log and left in the table",
      "insert into mastguard.guardrail (organization_id, type, effect, opt_in) values ($1, 'harmful_content', 'off', '{}')",
      "harmful_content",
    ],
  ])("a guardrail %s is named", async (_, sql, type) => {
    const tenant = await newTenant();
    await updateGuardrail(tenant.owner, "secret", { effect: "review" });
    await updateGuardrail(tenant.owner, "harmful_content", { effect: "alert" });
    await updateGuardrail(tenant.owner, "harmful_content", { effect: "default" });
    await updateGuardrail(tenant.owner, "hidden_text", { effect: "alert" });
    await integrate();
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true, problems: [] });
    await tamper(tenant, sql);
    const { valid, firstBadIndex, problems } = await verifyAudit(tenant.organizationId);
    expect([valid, firstBadIndex]).toEqual([false, problems[0]?.index]);
    expect(problems).toEqual([
      {
        index: await indexOfLastEntry(tenant, type),
        kind: "guardrails_altered",
        message: `the guardrail of \`${type}\` is not the logged one`,
      },
    ]);
  });

  it.each([
    ["turned on", "update mastguard.model_judge set is_on = true where organization_id = $1"],
    [
      "given another recipient",
      "update mastguard.model_judge set origin = 'https://evil.example' where organization_id = $1",
    ],
    ["moved ahead of the log", "update mastguard.model_judge set position = 999999 where organization_id = $1"],
    ["removed", "delete from mastguard.model_judge where organization_id = $1"],
  ])("a model judge %s is named by its last entry", async (_, sql) => {
    const tenant = await newTenant();
    await updateModelJudge(tenant.owner, MODEL, { enabled: true, origin: MODEL.url.origin });
    await updateModelJudge(tenant.owner, MODEL, { enabled: false });
    const { valid, size } = await verifyAudit(tenant.organizationId);
    expect(valid).toBe(true);
    await tamper(tenant, sql);
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({
      valid: false,
      firstBadIndex: size - 1,
      problems: [{ index: size - 1, kind: "model_judge_altered" }],
    });
  });

  it("a model judge that nobody ever switched is named", async () => {
    const tenant = await newTenant();
    await tamper(
      tenant,
      "insert into mastguard.model_judge (organization_id, is_on, origin) values ($1, true, 'https://evil.example')",
    );
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({
      valid: false,
      problems: [{ index: 0, kind: "model_judge_altered" }],
    });
  });
});

/** Of the last entry about a type's guardrail; of the last about any when there is none about it. */
async function indexOfLastEntry(tenant: Tenant, type: string): Promise<number> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ index: number; type: string }>(
      `select index::float8 as index, body::json -> 'data' ->> 'findingType' as type from mastguard.entry
       where organization_id = $1 and type = 'guardrail.updated' order by index desc`,
      [uuidOf("org", tenant.organizationId)],
    );
    return (rows.find((row) => row.type === type) ?? rows[0])?.index ?? -1;
  });
}
