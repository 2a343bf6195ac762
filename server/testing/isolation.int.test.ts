import fs from "node:fs";
import path from "node:path";
import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { integrate } from "@/server/audit/testing";
import { SCOPES, type Scope } from "@/server/auth/permissions";
import { openSession, sessionOf } from "@/server/auth/session";
import { signedIn } from "@/server/auth/signed-in";
import { CreateBudgetSchema, createBudget } from "@/server/budgets";
import { decideAction } from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import type { Mountable } from "@/server/http/call";
import { newId, uuidOf } from "@/server/ids";
import { createApiKey } from "@/server/keys";
import { createChannel } from "@/server/notifications";
import { findNotifications } from "@/server/notifications/find-notifications";
import { CreateChannelSchema } from "@/server/notifications/schemas";
import { addMember } from "@/server/organizations";
import { delegationsResource, groupsResource } from "@/server/reviews/people/routes";
import { createCallerFactory } from "@/server/trpc/procedures";
import { appRouter } from "@/server/trpc/router";
import { createWebhook, listDeliveries, webhookRules } from "@/server/webhooks";
import { findDeliveries } from "@/server/webhooks/find-deliveries";
import { callRoute } from "./call";
import { asSuperuser } from "./database";
import { addPolicy } from "./policy";
import { newTenant, newTenantKey, type Tenant } from "./tenant";

/** Another organization, and every id by which something of it could be asked for. */
interface Foreign {
  readonly tenant: Tenant;
  readonly policy: string;
  readonly task: string;
  readonly trace: string;
  readonly agent: string;
  readonly key: string;
  readonly budget: string;
  readonly webhook: string;
  readonly delivery: string;
  readonly group: string;
  readonly channel: string;
}

let mine: Tenant;
let myKey: string;
/** Of a person here who may decide reviews. */
let myReviewersKey: string;
let foreign: Foreign;
let before: string;

beforeAll(async () => {
  mine = await newTenant();
  myKey = (
    await newTenantKey(
      mine.organizationId,
      SCOPES.filter((scope): scope is Scope => scope !== "hitl:review"),
    )
  ).key;
  myReviewersKey = (await newTenantKey(mine.organizationId, ["hitl:review"], mine.ownerId)).key;
  const tenant = await newTenant();
  const agent = `agent-of-${newId("usr")}`;
  const policy = await addPolicy(tenant, { decision: "HITL", name: `policy of ${agent}` });
  const budget = await createBudget(
    tenant.owner,
    CreateBudgetSchema.parse({ name: `budget of ${agent}`, cap: 9, period: "day" }),
  );
  const channel = await channelOf(tenant);
  const { answer } = await decideAction(tenant.agent, {
    agentId: agent,
    actionType: "PAYMENT_APPROVE",
    payload: { n: 1 },
    context: { sessionId: "s" },
  });
  foreign = {
    tenant,
    policy: policy.id,
    task: answer.hitlTaskId ?? "",
    trace: answer.traceId,
    agent,
    key: tenant.agent.actor.id,
    budget: budget.id,
    ...(await webhookOf(tenant)),
    group: (await reviewerGroupOf(tenant)).id,
    channel,
  };
  await findNotifications(new Date());
  await integrate(); // proofs are asked of a tree
  before = await stateOf(foreign);
});

/** An endpoint of the organization, and something on its way there. */
async function webhookOf(tenant: Tenant): Promise<{ webhook: string; delivery: string }> {
  const input = { name: "x", url: "https://8.8.8.8/", eventTypes: ["api_key.created" as const] };
  const { id } = await createWebhook(tenant.owner, webhookRules(), input);
  await createApiKey(tenant.owner, { name: "x", scopes: ["ingest"] });
  await findDeliveries();
  const { deliveries } = await listDeliveries(tenant.owner, id, { limit: 1 });
  return { webhook: id, delivery: deliveries[0]?.id ?? "" };
}

