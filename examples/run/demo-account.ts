import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { OPERATOR, operatorContext } from "@/server/auth/operator";
import type { Scope } from "@/server/auth/permissions";
import { closeDatabase, prisma } from "@/server/db/client";
import { isId, type OrganizationId } from "@/server/ids";
import { createApiKey } from "@/server/keys";
import { createOrganization, EmailAddress, ensurePerson, membershipsOf } from "@/server/organizations";
import { Failure } from "../../scripts/lib/failure.mjs";
import { openSession } from "../../scripts/lib/session.mjs";

const DemoAccount = z.object({
  organizationId: z.string().refine((text): text is OrganizationId => isId("org", text)),
  /** Scope policies: installs the example policies. */
  policiesKey: z.string(),
  /** Scopes ingest and read: what an agent has. */
  agentKey: z.string(),
});
/** The organization that holds replayed recordings, and the keys the demo uses it with. */
export type DemoAccount = z.output<typeof DemoAccount>;

const NAME = "Demo";
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What an earlier run made, or `null`. @param home the data folder, which may not exist yet */
export function rememberedAccount(home: string): DemoAccount | null {
  try {
    return DemoAccount.parse(JSON.parse(fs.readFileSync(fileIn(home), "utf8")));
  } catch {
    return null; // missing or damaged: nothing in it that cannot be made anew
  }
}

/**
 * Makes keys for the owner's demo organization, and the organization itself when there is none, straight in the
 * database of this home, as the operator; remembers them in `<home>/demo.json`, readable by its owner alone.
 * An organization is marked as demo when it is created and never afterwards, so no real one can become it.
 */
export async function createAccount(ownerEmail: string): Promise<DemoAccount> {
  requireLocalDatabase();
  const session = await openSession("demo");
  try {
    enter(session);
    const organizationId = await demoOrganization(EmailAddress.parse(ownerEmail));
    const newKey = async (name: string, scopes: readonly Scope[]) =>
      (await createApiKey(operatorContext(organizationId), { name, scopes })).key;
    const account = {
      organizationId,
      policiesKey: await newKey("Demo policies", ["policies"]),
      agentKey: await newKey("Demo agents", ["ingest", "read"]),
    };
    remember(session.home.directory, account);
    return account;
  } finally {
    await closeDatabase();
    await session.close();
  }
}

async function demoOrganization(ownerEmail: string): Promise<OrganizationId> {
  const memberships = await membershipsOf(prisma(), await ensurePerson(prisma(), ownerEmail));
  const demo = memberships.find(({ isDemo }) => isDemo);
  return demo?.organizationId ?? (await createOrganization(OPERATOR, { name: NAME, ownerEmail, isDemo: true })).id;
}

/** Points the server's code, which now runs in this process, at the home's database; as the application's role. */
function enter({ database, masterKey, home }: Awaited<ReturnType<typeof openSession>>): void {
  delete process.env.DATABASE_URL;
  Object.assign(process.env, {
    NODE_ENV: "production",
    DATABASE_APP_URL: database.appUrl,
    MASTGUARD_MASTER_KEY: masterKey,
    MASTGUARD_HOME: home.directory,
  });
}

/** Recordings have no business in anybody's production. */
function requireLocalDatabase(): void {
  const { DATABASE_URL: url } = process.env;
  if (!url) return;
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? hostname;
  if (host === "" || host.startsWith("/") || LOOPBACK.test(host)) return;
  throw new Failure(
    "DATABASE_NOT_LOCAL",
    `DATABASE_URL leads to \`${host}\`, which is not this machine. The demo writes only to a database of this machine.`,
  );
}

/** Written aside and renamed: whole or not at all. */
function remember(home: string, account: DemoAccount): void {
  const draft = `${fileIn(home)}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(account, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(draft, fileIn(home));
}

function fileIn(home: string): string {
  return path.join(home, "demo.json");
}
