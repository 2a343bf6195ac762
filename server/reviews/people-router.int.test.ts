import { beforeAll, expect, test } from "vitest";
import { sessionCookie } from "@/server/auth/cookies";
import { openSession } from "@/server/auth/session";
import type { UserId } from "@/server/ids";
import { addMember } from "@/server/organizations";
import { membersRouter } from "@/server/organizations/router";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { requestContext } from "@/server/trpc/context";
import { createCallerFactory, router } from "@/server/trpc/procedures";
import { delegationsRouter } from "./people-router";

const callerOf = createCallerFactory(router({ delegations: delegationsRouter, members: membersRouter }));
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
