import { readEntryBody } from "@mastguard/ledger";
import { expect, test } from "vitest";
import { OPERATOR, operatorContext } from "@/server/auth/operator";
import { prisma } from "@/server/db/client";
import { inOrganization } from "@/server/db/in-organization";
import { ConflictError, NotFoundError } from "@/server/errors";
import { newId, type OrganizationId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import {
  addMember,
  createOrganization,
  dataKey,
  dataKeyById,
  ensureOrganization,
  ensurePerson,
  membershipsOf,
  organizationSettings,
} from ".";
import { nameFromAddress } from "./create-organization";
import { testOrganization } from "./testing";

const bodiesOf = (organizationId: OrganizationId) =>
  inOrganization({ organizationId, actor: OPERATOR }, ({ tx }) =>
    tx.entry.findMany({ orderBy: { index: "asc" }, select: { type: true, body: true, index: true } }),
  );

test("a new organization has its owner, its policy set, a data key and entries without a name in them", async () => {
  const created = await createOrganization(OPERATOR, { name: "Acme Secret Name", ownerEmail: "first@acme.example" });
  expect(created).toMatchObject({ name: "Acme Secret Name", ownerEmail: "first@acme.example" });
  expect(await membershipsOf(prisma(), created.ownerId)).toEqual([
    { organizationId: created.id, name: "Acme Secret Name", roles: ["owner"], zone: "UTC", isDemo: false },
  ]);
  expect(await organizationSettings(operatorContext(created.id))).toMatchObject({
    mode: "allow_by_default",
    zone: "UTC",
  });
  const entries = await bodiesOf(created.id);
  expect(entries.map(({ type }) => type)).toEqual(["organization.created", "policy_set.compiled", "member.added"]);
  for (const { body } of entries) {
    expect(body).not.toMatch(/Acme|first@/);
    expect(readEntryBody(body)).toBeTruthy();
  }
});

test("the data key is one key of 32 bytes, stored only wrapped, and found again by its id", async () => {
  const { id } = await testOrganization();
  const first = await dataKey(id);
  expect(first.key).toHaveLength(32);
  expect(await dataKey(id)).toBe(first);
  expect(await dataKeyById(id, first.id)).toBe(first);
  const { rows } = await asSuperuser((client) =>
    client.query<{ wrapped: Buffer }>("select wrapped from mastguard.organization_key where id = $1", [first.id]),
  );
  expect(rows[0]?.wrapped.includes(first.key)).toBe(false);
});

test("a wrapped data key moved to another organization does not open", async () => {
  const { id: from } = await testOrganization();
  const { id: to } = await testOrganization();
  await asSuperuser((client) =>
    client.query(
      `update mastguard.organization_key k set wrapped = o.wrapped from mastguard.organization_key o
       where k.organization_id = $1 and o.organization_id = $2`,
      [uuidOf("org", to), uuidOf("org", from)],
    ),
  );
  await expect(dataKey(to)).rejects.toThrow();
});

test("a person is added once; an unknown organization is not found", async () => {
  const { id } = await testOrganization();
  const ctx = operatorContext(id);
  const added = await addMember(ctx, { email: "new@acme.example", role: "reviewer" });
  expect(added).toMatchObject({ email: "new@acme.example", role: "reviewer", organizationId: id });
  await expect(addMember(ctx, { email: "new@acme.example", role: "admin" })).rejects.toThrow(ConflictError);
  const nowhere = operatorContext(newId("org"));
  await expect(addMember(nowhere, { email: "x@acme.example", role: "admin" })).rejects.toThrow(NotFoundError);
});

test("two first sign-ins at once make one organization", async () => {
  const email = "twice@new.example";
  const id = await ensurePerson(prisma(), email);
  const [one, two] = await Promise.all([
    ensureOrganization({ id, email, method: "email_link" }),
    ensureOrganization({ id, email, method: "email_code" }),
  ]);
  expect(one).toEqual(two);
  expect(await membershipsOf(prisma(), id)).toHaveLength(1);
});

test("an organization is named after the company of the address, or after the person where there is none", () => {
  expect(nameFromAddress("you@company.example")).toBe("Company");
  expect(nameFromAddress("you@mail.company.co.uk")).toBe("Company");
  expect(nameFromAddress("somebody+test@gmail.com")).toBe("Somebody");
  expect(nameFromAddress("owner@localhost")).toBe("Owner");
});
