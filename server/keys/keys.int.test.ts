import { beforeAll, expect, test } from "vitest";
import { DELETE } from "@/app/api/v1/keys/[id]/route";
import { GET, POST } from "@/app/api/v1/keys/route";
import type { ActorContext } from "@/server/auth/actor";
import { hashOfKey } from "@/server/auth/api-key";
import { authenticateKey } from "@/server/auth/authenticate";
import { inOrganization } from "@/server/db/in-organization";
import { ForbiddenError, NotFoundError, UnauthenticatedError } from "@/server/errors";
import type { UserId } from "@/server/ids";
import { testMember, testOrganization } from "@/server/organizations/testing";
import { asSuperuser } from "@/server/testing/database";
import { createApiKey, listApiKeys, revokeApiKey } from ".";

const page = { page: 1, limit: 50 };
let operator: ActorContext;
let owner: ActorContext;
let manager: string;

beforeAll(async () => {
  ({ operator, owner } = await testOrganization());
  manager = (await createApiKey(operator, { name: "manager", scopes: ["ingest", "keys"] })).key;
});

const epochOf = (ctx: ActorContext) =>
  inOrganization(ctx, async ({ tx }) => (await tx.logHead.findFirstOrThrow({ select: { epoch: true } })).epoch);
const entriesOf = (ctx: ActorContext, type: string) =>
  inOrganization(ctx, ({ tx }) => tx.entry.findMany({ where: { type }, select: { body: true } }));

test("a new key authenticates, is stored only as its hash, and leaves the epoch alone", async () => {
  const before = await epochOf(operator);
  const created = await createApiKey(operator, { name: "billing bot", scopes: ["ingest", "read"] });
  expect(created.key).toMatch(/^mg_live_[A-Za-z0-9_-]{32}$/);
  expect(created).toMatchObject({ prefix: "mg_live_", lastFour: created.key.slice(-4), lastUsedAt: null, events: 0 });
  expect((await authenticateKey(created.key)).permissions.has("actions:ingest")).toBe(true);
  expect(await epochOf(operator)).toBe(before);
  const { rows } = await asSuperuser((client) =>
    client.query("select hash, k::text as row from mastguard.api_key k where name = 'billing bot'"),
  );
  expect(rows[0].hash.equals(hashOfKey(created.key))).toBe(true);
  expect(rows[0].row).not.toContain(created.key.slice(8));
});

test("creating and revoking a key are entries that hold neither its name nor its secret", async () => {
  const { id, key } = await createApiKey(owner, { name: "Very Private Name", scopes: ["ingest"] });
  await revokeApiKey(owner, id);
  for (const type of ["key.created", "key.revoked"]) {
    const bodies = (await entriesOf(owner, type)).map(({ body }) => body).filter((body) => body.includes(id));
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).not.toContain("Private");
    expect(bodies[0]).not.toContain(key.slice(8));
  }
});

test("a revoked key is refused on the very next request, and the epoch has moved", async () => {
  const { id, key } = await createApiKey(operator, { name: "short-lived", scopes: ["ingest"] });
  await authenticateKey(key);
  const before = await epochOf(operator);
  const revoked = await revokeApiKey(operator, id);
  await expect(authenticateKey(key)).rejects.toThrow(UnauthenticatedError);
  expect(await epochOf(operator)).toBe(before + 1n);
  expect(await revokeApiKey(operator, id)).toEqual(revoked);
  expect(await epochOf(operator)).toBe(before + 1n);
});

test("an expired key is refused by the database's clock", async () => {
  const { key, id } = await createApiKey(operator, {
    name: "expiring",
    scopes: ["ingest"],
    expiresAt: new Date(Date.now() + 60_000),
  });
  await authenticateKey(key);
  await asSuperuser((client) =>
    client.query("update mastguard.api_key set expires_at = now() where name = 'expiring'"),
  );
  await expect(authenticateKey(key)).rejects.toThrow(UnauthenticatedError);
  expect((await listApiKeys(operator, page)).keys.find((known) => known.id === id)?.expiresAt).not.toBeNull();
});

test("nobody grants a scope they lack", async () => {
  const { ctx: developer } = await testMember(operator.organizationId, "developer");
  await createApiKey(developer, { name: "fine", scopes: ["ingest", "read", "keys"] });
  await expect(createApiKey(developer, { name: "no", scopes: ["policies"] })).rejects.toThrow(ForbiddenError);
  await expect(createApiKey(developer, { name: "no", scopes: ["admin"] })).rejects.toThrow(ForbiddenError);
});

test("a key is bound to oneself only, and reviews only when it is bound", async () => {
  const { ctx: other } = await testMember(operator.organizationId, "reviewer");
  const self = userOf(owner);
  await expect(createApiKey(owner, { name: "no", scopes: ["ingest"], userId: userOf(other) })).rejects.toThrow(
    ForbiddenError,
  );
  const plain = await createApiKey(owner, { name: "plain", scopes: ["hitl:review"] });
  expect((await authenticateKey(plain.key)).permissions.size).toBe(0);
  const { key } = await createApiKey(owner, { name: "mine", scopes: ["hitl:review"], userId: self });
  const authenticated = await authenticateKey(key);
  expect(authenticated.permissions.has("reviews:decide")).toBe(true);
  expect(authenticated.actor.userId).toBe(self);
});

test("the operator binds a key to a member, not to a stranger", async () => {
  const { owner: stranger } = await testOrganization();
  const input = { name: "bound", scopes: ["ingest"], userId: userOf(stranger) } as const;
  await expect(createApiKey(operator, input)).rejects.toThrow(NotFoundError);
});

