import { beforeAll, expect, test } from "vitest";
import { sessionCookie } from "@/server/auth/cookies";
import { openSession } from "@/server/auth/session";
import type { UserId } from "@/server/ids";
import { addMember } from "@/server/organizations";
import { membersRouter } from "@/server/organizations/router";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { requestContext } from "@/server/trpc/context";
import { createCallerFactory, router } from "@/server/trpc/procedures";
import { delegationsRouter, peopleRouter, reviewerGroupsRouter } from "./router";

const callerOf = createCallerFactory(
  router({
    delegations: delegationsRouter,
    groups: reviewerGroupsRouter,
    members: membersRouter,
    people: peopleRouter,
  }),
);
const PERIOD = { startsAt: days(-1), endsAt: days(1) };

let tenant: Tenant;
let reviewer: { readonly id: UserId; readonly email: string };
let auditor: { readonly id: UserId; readonly email: string };

function days(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString();
}

async function signedInAs(userId: UserId) {
  const { token } = await openSession(userId, "email_link");
  return callerOf(requestContext({ headers: new Headers({ cookie: `${sessionCookie().name}=${token}` }) }, null));
}

beforeAll(async () => {
  tenant = await newTenant();
  reviewer = await addMember(tenant.owner, { email: "reviewer@people.example", role: "reviewer" });
  auditor = await addMember(tenant.owner, { email: "auditor@people.example", role: "auditor" });
});

test("a reviewer is offered deciders by name to stand in, and sees the absences that are theirs to know", async () => {
  const { delegations } = await signedInAs(reviewer.id);
  const deputies = await delegations.deputies();
  expect(deputies.map(({ id }) => id).sort()).toEqual([tenant.ownerId, reviewer.id].sort());
  expect(deputies.find(({ id }) => id === reviewer.id)).toMatchObject({ name: reviewer.email, email: reviewer.email });
  await delegations.set({ toUserId: tenant.ownerId, ...PERIOD });
  const { me, absences } = await delegations.absences();
  expect(me).toBe(reviewer.id);
  expect(absences).toMatchObject([{ userId: reviewer.id, name: reviewer.email, toUserId: tenant.ownerId, ...PERIOD }]);
  const other = await addMember(tenant.owner, { email: "other@people.example", role: "reviewer" });
  expect((await (await signedInAs(other.id)).delegations.absences()).absences).toEqual([]);
  await delegations.end({});
  expect((await delegations.absences()).absences).toEqual([]);
});

test("members are listed with what they may do for who sees members, and for nobody else", async () => {
  const members = await (await signedInAs(auditor.id)).members.list();
  expect(members.find(({ id }) => id === auditor.id)).toEqual({
    id: auditor.id,
    name: auditor.email,
    email: auditor.email,
    roles: ["auditor"],
    mayDecide: false,
  });
  expect(members.find(({ id }) => id === tenant.ownerId)).toMatchObject({ roles: ["owner"], mayDecide: true });
  await expect((await signedInAs(reviewer.id)).members.list()).rejects.toThrow(/members:read/);
  await expect((await signedInAs(auditor.id)).delegations.deputies()).rejects.toThrow(/reviews:decide/);
});

test("members are found by words of name, address and role, page by page, with groups and who stands in", async () => {
  const { people, groups, delegations } = await signedInAs(tenant.ownerId);
  const ids = ["ann", "ben", "cyn"].map((name) => ({
    email: `${name}@paged.example`,
    role: "policy_manager" as const,
  }));
  const [ann, ben] = await Promise.all(ids.map((input) => addMember(tenant.owner, input)));
  if (ann === undefined || ben === undefined) throw new Error("no members");
  await groups.create({ name: "Treasury", userIds: [ann.id] });
  await delegations.set({ userId: ann.id, toUserId: reviewer.id, ...PERIOD });

  const first = await people.list({ q: "MANAGER paged", limit: 2 });
  expect(first.total).toBe(3);
  expect(first.people.map(({ email }) => email)).toEqual(["ann@paged.example", "ben@paged.example"]);
  expect(first.people[0]).toMatchObject({
    roles: ["policy_manager"],
    groups: ["Treasury"],
    absence: { toName: reviewer.email, ...PERIOD },
  });
  expect(first.people[1]).toMatchObject({ groups: [], absence: null });
  const second = await people.list({ q: "MANAGER paged", limit: 2, page: 2 });
  expect(second.people.map(({ email }) => email)).toEqual(["cyn@paged.example"]);
  expect(await people.list({ q: "paged", page: 9 })).toEqual({ total: 3, people: [] });
  expect(await people.list({ q: "50%_'" })).toEqual({ total: 0, people: [] });
  await expect((await signedInAs(reviewer.id)).people.list({})).rejects.toThrow(/members:read/);
});
