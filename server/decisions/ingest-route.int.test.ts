import { describe, expect, it } from "vitest";
import * as ingestRoute from "@/app/api/v1/governance/ingest/route";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";

const EVENT = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", payload: { amount: 12.5 } };
const send = (key: string | undefined, json: unknown, headers: Record<string, string> = {}) =>
  callRoute(ingestRoute.POST, { key, json, headers });

async function logSize({ organizationId }: Tenant): Promise<number> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ size: number }>(
      "select size from mastguard.log_head where organization_id = $1",
      [uuidOf("org", organizationId)],
    );
    return rows[0]?.size ?? -1;
  });
}

/** Raw bodies no reader may take, and the word the refusal must name. */
const MALFORMED: readonly (readonly [name: string, body: string | Buffer, names: string])[] = [
  ["not JSON", "{agentId: 1}", "body"],
  ["empty", "", "body"],
  ["an array", "[]", "body"],
  ["trailing text", `${JSON.stringify(EVENT)} x`, "body"],
  ["a number for agentId", JSON.stringify({ ...EVENT, agentId: 7 }), "agentId"],
  ["an empty agentId", JSON.stringify({ ...EVENT, agentId: "" }), "agentId"],
  ["a 201-character agentId", JSON.stringify({ ...EVENT, agentId: "a".repeat(201) }), "agentId"],
  ["a control character in agentId", JSON.stringify({ ...EVENT, agentId: "a\u001bb" }), "agentId"],
  ["an unknown action type", JSON.stringify({ ...EVENT, actionType: "PAY" }), "actionType"],
  ["no payload", JSON.stringify({ agentId: "a", actionType: "OTHER" }), "payload"],
  ["a list as payload", JSON.stringify({ ...EVENT, payload: [] }), "payload"],
  ["an unknown top-level field", JSON.stringify({ ...EVENT, contxt: {} }), "contxt"],
  [
    "a wrong type in a reserved context key",
    JSON.stringify({ ...EVENT, context: { allowedTools: "rm" } }),
    "context.allowedTools",
  ],
  [
    "a wrong role in messages",
    JSON.stringify({ ...EVENT, context: { messages: [{ role: "root", content: "" }] } }),
    "context.messages[0].role",
  ],
  ["65 levels", `{"agentId":"a","actionType":"OTHER","payload":${'{"a":'.repeat(65)}1${"}".repeat(65)}}`, "payload"],
  ["a duplicate key", '{"agentId":"a","agentId":"b","actionType":"OTHER","payload":{}}', "agentId"],
  ["a duplicate key in disguise", '{"agentId":"a","actionType":"OTHER","payload":{"to":1,"t\\u006f":2}}', "payload.to"],
  ["__proto__", '{"agentId":"a","actionType":"OTHER","payload":{"x":{"__proto__":{}}}}', "payload.x"],
  ["a lone surrogate", '{"agentId":"a","actionType":"OTHER","payload":{"x":"\\ud800"}}', "payload.x"],
  ["U+0000", '{"agentId":"a","actionType":"OTHER","payload":{"x":"a\\u0000b"}}', "payload.x"],
  ["2^53", '{"agentId":"a","actionType":"OTHER","payload":{"x":9007199254740992}}', "payload.x"],
  ["1e400", '{"agentId":"a","actionType":"OTHER","payload":{"x":1e400}}', "payload.x"],
  [
    "5,001 keys",
    `{"agentId":"a","actionType":"OTHER","payload":{${Array.from({ length: 5_001 }, (_, n) => `"k${n}":1`).join(",")}}}`,
    "5,000",
  ],
  [
    "bytes that are not UTF-8",
    Buffer.concat([
      Buffer.from('{"agentId":"'),
      Buffer.from([0xff]),
      Buffer.from('","actionType":"OTHER","payload":{}}'),
    ]),
    "UTF-8",
  ],
];

describe("POST /api/v1/governance/ingest", () => {
  it("answers the documented shape and names the request in body and header", async () => {
    const { key } = await newTenant();
    const { status, headers, envelope } = await send(key, EVENT);
    expect(status).toBe(200);
    expect(envelope).toMatchObject({
      success: true,
      error: null,
      data: { decision: "ALLOW", queued: false, mode: "sync" },
    });
    expect(headers["x-request-id"]).toBe(envelope.meta.requestId);
  });

  it.each(MALFORMED)("refuses %s, names what is wrong, and changes nothing", async (_, raw, names) => {
    const tenant = await newTenant();
    const before = await logSize(tenant);
    const { status, envelope } = await callRoute(ingestRoute.POST, { key: tenant.key, raw, method: "POST" });
    expect([status, envelope.error?.code]).toEqual([422, "VALIDATION_FAILED"]);
    expect(JSON.stringify(envelope.error)).toContain(names);
    expect(await logSize(tenant)).toBe(before);
  });

  it("a body that is not declared as JSON is refused", async () => {
    const { key } = await newTenant();
    expect(await send(key, EVENT, { "content-type": "text/plain" })).toMatchObject({ status: 422 });
  });

  it.each([undefined, "", "mg_live_short", `mg_live_${"A".repeat(32)}`])(
    "the key %s is not authenticated",
    async (key) => {
      expect(await send(key, EVENT)).toMatchObject({ status: 401, envelope: { error: { code: "UNAUTHENTICATED" } } });
    },
  );

  it("a key without the scope ingest is forbidden and changes nothing", async () => {
    const tenant = await newTenant();
    const before = await logSize(tenant);
    const { key } = await newTenantKey(tenant.organizationId, ["read"]);
    expect(await send(key, EVENT)).toMatchObject({ status: 403, envelope: { error: { code: "FORBIDDEN" } } });
    expect(await logSize(tenant)).toBe(before);
  });

  it("a retry with the same Idempotency-Key is told so, another body is a conflict", async () => {
    const { key } = await newTenant();
    const first = await send(key, EVENT, { "idempotency-key": "retry-1" });
    const again = await send(key, EVENT, { "idempotency-key": "retry-1" });
    expect(again.envelope.data).toEqual(first.envelope.data);
    expect(again.headers["idempotent-replayed"]).toBe("true");
    expect(await send(key, { ...EVENT, payload: {} }, { "idempotency-key": "retry-1" })).toMatchObject({
      status: 409,
      envelope: { error: { code: "CONFLICT" } },
    });
  });

  it("another verb answers 405 and says which one is allowed", async () => {
    const { status, headers } = await callRoute(ingestRoute.DELETE, { key: (await newTenant()).key });
    expect([status, headers["allow"]]).toEqual([405, "POST, OPTIONS"]);
  });

  it("the four decisions reach the caller as they were decided", async () => {
    const tenant = await newTenant();
    for (const decision of ["ALERT", "HITL", "BLOCK"] as const)
      await addPolicy(tenant, { decision, condition: `payload.want == "${decision}"` });
    for (const want of ["ALLOW", "ALERT", "HITL", "BLOCK"]) {
      const { envelope } = await send(tenant.key, { ...EVENT, payload: { want } });
      expect(envelope.data).toMatchObject({ decision: want });
    }
  });
});
