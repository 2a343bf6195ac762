import superjson from "superjson";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { GET, POST } from "@/app/api/trpc/[trpc]/route";
import type { ActorContext } from "@/server/auth/actor";
import { organizationCookie, sessionCookie } from "@/server/auth/cookies";
import { openSession } from "@/server/auth/session";
import type { OrganizationId } from "@/server/ids";
import { createApiKey } from "@/server/keys";
import { addMember } from "@/server/organizations";
import { testMember, testOrganization } from "@/server/organizations/testing";
import { ORGANIZATION_HEADER } from "./context";

const ORIGIN = "http://127.0.0.1:3000";
let home: Awaited<ReturnType<typeof testOrganization>>;
let foreign: Awaited<ReturnType<typeof testOrganization>>;
let owner: string;

beforeAll(async () => {
  [home, foreign] = [await testOrganization(), await testOrganization()];
  owner = await tokenOf(home.owner);
});

async function tokenOf({ actor }: ActorContext): Promise<string> {
  if (actor.type !== "user") throw new Error("not a person");
  return (await openSession(actor.id, "email_link")).token;
}

interface Options {
  readonly token?: string | undefined;
  readonly input?: unknown;
  readonly headers?: Record<string, string>;
  readonly cookie?: string;
}

async function query(path: string, options: Options) {
  const input = encodeURIComponent(JSON.stringify(superjson.serialize(options.input ?? {})));
  return await read(
    await GET(new Request(`${ORIGIN}/api/trpc/${path}?input=${input}`, { headers: headersOf(options) })),
  );
}

async function mutate(path: string, options: Options) {
  const body = JSON.stringify(superjson.serialize(options.input));
  const headers = { "content-type": "application/json", origin: ORIGIN, ...headersOf(options) };
  return await read(await POST(new Request(`${ORIGIN}/api/trpc/${path}`, { method: "POST", headers, body })));
}

function headersOf({ token, headers = {}, cookie = "" }: Options): Record<string, string> {
  return { host: "127.0.0.1:3000", cookie: `${sessionCookie().name}=${token ?? ""}; ${cookie}`, ...headers };
}

const Serialized = z.object({ json: z.json() });
const Wire = z.object({ result: z.object({ data: Serialized }).optional(), error: Serialized.optional() });

async function read(response: Response) {
  const { result, error } = Wire.parse(await response.json());
  return {
    status: response.status,
    requestId: response.headers.get("x-request-id"),
    data: result ? superjson.deserialize(result.data) : undefined,
    error: error ? superjson.deserialize(error) : undefined,
  };
}

test("without a session every step of the ladder above public answers 401", async () => {
  for (const token of [undefined, "nonsense", "A".repeat(43)]) {
    const { status, error, requestId } = await query("keys.list", { token });
    expect(status).toBe(401);
    expect(error).toMatchObject({ data: { code: "UNAUTHENTICATED", httpStatus: 401, requestId } });
  }
});

test("a member whose role lacks the permission gets 403, one who has it the data", async () => {
  const { ctx: auditor } = await testMember(home.id, "auditor");
  const refused = await query("keys.list", { token: await tokenOf(auditor) });
  expect(refused).toMatchObject({ status: 403, error: { data: { code: "FORBIDDEN" } } });
  expect(await query("keys.list", { token: owner })).toMatchObject({ status: 200, data: { keys: [], total: 0 } });
});

test("an organization one is no member of answers 404 when the tab names it", async () => {
  const headers = { [ORGANIZATION_HEADER]: foreign.id };
  expect(await query("keys.list", { token: owner, headers })).toMatchObject({
    status: 404,
    error: { data: { code: "NOT_FOUND" } },
  });
});

test("another organization's id answers 404", async () => {
  const { id } = await createApiKey(foreign.operator, { name: "foreign", scopes: ["ingest"] });
  expect(await mutate("keys.revoke", { token: owner, input: { id } })).toMatchObject({ status: 404 });
});

test("the tab's organization wins over the remembered one, the remembered one over the first, and a stale one is forgotten", async () => {
  const { email, ctx } = await testMember(home.id, "admin");
  await addMember(foreign.operator, { email, role: "admin" });
  const token = await tokenOf(ctx);
  const listed = async (options: Options) =>
    z.object({ total: z.number() }).parse((await query("keys.list", { token, ...options })).data).total;
  const remembered = (id: OrganizationId) => `${organizationCookie().name}=${id}`;
  expect(await listed({})).toBe(0);
  expect(await listed({ cookie: remembered(foreign.id) })).toBe(1);
  expect(await listed({ cookie: remembered(foreign.id), headers: { [ORGANIZATION_HEADER]: home.id } })).toBe(0);
  expect(await listed({ cookie: `${organizationCookie().name}=org_stale` })).toBe(0);
});

test("a change asked for by another site's page is refused", async () => {
  const input = { name: "forged", scopes: ["ingest"] };
  for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, { origin: "null" }])
    expect(await mutate("keys.create", { token: owner, input, headers })).toMatchObject({ status: 403 });
});

test("wrong input answers 422 and names the field in the words of REST", async () => {
  const { status, error } = await mutate("keys.create", {
    token: owner,
    input: { name: "", scopes: ["root"], extra: 1 },
  });
  expect(status).toBe(422);
  expect(error).toMatchObject({
    message: expect.not.stringContaining("["),
    data: { code: "VALIDATION_FAILED", details: [{ path: "name" }, { path: "scopes[0]" }, { path: "extra" }] },
  });
});

test("a key created on screen works, and one of one's own is bound to oneself", async () => {
  const input = { name: "mine", scopes: ["hitl:review"], isMine: true };
  const { status, data } = await mutate("keys.create", { token: owner, input });
  expect(status).toBe(200);
  expect(data).toMatchObject({ userId: home.owner.actor.id, scopes: ["hitl:review"] });
  expect(
    await mutate("keys.revoke", { token: owner, input: { id: z.object({ id: z.string() }).parse(data).id } }),
  ).toMatchObject({ status: 200 });
});

test("an unknown procedure answers 404, a change by GET 405, and no failure shows a stack", async () => {
  const unknown = await query("keys.nothing", { token: owner });
  expect(unknown.status).toBe(404);
  expect(JSON.stringify(unknown.error)).not.toContain("stack");
  expect((await query("keys.revoke", { token: owner, input: { id: "key_1" } })).status).toBe(405);
});

test("a batch holds at most 20 calls", async () => {
  const batch = async (count: number) => {
    const paths = Array.from({ length: count }, () => "keys.list").join(",");
    const inputs = Object.fromEntries(Array.from({ length: count }, (_, at) => [at, superjson.serialize({})]));
    const url = `${ORIGIN}/api/trpc/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
    const response = await GET(new Request(url, { headers: headersOf({ token: owner }) }));
    return { status: response.status, text: await response.text() };
  };
  expect((await batch(20)).status).toBe(200);
  const refused = await batch(21);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("VALIDATION_FAILED");
  expect(refused.text).toContain("Batch call exceeds maximum size");
});
