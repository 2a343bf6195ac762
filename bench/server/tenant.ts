import { z } from "zod";
import { type PolicyBody, policyBodies } from "../workload/policies";
import { operatorCommand } from "./operator";
import type { PrivateServer } from "./private-server";

/** The organization that is measured. */
export interface Tenant {
  readonly id: string;
  /** Scope ingest, as an agent's. */
  readonly ingestKey: string;
  /** Scope read. */
  readonly readKey: string;
  /** Scope policies. */
  readonly policiesKey: string;
}

const Organization = z.object({ id: z.string() });
const ApiKey = z.object({ id: z.string(), key: z.string() });
const Added = z.object({ data: z.object({ id: z.string() }) });
const Verified = z.object({ valid: z.boolean(), size: z.int(), problems: z.array(z.unknown()) });

/** A fresh organization with a key and `policies` policies, by the operator's commands and REST, as a customer would. */
export async function createTenant(server: PrivateServer, policies: number): Promise<Tenant> {
  const organization = await operate(server, Organization, [
    "create-organization",
    "--name",
    "Measured",
    "--owner-email",
    "bench@localhost",
  ]);
  const keyFor = (scopes: string) =>
    operate(server, ApiKey, [
      ..."create-api-key --name bench --organization".split(" "),
      organization.id,
      "--scopes",
      scopes,
    ]);
  const ingest = await keyFor("ingest");
  const setUp = await keyFor("policies");
  for (const body of policyBodies(policies)) await addPolicy(server, setUp.key, body);
  const read = await keyFor("read");
  return { id: organization.id, ingestKey: ingest.key, readKey: read.key, policiesKey: setUp.key };
}

/** Adds a policy over REST; its id. */
export async function addPolicy({ port }: PrivateServer, key: string, body: PolicyBody): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/governance/policies`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": key },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`A policy was refused: ${response.status} ${text}`);
  return Added.parse(JSON.parse(text)).data.id;
}

/** Whether the organization's log verifies from first entry to last. */
export async function verifyLog(server: PrivateServer, { id }: Tenant): Promise<z.output<typeof Verified>> {
  return await operate(server, Verified, ["verify-audit", "--organization", id]);
}

async function operate<S extends z.ZodType>(
  server: PrivateServer,
  schema: S,
  argv: readonly string[],
): Promise<z.output<S>> {
  const output = await operatorCommand(server.env, ...argv);
  const parsed = schema.safeParse(output);
  if (!parsed.success) throw new Error(`\`${argv[0]}\` answered ${JSON.stringify(output).slice(0, 2_000)}`);
  return parsed.data;
}