/** A group of the organization, and an absence of its owner: what may be asked for by a person's id. */
async function reviewerGroupOf(tenant: Tenant): Promise<{ readonly id: string }> {
  const deputy = await addMember(tenant.owner, { email: `${newId("usr")}@example.org`, role: "reviewer" });
  const key = (await newTenantKey(tenant.organizationId, ["admin"])).key;
  const json = { userId: tenant.ownerId, ...AWAY, toUserId: deputy.id };
  expect(await callRoute(delegationsResource.PUT, { key, method: "PUT", json })).toMatchObject({ status: 200 });
  const made = await callRoute(groupsResource.POST, { key, json: { name: "x", userIds: [tenant.ownerId] } });
  return z.object({ id: z.string() }).parse(made.envelope.data);
}
const AWAY = { startsAt: new Date().toISOString(), endsAt: new Date(Date.now() + 86_400_000).toISOString() };
/** A channel of the organization, before there is anything to tell. */
async function channelOf(tenant: Tenant): Promise<string> {
  const config = { to: ["people@company.example"] };
  const input = CreateChannelSchema.parse({ name: "x", type: "email", config, digestMinutes: 60 });
  return (await createChannel(tenant.owner, webhookRules(), input)).id;
}

/** Everything that a change of the foreign organization would move. */
async function stateOf({ tenant }: Foreign): Promise<string> {
  return await asSuperuser(async (db) =>
    JSON.stringify(
      (
        await db.query("select size, epoch, tasks from mastguard.log_head where organization_id = $1", [
          uuidOf("org", tenant.organizationId),
        ])
      ).rows,
    ),
  );
}

const secretsOf = ({ tenant, ...ids }: Foreign): string[] => [
  tenant.organizationId,
  tenant.ownerId,
  ...Object.values(ids),
];

const API = path.resolve("app/api/v1");
const ROUTE_FILES = fs
  .readdirSync(API, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("route.ts"))
  .sort();
const VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** The foreign id that belongs in a path segment. A new kind of segment must be named here before the suite passes. */
function foreignParameter(file: string, segment: string): string {
  if (segment === "traceId") return foreign.trace;
  // What is asked for by that name ends in the caller's own log: its walk must not find it there.
  if (file.startsWith("containment")) return `${segment}_of_another_organization`;
  if (segment === "agentId") return foreign.agent;
  if (segment === "type") return "type_of_another_organization";
  if (segment === "...rest") return foreign.trace;
  if (segment === "id" && file.startsWith("governance/policies")) return foreign.policy;
  if (segment === "id" && file.startsWith("hitl/groups")) return foreign.group;
  if (segment === "id" && file.startsWith("hitl")) return foreign.task;
  if (segment === "id" && file.startsWith("keys")) return foreign.key;
  if (segment === "id" && file.startsWith("budgets")) return foreign.budget;
  if (segment === "id" && file.startsWith("webhooks")) return foreign.webhook;
  if (segment === "id" && file.startsWith("notifications")) return foreign.channel;
  if (segment === "deliveryId") return foreign.delivery;
  throw new Error(`${file}: say which foreign id belongs in [${segment}]`);
}

