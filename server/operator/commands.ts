import { z } from "zod";
import { verifyAudit } from "@/server/audit/verify";
import { OPERATOR, operatorContext } from "@/server/auth/operator";
import { DEFAULT_SCOPES, ROLES } from "@/server/auth/permissions";
import { NotFoundError } from "@/server/errors";
import { GivenName } from "@/server/given-name";
import { createApiKey, revokeApiKey } from "@/server/keys";
import { KeyScopes } from "@/server/keys/schemas";
import { addMember, createOrganization, EmailAddress, findMember, organizationSettings } from "@/server/organizations";
import { runSelfTest } from "@/server/self-test";
import { type Command, done, Organization } from "./command";
import { CONTAINMENT_COMMANDS } from "./containment-commands";
import { operatorLink } from "./operator-link";
import type { OperatorResult } from "./operator-result";
import { readOptions } from "./options";

const Scopes = z
  .string()
  .transform((text) => text.split(",").map((scope) => scope.trim()))
  .pipe(KeyScopes);

/** Every operator command by its name. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    "create-organization",
    async (argv) => {
      const options = readOptions(argv, z.object({ name: GivenName, "owner-email": EmailAddress }));
      return done(await createOrganization(OPERATOR, { name: options.name, ownerEmail: options["owner-email"] }));
    },
  ],
  [
    "create-user",
    async (argv) => {
      const schema = z.object({ organization: Organization, email: EmailAddress, role: z.enum(ROLES) });
      const { organization, email, role } = readOptions(argv, schema);
      return done(await addMember(operatorContext(organization), { email, role }));
    },
  ],
  ["create-api-key", async (argv) => done(await newKey(argv))],
  [
    "revoke-api-key",
    async (argv) => {
      const { organization, id } = readOptions(argv, z.object({ organization: Organization, id: z.string() }));
      return done(await revokeApiKey(operatorContext(organization), id));
    },
  ],
  [
    "sign-in-link",
    async (argv) => {
      const { email } = readOptions(argv, z.object({ email: EmailAddress }));
      const { url, expiresAt } = await operatorLink(email);
      return done({ url, expiresAt: expiresAt.toISOString() });
    },
  ],
  [
    "verify-audit",
    async (argv) => {
      const { organization } = readOptions(argv, z.object({ organization: Organization }));
      await organizationSettings(operatorContext(organization)); // an unknown organization is not an empty, valid log
      const report = await verifyAudit(organization);
      return { exitCode: report.valid ? 0 : 2, output: report };
    },
  ],
  ...CONTAINMENT_COMMANDS,
  ["self-test", selfTest],
]);

/** Exit code 2 when a detector is blind to what it must see. */
async function selfTest(argv: readonly string[]): Promise<OperatorResult> {
  readOptions(argv, z.object({}));
  const canaries = runSelfTest();
  const passed = canaries.every((canary) => canary.passed);
  return { exitCode: passed ? 0 : 2, output: { passed, canaries } };
}

async function newKey(argv: readonly string[]): Promise<object> {
  const schema = z.object({
    organization: Organization,
    name: GivenName,
    scopes: Scopes.optional(),
    user: EmailAddress.optional(),
  });
  const { organization, name, scopes = DEFAULT_SCOPES, user } = readOptions(argv, schema);
  const ctx = operatorContext(organization);
  await organizationSettings(ctx);
  const userId = user === undefined ? null : await findMember(ctx, user);
  if (user !== undefined && userId === null)
    throw new NotFoundError(`\`${user}\` is not a member of this organization.`);
  const created = await createApiKey(ctx, { name, scopes, userId });
  return { id: created.id, key: created.key, prefix: created.prefix, scopes: created.scopes, userId };
}
