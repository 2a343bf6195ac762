/** What stands in a snippet until a key exists. */
const KEY_MISSING = "YOUR_API_KEY";

export interface Snippet {
  readonly id: "curl" | "typescript";
  readonly label: string;
  readonly code: string;
}

/** The example's action: large enough that a person would want to know. */
const EVENT = `{ "agentId": "treasury-bot",
        "actionType": "PAYMENT_APPROVE",
        "payload": { "amount": 48200, "currency": "EUR",
                     "beneficiary": "Nordwind Logistik GmbH" } }`;

/**
 * First events that work as pasted.
 * @param origin where the server is reached, without a trailing slash.
 * @param key the whole key, or null while there is none to fill in.
 */
export function firstEventSnippets(origin: string, key: string | null): readonly Snippet[] {
  const secret = key ?? KEY_MISSING;
  return [
    {
      id: "curl",
      label: "curl",
      code: [
        `curl -sS ${origin}/api/v1/governance/ingest \\`,
        `  -H "X-API-Key: ${secret}" \\`,
        `  -H "Content-Type: application/json" \\`,
        `  -d '${EVENT}'`,
      ].join("\n"),
    },
    {
      id: "typescript",
      label: "TypeScript",
      code: [
        "// Installed from the checkout of MastGuard: packages/sdk. The Developer page has the two commands.",
        `import { MastGuardClient } from "@auxdynamics/mastguard-sdk";`,
        "",
        `const mastguard = new MastGuardClient({ baseUrl: "${origin}", apiKey: "${secret}" });`,
        "const decision = await mastguard.governance.ingest({",
        `  agentId: "treasury-bot",`,
        `  actionType: "PAYMENT_APPROVE",`,
        `  payload: { amount: 48200, currency: "EUR", beneficiary: "Nordwind Logistik GmbH" },`,
        "});",
        "console.log(decision.decision, decision.traceId);",
      ].join("\n"),
    },
  ];
}
