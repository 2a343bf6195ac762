import {
  fromHex,
  leafHash,
  parseVerifierKey,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from "@mastguard/ledger";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import * as keysRoute from "@/app/.well-known/mastguard-keys.json/route";
import * as traceRoute from "@/app/api/v1/audit/[traceId]/route";
import * as checkpointRoute from "@/app/api/v1/audit/checkpoint/route";
import * as consistencyRoute from "@/app/api/v1/audit/consistency/route";
import * as exportRoute from "@/app/api/v1/audit/export/route";
import * as proofRoute from "@/app/api/v1/audit/proof/route";
import * as aliasRoute from "@/app/api/v1/audit/route";
import * as auditRoute from "@/app/api/v1/hitl/audit/route";
import * as auditLogRoute from "@/app/api/v1/hitl/audit-log/route";
import { decideAction } from "@/server/decisions";
import type { NextHandler } from "@/server/http/next-mount";
import { newId } from "@/server/ids";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { AuditEntrySchema, CheckpointSchema } from "./schemas";
import { grow, integrate } from "./testing";
import { ProvenTraceSchema } from "./trace";

const Envelope = z.object({
  success: z.boolean(),
  data: z.unknown(),
  error: z
    .object({ code: z.string(), message: z.string(), details: z.array(z.object({ path: z.string() })).optional() })
    .nullable(),
  meta: z.object({ requestId: z.string(), nextCursor: z.string().nullable().optional() }),
});

let tenant: Tenant;
let foreign: Tenant;
let traceIds: string[];
let size: number;

beforeAll(async () => {
  [tenant, foreign] = [await newTenant(), await newTenant()];
  traceIds = await grow(tenant, 600);
  await integrate();
  await grow(foreign, 5);
  await integrate();
  size = (await checkpoint()).size;
});

interface Asked {
  readonly key?: string | null;
  readonly query?: Record<string, string | number>;
  readonly params?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly method?: string;
}

async function ask(handler: NextHandler, { key, query = {}, params = {}, headers = {}, method = "GET" }: Asked = {}) {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const credential = key === null ? {} : { "x-api-key": key ?? tenant.key };
  const request = new Request(`http://127.0.0.1/x?${search}`, { method, headers: { ...credential, ...headers } });
  return await handler(request, { params: Promise.resolve(params) });
}

async function read(handler: NextHandler, asked: Asked = {}) {
  const response = await ask(handler, asked);
  const body = Envelope.parse(await response.json());
  return { status: response.status, headers: response.headers, ...body };
}

async function list(query: Asked["query"] = {}, handler: NextHandler = auditRoute.GET, key?: string) {
  const { status, data, meta } = await read(handler, { query, ...(key === undefined ? {} : { key }) });
  expect(status).toBe(200);
  return { entries: z.array(AuditEntrySchema).parse(data), nextCursor: meta.nextCursor };
}

async function checkpoint(at?: number) {
  const { data } = await read(checkpointRoute.GET, { query: at === undefined ? {} : { size: at } });
  return CheckpointSchema.parse(data);
}

describe("the audit list", () => {
  it("answers the newest decisions first, the same under each of its paths", async () => {
    const { entries } = await list();
    expect(entries).toHaveLength(50);
    expect(entries.map(({ index }) => index)).toEqual(entries.map((_, at) => size - 1 - at));
    expect(entries[0]).toMatchObject({
      type: "action.decided",
      traceId: traceIds.at(-1),
      payloadHash: expect.stringMatching(/^hmac-sha256:/),
      leafHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      timestamp: expect.stringMatching(/Z$/),
    });
    for (const handler of [auditLogRoute.GET, aliasRoute.GET])
      expect((await list({}, handler)).entries).toEqual(entries);
  });

  it("walks the whole log by cursor without repeating or skipping while entries arrive", async () => {
    const log = await newTenant();
    await grow(log, 260);
    const seen: number[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await list({ type: "all", limit: 37, ...(cursor ? { cursor } : {}) }, auditRoute.GET, log.key);
      seen.push(...page.entries.map(({ index }) => index));
      cursor = page.nextCursor;
      await grow(log, 11);
    } while (cursor);
    const first = seen[0] ?? -1;
    expect(first).toBeGreaterThanOrEqual(260);
    expect(seen).toEqual(Array.from({ length: first + 1 }, (_, at) => first - at));
  });

  it("filters, and filters combine", async () => {
    const all = (await everything({ type: "all" })).entries;
    const decided = all.filter(({ type }) => type === "action.decided");
    const expected: [Record<string, string>, (entry: z.output<typeof AuditEntrySchema>) => boolean][] = [
      [{ agentId: "mail-bot" }, ({ agentId }) => agentId === "mail-bot"],
      [{ actionType: "PAYMENT_APPROVE" }, ({ actionType }) => actionType === "PAYMENT_APPROVE"],
      [{ decision: "BLOCK" }, ({ decision }) => decision === "BLOCK"],
      [{ decision: "ALLOW" }, ({ decision }) => decision === "ALLOW"],
      [{ category: "HIGH" }, ({ riskCategory }) => riskCategory === "HIGH"],
      [{ traceId: traceIds[3] ?? "" }, ({ traceId }) => traceId === traceIds[3]],
      [
        { agentId: "billing-bot", decision: "BLOCK", category: "HIGH", actionType: "PAYMENT_APPROVE" },
        (entry) =>
          entry.agentId === "billing-bot" &&
          entry.decision === "BLOCK" &&
          entry.riskCategory === "HIGH" &&
          entry.actionType === "PAYMENT_APPROVE",
      ],
    ];
    for (const [query, matches] of expected) {
      const { entries } = await everything(query);
      expect(entries.length, JSON.stringify(query)).toBeGreaterThan(0);
      expect(entries).toEqual(decided.filter(matches));
    }
    const created = await list({ type: "organization.created" });
    expect(created.entries).toEqual(all.filter(({ type }) => type === "organization.created"));
    expect(created.entries).toHaveLength(1);
    expect((await list({ traceId: newId("trc") })).entries).toEqual([]);
  });

  it("takes entries from an instant on and before another", async () => {
    const { entries: decided } = await everything({});
    const from = decided[400]?.timestamp ?? "";
    const to = decided[100]?.timestamp ?? "";
    const inside = decided.filter(({ timestamp }) => timestamp >= from && timestamp < to);
    expect((await everything({ from, to })).entries).toEqual(inside);
    expect((await everything({ from })).entries).toEqual(decided.filter(({ timestamp }) => timestamp >= from));
    expect((await list({ to: "2020-01-01" })).entries).toEqual([]);
    expect((await list({ from: "1950-01-01", limit: 1 })).entries).toHaveLength(1);
    expect((await list({ from: "2999-01-01T00:00:00+02:00" })).entries).toEqual([]);
  });

  it.each([
    ["limit", { limit: 0 }],
    ["limit", { limit: 201 }],
    ["limit", { limit: "x" }],
    ["cursor", { cursor: "!" }],
    ["cursor", { cursor: "bm9uc2Vuc2U" }],
    ["type", { type: "action.dreamt" }],
    ["decision", { decision: "allow" }],
    ["actionType", { actionType: "PAY" }],
    ["category", { category: "huge" }],
    ["traceId", { traceId: "trc_1" }],
    ["from", { from: "yesterday" }],
    ["to", { from: "2026-02-01", to: "2026-01-01" }],
    ["agentId", { agentId: "" }],
    ["colour", { colour: "red" }],
  ])("refuses a bad `%s` by name", async (path, query) => {
    const { status, error } = await read(auditRoute.GET, { query });
    expect(status).toBe(422);
    expect(error).toMatchObject({ code: "VALIDATION_FAILED", details: [{ path }] });
  });

  it("never shows another organization's entries", async () => {
    const { entries } = await list({ type: "all", limit: 200 }, auditRoute.GET, foreign.key);
    expect(entries.every(({ traceId }) => traceId === null || !traceIds.includes(traceId))).toBe(true);
    expect((await list({ traceId: traceIds[0] ?? "" }, auditRoute.GET, foreign.key)).entries).toEqual([]);
  });
});

describe("a trace", () => {
  const Event = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", payload: { to: "ACME", amount: 12 } } as const;

  it("shows the action without its payload, the decision, and entries that prove", async () => {
    const { answer } = await decideAction(tenant.agent, { ...Event, context: { resource: "person@example.org" } });
    const before = ProvenTraceSchema.parse(await traced(answer.traceId, tenant.key));
    expect(before).toMatchObject({
      traceId: answer.traceId,
      decision: answer,
      action: { agentId: "billing-bot", resource: null },
      entries: [
        { index: answer.audit.index, leafHash: answer.audit.leafHash, proof: { status: "pending", hashes: [] } },
      ],
    });
    expect(before.action).not.toHaveProperty("payload");
    await integrate();
    const after = ProvenTraceSchema.parse(await traced(answer.traceId, tenant.key));
    const [entry] = after.entries;
    expect(entry?.proof).toMatchObject({ status: "included", treeSize: after.checkpoint?.size });
    expect(entry && provesInclusion(entry, after.checkpoint?.rootHash ?? "")).toBe(true);
  });

  it("shows payload and context to who may read them", async () => {
    const { key } = await newTenantKey(tenant.organizationId, ["admin"]);
    const { answer } = await decideAction(tenant.agent, { ...Event, context: { resource: "person@example.org" } });
    expect(await traced(answer.traceId, key)).toMatchObject({
      action: { payload: Event.payload, context: { resource: "person@example.org" }, resource: "person@example.org" },
    });
  });

  it("is 404 when malformed, unknown or another organization's", async () => {
    const { answer } = await decideAction(tenant.agent, Event);
    for (const [traceId, key] of [
      ["trc_1", tenant.key],
      ["%00", tenant.key],
      [newId("trc"), tenant.key],
      [answer.traceId, foreign.key],
    ] as const) {
      const { status, error } = await read(traceRoute.GET, { params: { traceId }, key });
      expect(status).toBe(404);
      expect(error).toMatchObject({ code: "NOT_FOUND" });
    }
  });

  async function traced(traceId: string, key: string): Promise<unknown> {
    const { status, data } = await read(traceRoute.GET, { params: { traceId }, key });
    expect(status).toBe(200);
    return data;
  }
});

describe("evidence", () => {
  it("the newest checkpoint verifies with a served key, as JSON and as the note itself", async () => {
    const newest = await checkpoint();
    const response = await ask(checkpointRoute.GET, { headers: { accept: "text/plain" } });
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await response.text()).toBe(newest.note);
    const { keys } = await served();
    const trusted = keys.map(({ publicKey }) => ({ name: newest.origin, publicKey: Buffer.from(publicKey, "base64") }));
    const verified = await verifyCheckpoint(newest.note, trusted);
    expect(verified).toMatchObject({ valid: true, checkpoint: { origin: newest.origin, size: newest.size } });
    expect(newest.origin).toBe(`127.0.0.1:3000/log/${tenant.organizationId}`);
    expect(await checkpoint(size)).toMatchObject({ size });
    for (const at of [size + 1_000_000, 3])
      expect((await read(checkpointRoute.GET, { query: { size: at } })).status).toBe(404);
    const empty = await newTenant();
    expect((await read(checkpointRoute.GET, { key: empty.key })).status).toBe(404);
  });

  it("every inclusion proof served verifies", async () => {
    const { rootHash } = await checkpoint(size);
    const { entries } = await everything({ type: "all", to: new Date(Date.now() + 1_000).toISOString() });
    for (const { index, leafHash } of entries.filter(({ index }) => index < size && index % 7 === 0)) {
      const { data } = await read(proofRoute.GET, { query: { index, size } });
      const { hashes } = z.object({ hashes: z.array(z.string()) }).parse(data);
      expect(provesInclusion({ index, leafHash, proof: { treeSize: size, hashes } }, rootHash)).toBe(true);
    }
  });

  it("every consistency proof between signed trees verifies, and one exists for any two sizes", async () => {
    const older = await checkpoint(size);
    await grow(tenant, 300);
    await integrate();
    const newer = await checkpoint();
    const { data } = await read(consistencyRoute.GET, { query: { from: size, to: newer.size } });
    const { hashes } = z.object({ hashes: z.array(z.string()) }).parse(data);
    const claim = { from: size, to: newer.size, fromRoot: fromHex(older.rootHash), toRoot: fromHex(newer.rootHash) };
    expect(verifyConsistency({ ...claim, proof: hashes.map(fromHex) })).toBe(true);
    for (const [from, to] of [
      [0, 0],
      [0, 7],
      [1, 256],
      [255, 257],
      [600, 601],
    ] as const)
      expect((await read(consistencyRoute.GET, { query: { from, to } })).status).toBe(200);
  });

  it.each([
    ["index", proofRoute, { index: 5, size: 5 }],
    ["size", proofRoute, { index: 5, size: 1_000_000 }],
    ["size", proofRoute, { index: 5 }],
    ["index", proofRoute, { index: -1, size: 5 }],
    ["index", proofRoute, { index: "", size: 5 }],
    ["from", consistencyRoute, { from: 6, to: 5 }],
    ["to", consistencyRoute, { from: 6, to: 1_000_000 }],
    ["to", consistencyRoute, { from: 6, to: "1e2" }],
    ["size", checkpointRoute, { size: "many" }],
  ])("refuses a bad `%s` by name", async (path, { GET }, query) => {
    const { status, error } = await read(GET, { query });
    expect(status).toBe(422);
    expect(error).toMatchObject({ code: "VALIDATION_FAILED", details: [{ path }] });
  });

  it("the key ring is served to anybody, cacheable, public halves only", async () => {
    const { keys, response } = await served();
    expect(response.headers.get("cache-control")).toBe("public, max-age=300");
    expect(keys).toMatchObject([
      { purpose: "checkpoint", retiredAt: null, keyId: expect.stringMatching(/^[0-9a-f]{16}$/) },
    ]);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(["createdAt", "keyId", "publicKey", "purpose", "retiredAt"]);
  });
});

