import type { Actor } from "@/server/auth/actor";
import { prisma } from "@/server/db/client";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { newId, type OrganizationId, type UserId } from "@/server/ids";
import { foundOrganization } from "./found-organization";
import { type Membership, membershipsOf } from "./memberships";
import { ensurePerson } from "./person";

/** An organization as its founder is told of it. */
export interface CreatedOrganization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly ownerId: UserId;
  readonly ownerEmail: string;
}

/** Parsed by `GivenName` and `EmailAddress`. */
export interface CreateOrganizationInput {
  readonly name: string;
  readonly ownerEmail: string;
  readonly isDemo?: boolean;
}

/** Creates an organization and its owner, who may be new or already belong elsewhere. */
export async function createOrganization(
  actor: Actor,
  { name, ownerEmail, isDemo = false }: CreateOrganizationInput,
): Promise<CreatedOrganization> {
  const id = newId("org");
  return await inOrganization({ organizationId: id, actor }, async (unit) => {
    const ownerId = await ensurePerson(unit.tx, ownerEmail);
    await foundOrganization(unit, { name, ownerId, isDemo });
    return { id, name, ownerId, ownerEmail };
  });
}

/** Somebody who has just proven an address. */
export interface Newcomer {
  readonly id: UserId;
  readonly email: string;
  readonly method: string;
}

/**
 * The organizations of a person who signs in, at least one: the first sign-in creates it, named after the
 * address. Two first sign-ins at once make one organization.
 */
export async function ensureOrganization({ id: userId, email, method }: Newcomer): Promise<readonly Membership[]> {
  const known = await membershipsOf(prisma(), userId);
  if (known.length > 0) return known;
  const who = { organizationId: newId("org"), actor: { type: "user", id: userId, method } } as const;
  return await inOrganization(who, async (unit) => {
    await oneAtATime(unit, userId);
    const meanwhile = await membershipsOf(unit.tx, userId);
    if (meanwhile.length > 0) return meanwhile;
    await foundOrganization(unit, { name: nameFromAddress(email), ownerId: userId, isDemo: false });
    return await membershipsOf(unit.tx, userId);
  });
}

/** Waits for whoever is making this person's first organization. Taken before any row, so heads stay the last lock. */
async function oneAtATime({ tx }: Unit, userId: UserId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`first organization of ${userId}`}, 0))`;
}

/** Mailboxes that thousands of strangers share a domain with: the domain would name none of them. */
const PUBLIC_MAIL = new Set(
  "gmail googlemail outlook hotmail live yahoo icloud me proton protonmail gmx aol mail yandex qq 163".split(" "),
);
/** The label before the public suffix, for the suffixes companies commonly have (`acme.com`, `acme.co.uk`). */
const COMPANY = /([^.]+)\.(?:(?:co|com|org|net|ac|gov)\.)?[^.]+$/;

/** The company of `you@company.example`; where the domain names none (`you@gmail.com`, `owner@localhost`), the local part. */
export function nameFromAddress(email: string): string {
  const [local = email, domain = ""] = email.split("@");
  const company = COMPANY.exec(domain)?.[1];
  const word = company === undefined || PUBLIC_MAIL.has(company) ? (local.split("+")[0] ?? local) : company;
  return word.charAt(0).toUpperCase() + word.slice(1, 100);
}
