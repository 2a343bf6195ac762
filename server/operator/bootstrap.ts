import { hashOfKey } from "@/server/auth/api-key";
import { OPERATOR, operatorContext } from "@/server/auth/operator";
import { DEFAULT_SCOPES } from "@/server/auth/permissions";
import { issueOperatorLink } from "@/server/auth/sign-in";
import { pool, prisma } from "@/server/db/client";
import { inOrganization } from "@/server/db/in-organization";
import { type Env, env, isLocalMode } from "@/server/env";
import type { OrganizationId } from "@/server/ids";
import { createApiKey } from "@/server/keys";
import {
  addMember,
  createOrganization,
  EmailAddress,
  ensurePerson,
  findMember,
  membershipsOf,
} from "@/server/organizations";
import { type Quickstart, readQuickstart, writeQuickstart } from "./quickstart";
import { firstEventSnippet } from "./snippet";

/** What a start prints. */
export interface Welcome {
  /** One use, 15 minutes. */
  readonly signInUrl: string;
  /** Empty outside local mode: a secret has no business in the output of a production server. */
  readonly snippet: string;
  /** Whose log the snippet writes to; null outside local mode. */
  readonly organizationId: OrganizationId | null;
}

type BootstrapSettings = Pick<Env, "MASTGUARD_OWNER_EMAIL" | "MASTGUARD_HOME" | "HOST" | "PUBLIC_URL">;

/**
 * Makes a fresh installation usable. In local mode the first start creates the owner (MASTGUARD_OWNER_EMAIL), their
 * organization and a key; every start answers a new sign-in link and the same two lines. Elsewhere only an empty
 * installation gets a link, for its first owner, and no key.
 * @param origin where the server is reached, without a trailing slash.
 */
export async function bootstrap(origin: string, settings: BootstrapSettings = env()): Promise<Welcome | null> {
  const owner = EmailAddress.parse(settings.MASTGUARD_OWNER_EMAIL);
  if (!isLocalMode(settings)) {
    if (await hasAnyOrganization()) return null;
    return { signInUrl: (await issueOperatorLink(owner, origin)).url, snippet: "", organizationId: null };
  }
  const quickstart = await ensureQuickstart(settings.MASTGUARD_HOME, owner, origin);
  const { url } = await issueOperatorLink(owner, origin);
  const { organizationId, key } = quickstart;
  return { signInUrl: url, snippet: firstEventSnippet(origin, key), organizationId };
}

async function ensureQuickstart(home: string, owner: string, origin: string): Promise<Quickstart> {
  const known = await readQuickstart(home);
  const organizationId = await ensureFirstOrganization(owner, known?.organizationId ?? null);
  const isStanding =
    known !== null && known.organizationId === organizationId && (await stands(organizationId, known.key));
  const key = isStanding ? known.key : await newKey(organizationId);
  const quickstart = { organizationId, key, origin };
  if (!isStanding || known.origin !== origin) await writeQuickstart(home, quickstart);
  return quickstart;
}

/** The remembered organization, with the owner in it; else the owner's own; else a new one. */
async function ensureFirstOrganization(owner: string, remembered: OrganizationId | null): Promise<OrganizationId> {
  if (remembered !== null && (await exists(remembered))) {
    const ctx = operatorContext(remembered);
    if ((await findMember(ctx, owner)) === null) await addMember(ctx, { email: owner, role: "owner" });
    return remembered;
  }
  const memberships = await membershipsOf(prisma(), await ensurePerson(prisma(), owner));
  const own = memberships.find(({ isDemo }) => !isDemo);
  return own?.organizationId ?? (await createOrganization(OPERATOR, { name: "My organization", ownerEmail: owner })).id;
}

async function exists(organizationId: OrganizationId): Promise<boolean> {
  return await inOrganization(
    { organizationId, actor: OPERATOR },
    async ({ tx }) => (await tx.organization.count()) > 0,
  );
}

/** Whether the key is in force; asked by its hash, because authenticating with it would count as a use. */
async function stands(organizationId: OrganizationId, key: string): Promise<boolean> {
  return await inOrganization({ organizationId, actor: OPERATOR }, async ({ tx, organization }) => {
    const now = new Date();
    const keys = await tx.apiKey.count({
      where: {
        organizationId: organization,
        hash: new Uint8Array(hashOfKey(key)),
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      },
    });
    return keys > 0;
  });
}

async function newKey(organizationId: OrganizationId): Promise<string> {
  const { key } = await createApiKey(operatorContext(organizationId), { name: "Quickstart", scopes: DEFAULT_SCOPES });
  return key;
}

async function hasAnyOrganization(): Promise<boolean> {
  const { rows } = await pool().query<{ any: boolean }>("select mastguard.any_organization() as any");
  return rows[0]?.any ?? false;
}