describe("an export", () => {
  const Header = z.object({
    format: z.literal("mastguard-export/1"),
    organizationId: z.string(),
    origin: z.string(),
    checkpoint: z.string(),
    verifierKeys: z.array(z.string()),
    filters: z.record(z.string(), z.string()),
  });
  const Exported = z.object({
    index: z.number(),
    leafHash: z.string(),
    body: z.string(),
    proof: z.array(z.string()).nullable(),
  });

  it.each(["json", "jsonl"])(
    "as %s verifies offline, entry by entry, against the signed checkpoint in it",
    async (format) => {
      const { header, entries, end } = await exported(tenant, format, { decision: "BLOCK" });
      const verified = await verifyCheckpoint(header.checkpoint, header.verifierKeys.map(parseVerifierKey));
      if (!verified.valid) throw new Error(verified.message);
      expect(verified.checkpoint.origin).toBe(header.origin);
      expect(header).toMatchObject({ organizationId: tenant.organizationId, filters: { decision: "BLOCK" } });
      expect(entries.length).toBeGreaterThan(100);
      expect(end).toEqual({ count: entries.length, firstIndex: entries[0]?.index, lastIndex: entries.at(-1)?.index });
      for (const { index, leafHash: stored, body, proof } of entries) {
        expect(Buffer.from(leafHash(body)).toString("hex")).toBe(stored);
        const claim = { index, size: verified.checkpoint.size, leafHash: fromHex(stored) };
        const { rootHash } = verified.checkpoint;
        expect(verifyInclusion({ ...claim, proof: (proof ?? []).map(fromHex), rootHash })).toBe(true);
      }
    },
  );

  it("writes an entry that says how much was taken, by whom, and by which filters", async () => {
    const { entries } = await exported(tenant, "jsonl", { agentId: "mail-bot" });
    const [created] = (await list({ type: "export.created", limit: 1 })).entries;
    const { data } = await read(proofRoute.GET, { query: { index: 0, size: 1 } });
    expect(data).toEqual({ hashes: [] });
    const all = await exported(tenant, "jsonl", { type: "export.created" });
    const body: unknown = JSON.parse(all.entries.at(-1)?.body ?? "{}");
    expect(body).toMatchObject({
      type: "export.created",
      actor: { type: "api_key" },
      data: {
        format: "jsonl",
        count: entries.length,
        firstIndex: entries[0]?.index,
        lastIndex: entries.at(-1)?.index,
        filtersHash: expect.stringMatching(/^sha256:/),
      },
    });
    expect(JSON.stringify(body)).not.toContain("mail-bot");
    expect(created?.index).toBe(all.entries.at(-1)?.index);
  });

  it("is not written down for HEAD, which takes nothing", async () => {
    const before = (await list({ type: "export.created", limit: 200 })).entries.length;
    expect((await ask(exportRoute.HEAD, { query: { format: "csv" }, method: "HEAD" })).status).toBe(200);
    expect((await list({ type: "export.created", limit: 200 })).entries).toHaveLength(before);
  });

  it("of 5,000 rows streams in pages", async () => {
    const large = await newTenant();
    await grow(large, 5_000);
    await integrate();
    const response = await ask(exportRoute.GET, { key: large.key, query: { format: "csv" } });
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="mastguard-audit-.*\.csv"$/);
    const chunks: number[] = [];
    let text = "";
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
      chunks.push(step.value.length);
      text += step.value;
    }
    expect(chunks.length).toBeGreaterThan(10);
    expect(Math.max(...chunks)).toBeLessThan(200_000);
    const lines = text.split("\r\n");
    expect(lines).toHaveLength(5_002);
    expect(lines[0]).toMatch(/^index,timestamp,type,traceId,agentId/);
  });

  it("as CSV holds no cell that a spreadsheet computes", async () => {
    const hostile = await newTenant();
    for (const agentId of ["=1+1", "+1", "-1", "@x", 'say "a,b"', "plain"])
      await decideAction(hostile.agent, { agentId, actionType: "OTHER", payload: {} });
    const response = await ask(exportRoute.GET, { key: hostile.key, query: { format: "csv" } });
    const cells = (await response.text())
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.split(",").slice(4).join(","));
    expect(cells.map((line) => line.replace(/,OTHER,.*$/, ""))).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@x",
      '"say ""a,b"""',
      "plain",
    ]);
  });

  it("names a missing or unknown format", async () => {
    for (const query of [{}, { format: "xml" }] as Record<string, string>[]) {
      const { status, error } = await read(exportRoute.GET, { query });
      expect(status).toBe(422);
      expect(error).toMatchObject({ details: [{ path: "format" }] });
    }
  });

  async function exported(of: Tenant, format: string, query: Record<string, string>) {
    const response = await ask(exportRoute.GET, { key: of.key, query: { ...query, format } });
    expect(response.status).toBe(200);
    const text = await response.text();
    if (format === "json") {
      const whole = Header.extend({ entries: z.array(Exported), end: z.unknown() }).parse(JSON.parse(text));
      return { header: whole, entries: whole.entries, end: whole.end };
    }
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    return {
      header: Header.parse(lines[0]),
      entries: z.array(Exported).parse(lines.slice(1, -1)),
      end: z.object({ end: z.unknown() }).parse(lines.at(-1)).end,
    };
  }
});

