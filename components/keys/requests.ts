import { firstEventSnippets, type Snippet } from "../dashboard/first-run/snippets";

/** For each scope that sends no actions, something it can read: proof that the key works. */
const READS: readonly { readonly scope: string; readonly path: string }[] = [
  { scope: "read", path: "/api/v1/governance/dashboard" },
  { scope: "admin", path: "/api/v1/governance/dashboard" },
  { scope: "policies", path: "/api/v1/governance/policies" },
  { scope: "hitl:review", path: "/api/v1/hitl/queue" },
  { scope: "webhooks", path: "/api/v1/webhooks" },
  { scope: "keys", path: "/api/v1/keys" },
];

/**
 * Requests that work as pasted with a key of these scopes: a first action where it may send one, else a read.
 * @param origin where the server is reached, without a trailing slash.
 */
export function requestsFor(origin: string, key: string, scopes: readonly string[]): readonly Snippet[] {
  if (scopes.includes("ingest")) return firstEventSnippets(origin, key);
  const read = READS.find(({ scope }) => scopes.includes(scope));
  if (read === undefined) return [];
  const url = `${origin}${read.path}`;
  return [
    { id: "curl", label: "curl", code: `curl -sS ${url} \\\n  -H "X-API-Key: ${key}"` },
    {
      id: "typescript",
      label: "TypeScript",
      code: [
        `const response = await fetch("${url}", {`,
        `  headers: { "X-API-Key": "${key}" },`,
        "});",
        "console.log(await response.json());",
      ].join("\n"),
    },
  ];
}

/**
 * Puts the client into a project: packed in the checkout of MastGuard, which builds it, then installed from that file.
 * Name and version are those of `packages/sdk/package.json`.
 */
export const INSTALL_LINES: readonly string[] = [
  "npm pack -w packages/sdk",
  "npm install ./auxdynamics-mastguard-sdk-0.2.0.tgz",
];

/** How to put the client in front of a tool call. @param origin as above. */
export function protectSnippet(origin: string): string {
  return [
    `import { MastGuardClient } from "@auxdynamics/mastguard-sdk";`,
    "",
    "const mastguard = new MastGuardClient({",
    `  baseUrl: "${origin}",`,
    `  apiKey: process.env.MASTGUARD_API_KEY ?? "",`,
    "});",
    "",
    "// Runs only if the decision allows it; throws if it waits for a person or is blocked.",
    "await mastguard.governance.protect(",
    "  {",
    `    agentId: "treasury-bot",`,
    `    actionType: "PAYMENT_APPROVE",`,
    `    payload: { amount: 910.4, currency: "EUR", invoice: "INV-2041" },`,
    "  },",
    "  async () => await pay(invoice),",
    ");",
  ].join("\n");
}