/** Bodies that would be right if the ids were the caller's own, and queries that a route demands. */
const RATIONALE = "of another organization";
const BODIES: Readonly<Record<string, () => unknown>> = {
  ...Object.fromEntries(
    ["hitl/[id]", "hitl/queue/[id]", "hitl/tasks/[id]"].flatMap((task): [string, () => unknown][] => [
      [`POST ${task}/approve/route.ts`, () => ({ rationale: RATIONALE })],
      [`POST ${task}/reject/route.ts`, () => ({ rationale: RATIONALE })],
      [`POST ${task}/comment/route.ts`, () => ({ text: RATIONALE })],
      [`POST ${task}/assign/route.ts`, () => ({ userId: mine.ownerId })],
      [`POST ${task}/edit/route.ts`, () => ({ payload: {}, rationale: RATIONALE })],
    ]),
  ),
  "POST hitl/tasks/reject/route.ts": () => ({ ids: [foreign.task], rationale: RATIONALE }),
  "PATCH hitl/groups/[id]/route.ts": () => ({ name: "taken over", userIds: [] }),
  "PUT hitl/delegations/route.ts": () => ({ ...AWAY, userId: foreign.tenant.ownerId, toUserId: mine.ownerId }),
  "POST governance/decisions/[traceId]/outcome/route.ts": () => ({ status: "succeeded" }),
  "PUT governance/asynchronous/route.ts": () => ({ actionTypes: [] }),
  "PUT hitl/attention/route.ts": () => ({ reviewsPerHour: 60, isHard: false }),
  "PUT hitl/links/route.ts": () => ({ isEnabled: true }),
  "PUT hitl/tests/route.ts": () => ({ every: null }),
  "PATCH budgets/[id]/route.ts": () => ({ cap: 1 }),
  "POST governance/decisions/[traceId]/redeem/route.ts": () => ({ token: "a.b.c", digest: `sha256:${"0".repeat(64)}` }),
  "PATCH notifications/channels/[id]/route.ts": () => ({ isActive: false }),
  "PATCH governance/guardrails/[type]/route.ts": () => ({ effect: "off" }),
  "PATCH governance/model-judge/route.ts": () => ({ enabled: false }),
  "PATCH governance/policies/[id]/route.ts": () => ({ name: "taken over" }),
  "POST governance/policies/[id]/toggle/route.ts": () => ({ active: false }),
};
/** Writes without an id in the path: they can only concern the caller's own organization. Refused or harmless bodies. */
const OWN_WRITES = new Set([
  "POST budgets/route.ts",
  "POST governance/ingest/batch/route.ts",
  "POST governance/ingest/route.ts",
  "POST governance/policies/route.ts",
  "POST hitl/groups/route.ts",
  "PUT hitl/delegations/route.ts",
  "DELETE hitl/delegations/route.ts",
  "POST keys/route.ts",
  "POST notifications/channels/route.ts",
  "POST webhooks/route.ts",
]);
/** Named by what agents call themselves and their tools, known or not: the caller's own, whoever else uses the name. */
const OWN_NAMES = new Set(["containment/agents/[agentId]/route.ts", "containment/tools/[tool]/route.ts"]);
const REORDER = "POST governance/policies/reorder/route.ts";
const QUERIES: Readonly<Record<string, () => string>> = {
  "audit/proof/route.ts": () => "index=0&size=1",
  "audit/export/route.ts": () => "format=jsonl&type=all",
  "audit/consistency/route.ts": () => "from=0&to=1",
  "hitl/audit/route.ts": () => `type=all&traceId=${foreign.trace}`,
  "hitl/audit-log/route.ts": () => `type=all&agentId=${foreign.agent}`,
  "audit/route.ts": () => "type=all",
  "hitl/queue/route.ts": () => "status=PENDING,PARTIALLY_APPROVED,APPROVED,REJECTED,EXPIRED",
  "governance/agents/route.ts": () => "active=all",
};

/** Answers that go on: heard from the beginning of the caller's log, for a moment. */
const STREAMS = new Set(["GET stream/route.ts"]);
const MOMENT_MS = 500;

describe.each(ROUTE_FILES)("/api/v1/%s", (file) => {
  it.each(VERBS)("%s shows and changes nothing of another organization", async (verb) => {
    const exported: Record<string, unknown> = await import(path.join(API, file));
    const route = exported[verb];
    if (!isMountable(route)) throw new Error(`${file} does not export ${verb} through resource()`);
    const name = `${verb} ${file}`;
    const segments = [...file.matchAll(/\[([^\]]+)\]/g)].map(([, segment = ""]) => segment);
    const params = Object.fromEntries(
      segments.map((segment) => [segment.replace("...", ""), foreignParameter(file, segment)]),
    );
    const json = name === REORDER ? { ids: [foreign.policy] } : BODIES[name]?.();
    const answered = await callRoute(route, {
      key: verb === "POST" && file.startsWith("hitl") ? myReviewersKey : myKey,
      method: verb,
      params,
      query: verb === "GET" ? (QUERIES[file]?.() ?? "") : "",
      ...(json === undefined ? {} : { json }),
      ...(STREAMS.has(name) ? { headers: { "last-event-id": "0" }, signal: AbortSignal.timeout(MOMENT_MS) } : {}),
    });
    const asked = JSON.stringify([params, json ?? null]);
    for (const secret of secretsOf(foreign).filter((id) => !asked.includes(id)))
      expect(answered.text).not.toContain(secret);
    if (OWN_NAMES.has(file)) expect([200, 405]).toContain(answered.status);
    else if (answered.status !== 405 && segments.length > 0) expect([name, answered.status]).toEqual([name, 404]);
    else if (name === REORDER) expect(answered.status).toBe(422);
    else if (!OWN_WRITES.has(name))
      expect([name, [200, 404, 405].includes(answered.status) || answered.text]).toEqual([name, true]);
    expect(await stateOf(foreign)).toBe(before);
  });
});

