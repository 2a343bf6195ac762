import { readFile } from "node:fs/promises";
import type { MastGuardClient } from "@auxdynamics/mastguard-sdk";
import { z } from "zod";

const PolicyBodies = z.array(z.looseObject({ name: z.string() }));

/**
 * Adds those of `policies.json` that the organization lacks, by name; what a person changed since stays as it is.
 * @returns how many were added
 */
export async function installExamplePolicies(client: MastGuardClient, baseUrl: string, key: string): Promise<number> {
  const bodies = PolicyBodies.parse(JSON.parse(await readFile(new URL("../policies.json", import.meta.url), "utf8")));
  const present = new Set((await client.governance.getPolicies()).map(({ name }) => name));
  const missing = bodies.filter(({ name }) => !present.has(name));
  for (const body of missing) {
    const response = await fetch(`${baseUrl}/api/v1/governance/policies`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: JSON.stringify(body),
    });
    if (response.status !== 201)
      throw new Error(`The policy \`${body.name}\` was refused: ${response.status} ${await response.text()}`);
  }
  return missing.length;
}