test("another organization's key, an unknown one and a malformed id are the same 404", async () => {
  const { operator: foreign } = await testOrganization();
  const { id, key } = await createApiKey(foreign, { name: "foreign", scopes: ["ingest"] });
  for (const unknown of [id, id.replace(/.$/, "0"), "key_nonsense", "org_1"])
    await expect(revokeApiKey(operator, unknown)).rejects.toThrow(NotFoundError);
  await authenticateKey(key);
  expect((await listApiKeys(operator, page)).keys.some((known) => known.id === id)).toBe(false);
});

test("the list says when a key was last used, and null before", async () => {
  const { id, key } = await createApiKey(operator, { name: "used", scopes: ["ingest"] });
  const lastUsed = async () => (await listApiKeys(operator, page)).keys.find((known) => known.id === id)?.lastUsedAt;
  expect(await lastUsed()).toBeNull();
  await authenticateKey(key);
  expect(await lastUsed()).toMatch(/^\d{4}-.*Z$/);
});

test("REST creates a key once with its secret, lists it without, and revokes it", async () => {
  const created = await call(POST, { body: { name: "via REST", scopes: ["ingest"] } });
  expect(created.status).toBe(201);
  expect(created.data.key).toMatch(/^mg_live_/);
  const listed = await call(GET, { path: "/api/v1/keys?limit=1" });
  expect(listed.data).toHaveLength(1);
  expect(listed.data[0]).not.toHaveProperty("key");
  expect(listed.meta).toMatchObject({ page: 1, limit: 1 });
  const revoked = await call(DELETE, { params: { id: created.data.id } });
  expect(revoked).toMatchObject({ status: 200, data: { id: created.data.id } });
  await expect(authenticateKey(created.data.key)).rejects.toThrow(UnauthenticatedError);
});

test.each([
  ["no key", { key: null }, 401],
  ["an unknown key", { key: `mg_live_${"A".repeat(32)}` }, 401],
  ["a scope the key lacks", { body: { name: "x", scopes: ["policies"] } }, 403],
  ["an unknown scope", { body: { name: "x", scopes: ["root"] } }, 422],
  ["no scope", { body: { name: "x", scopes: [] } }, 422],
  ["an empty name", { body: { name: "  ", scopes: ["ingest"] } }, 422],
  ["a name of 101 characters", { body: { name: "x".repeat(101), scopes: ["ingest"] } }, 422],
  ["an unknown field", { body: { name: "x", scopes: ["ingest"], userId: "usr_1" } }, 422],
  ["a time that has passed", { body: { name: "x", scopes: ["ingest"], expiresAt: "2020-01-01T00:00:00Z" } }, 422],
  ["a time that is none", { body: { name: "x", scopes: ["ingest"], expiresAt: "tomorrow" } }, 422],
])("REST refuses to create a key with %s", async (_what, request, status) => {
  const answer = await call(POST, { body: { name: "x", scopes: ["ingest"] }, ...request });
  expect(answer.status).toBe(status);
  expect(answer.success).toBe(false);
});

test("REST answers 404 for an id that is not there and 403 without the permission", async () => {
  expect((await call(DELETE, { params: { id: "key_00000000000000000000000000" } })).status).toBe(404);
  const { key } = await createApiKey(operator, { name: "ingest only", scopes: ["ingest"] });
  expect((await call(GET, { key })).status).toBe(403);
  expect((await call(DELETE, { key, params: { id: "key_00000000000000000000000000" } })).status).toBe(403);
});

test("a key cannot be outlived by one that it creates", async () => {
  const end = new Date(Date.now() + 60_000);
  const input = { name: "ends", scopes: ["ingest", "keys"], expiresAt: end } as const;
  const { key } = await createApiKey(operator, input);
  const at = (offsetMs: number) => new Date(end.getTime() + offsetMs).toISOString();
  for (const expiresAt of [undefined, null, at(1)]) {
    const refused = await call(POST, { key, body: { name: "child", scopes: ["ingest", "keys"], expiresAt } });
    expect(refused.status).toBe(422);
    expect(refused.error.details).toEqual([
      { path: "expiresAt", message: `must be at most \`${at(0)}\`, when the key that creates it expires` },
    ]);
  }
  const child = await call(POST, { key, body: { name: "child", scopes: ["ingest", "keys"], expiresAt: at(0) } });
  expect(child).toMatchObject({ status: 201, data: { expiresAt: at(0) } });
  const grandchild = await call(POST, {
    key: child.data.key,
    body: { name: "x", scopes: ["ingest"], expiresAt: at(1) },
  });
  expect(grandchild.status).toBe(422);
});

interface Options {
  readonly key?: string | null;
  readonly path?: string;
  readonly body?: unknown;
  readonly params?: Record<string, string>;
}

async function call(handler: typeof GET, { key = manager, path = "/api/v1/keys", body, params = {} }: Options) {
  const headers = { "content-type": "application/json", ...(key === null ? {} : { "x-api-key": key }) };
  const method = handler === GET ? "GET" : handler === POST ? "POST" : "DELETE";
  const init = method === "POST" ? { method, headers, body: JSON.stringify(body) } : { method, headers };
  const response = await handler(new Request(`http://localhost${path}`, init), { params: Promise.resolve(params) });
  return { status: response.status, ...(await response.json()) };
}

function userOf({ actor }: ActorContext): UserId {
  if (actor.type !== "user") throw new Error("not a person");
  return actor.id;
}