function isMountable(value: unknown): value is Mountable {
  return typeof value === "function" && "answer" in value;
}

/** What to ask each procedure, with the foreign organization's ids. A new procedure must be named here before the suite passes. */
const INPUTS: Readonly<Record<string, () => unknown>> = {
  "agents.list": () => ({ active: "all" }),
  "agents.get": () => ({ agentId: foreign.agent }),
  "audit.list": () => ({ type: "all" }),
  "audit.agentHistory": () => ({ agentId: foreign.agent }),
  "audit.trace": () => ({ traceId: foreign.trace }),
  "audit.queuedTrace": () => ({ traceId: foreign.trace }),
  "audit.histogram": () => ({ traceId: foreign.trace }),
  "audit.verify": () => undefined,
  "dashboard.overview": () => ({ range: "24h" }),
  "dashboard.figures": () => undefined,
  "dashboard.setup": () => undefined,
  "dashboard.waitingReviews": () => undefined,
  "dashboard.waitingCount": () => undefined,
  "delegations.list": () => undefined,
  "delegations.absences": () => undefined,
  "delegations.deputies": () => undefined,
  "delegations.set": () => ({ ...AWAY, userId: foreign.tenant.ownerId, toUserId: mine.ownerId }),
  "delegations.end": () => ({ userId: foreign.tenant.ownerId }),
  "guardrails.list": () => undefined,
  "guardrails.selfTest": () => undefined,
  "guardrails.update": () => ({ type: "type_of_another_organization", change: { effect: "off" } }),
  "members.list": () => undefined,
  "notifications.list": () => ({}),
  "notifications.deliveries": () => ({ id: foreign.channel }),
  "notifications.create": () => ({ name: "x", type: "email", config: {} }), // refused: it can only concern the caller's own
  "notifications.update": () => ({ id: foreign.channel, change: { isActive: false } }),
  "notifications.delete": () => ({ id: foreign.channel }),
  "notifications.test": () => ({ id: foreign.channel }),
  "modelJudge.get": () => undefined,
  "modelJudge.update": () => ({ enabled: false }),
  "keys.list": () => ({}),
  "keys.create": () => ({ name: "", scopes: [] }), // refused: without an id it can only concern the caller's own organization
  "keys.revoke": () => ({ id: foreign.key }),
  "people.list": () => ({}),
  "policies.list": () => undefined,
  "policies.get": () => ({ id: foreign.policy }),
  "policies.create": () => ({ name: "" }),
  "policies.update": () => ({ id: foreign.policy, name: "taken over" }),
  "policies.toggle": () => ({ id: foreign.policy, active: false }),
  "policies.reorder": () => ({ ids: [foreign.policy] }),
  "policies.delete": () => ({ id: foreign.policy }),
  "policies.validate": () => ({ condition: "" }),
  "policies.fields": () => undefined,
  "policies.principals": () => undefined,
  "reviewerGroups.list": () => undefined,
  "reviewerGroups.create": () => ({ name: "x", userIds: [foreign.tenant.ownerId] }),
  "reviewerGroups.update": () => ({ id: foreign.group, name: "taken over", userIds: [] }),
  "reviewerGroups.delete": () => ({ id: foreign.group }),
  "reviews.list": () => ({ view: "all" }),
  "reviews.agents": () => ({ view: "all" }),
  "reviews.task": () => ({ id: foreign.task }),
  "reviews.story": () => ({ id: foreign.task }),
  "reviews.assignable": () => ({ id: foreign.task }),
  "reviews.view": () => ({ id: foreign.task }),
  "reviews.answer": () => ({
    id: foreign.task,
    decision: "APPROVE",
    rationale: RATIONALE,
    attempt: "00000000-0000-4000-8000-000000000000",
  }),
  "reviews.comment": () => ({ id: foreign.task, text: RATIONALE }),
  "reviews.assign": () => ({ id: foreign.task, to: { userId: mine.ownerId } }),
  "reviews.edit": () => ({
    id: foreign.task,
    payload: {},
    rationale: RATIONALE,
    attempt: "00000000-0000-4000-8000-000000000000",
  }),
  "reviews.quality": () => ({ days: 90 }),
  "reviews.attention": () => undefined,
  "reviews.attentionSettings": () => undefined,
  "reviews.setAttention": () => ({ reviewsPerHour: 60, isHard: false }),
  "reviews.linkSettings": () => undefined,
  "reviews.setLinks": () => ({ isEnabled: true }),
  "reviews.testSettings": () => undefined,
  "reviews.setTests": () => ({ every: null }),
  "reviews.queue": () => ({ status: "PENDING,PARTIALLY_APPROVED,APPROVED,REJECTED,EXPIRED" }),
};
/** Subscriptions are walked by the tests of their own capability. */
const SUBSCRIPTIONS = new Set(["audit.tail"]);
/** Asked for one thing by its id: the answer must be "not found", not an empty list. */
const BY_ID = new Set([
  "agents.get",
  "audit.queuedTrace",
  "audit.trace",
  "keys.revoke",
  "policies.get",
  "policies.update",
  "policies.toggle",
  "policies.delete",
  "delegations.end",
  "notifications.deliveries",
  "notifications.update",
  "notifications.delete",
  "notifications.test",
  "reviewerGroups.update",
  "reviewerGroups.delete",
  "reviews.task",
  "reviews.story",
  "reviews.assignable",
  "reviews.view",
  "reviews.answer",
  "reviews.comment",
  "reviews.assign",
  "reviews.edit",
]);
const { procedures } = appRouter._def; // oxlint-disable-line no-underscore-dangle -- tRPC's only list of what a router holds
const PROCEDURES = Object.keys(procedures).sort();