describe("every route of the log", () => {
  const routes = [
    ["hitl/audit", auditRoute, {}],
    ["hitl/audit-log", auditLogRoute, {}],
    ["audit", aliasRoute, {}],
    ["audit/{traceId}", traceRoute, {}],
    ["audit/export", exportRoute, { format: "csv" }],
    ["audit/checkpoint", checkpointRoute, {}],
    ["audit/proof", proofRoute, { index: 0, size: 1 }],
    ["audit/consistency", consistencyRoute, { from: 0, to: 1 }],
  ] as const;

  it.each(routes)("%s asks for a key that may read the log", async (_path, { GET }, query) => {
    const params = { traceId: newId("trc") };
    for (const key of [null, "mg_live_nonsense", `mg_live_${"x".repeat(32)}`])
      expect(await read(GET, { key, query, params })).toMatchObject({
        status: 401,
        error: { code: "UNAUTHENTICATED" },
      });
    const { key } = await newTenantKey(tenant.organizationId, ["ingest"]);
    expect(await read(GET, { key, query, params })).toMatchObject({ status: 403, error: { code: "FORBIDDEN" } });
  });

  it.each([...routes, ["mastguard-keys.json", keysRoute, {}] as const])("%s is read-only", async (_path, verbs) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
      const { status, headers } = await read(verbs[method], { method });
      expect(status).toBe(405);
      expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    }
  });
});

/** Every page of a list, as one. */
async function everything(query: Record<string, string>) {
  const entries: z.output<typeof AuditEntrySchema>[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await list({ ...query, limit: 200, ...(cursor ? { cursor } : {}) });
    entries.push(...page.entries);
    cursor = page.nextCursor;
  } while (cursor);
  return { entries };
}

async function served() {
  const response = await ask(keysRoute.GET, { key: null });
  const { keys } = z
    .object({ keys: z.array(z.looseObject({ keyId: z.string(), publicKey: z.string() })) })
    .parse(await response.json());
  return { keys, response };
}

function provesInclusion(
  entry: { index: number; leafHash: string; proof: { treeSize: number; hashes: string[] } },
  rootHash: string,
): boolean {
  return verifyInclusion({
    index: entry.index,
    size: entry.proof.treeSize,
    leafHash: fromHex(entry.leafHash),
    proof: entry.proof.hashes.map(fromHex),
    rootHash: fromHex(rootHash),
  });
}