describe.each(PROCEDURES)("procedure %s", (name) => {
  it("shows and changes nothing of another organization", async () => {
    if (SUBSCRIPTIONS.has(name)) return;
    const input = INPUTS[name];
    if (!input) throw new Error(`say in INPUTS how ${name} is asked for another organization's things`);
    const answer = await callProcedure(name, input());
    const asked = JSON.stringify(input() ?? null);
    for (const secret of secretsOf(foreign).filter((id) => !asked.includes(id)))
      expect(JSON.stringify(answer)).not.toContain(secret);
    if (BY_ID.has(name)) expect(answer).toBe("not found");
    expect(await stateOf(foreign)).toBe(before);
  });
});

/** As the owner of this organization, signed in. A refusal comes back as text: it must not name anything either. */
async function callProcedure(name: string, input: unknown): Promise<unknown> {
  const session = await sessionOf((await openSession(mine.ownerId, "email_link")).token);
  if (!session) throw new Error("the owner's session did not open");
  const requestId = newId("req");
  const caller = createCallerFactory(appRouter)({
    requestId,
    isSameOrigin: true,
    readSession: async () => session,
    readMember: () => signedIn(session, {}, requestId),
  });
  const [group = "", leaf = ""] = name.split(".");
  const procedure: unknown = Reflect.get(Object(Reflect.get(caller, group)), leaf);
  if (typeof procedure !== "function") throw new Error(`${name} is not a procedure`);
  try {
    return await procedure(input);
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof NotFoundError) return "not found";
    return String(error);
  }
}
