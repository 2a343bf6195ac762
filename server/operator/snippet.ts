/**
 * Two lines for a POSIX shell that send a first event: the first keeps the key in the shell, the second is the call.
 * @param origin where the server is reached, without a trailing slash.
 */
export function firstEventSnippet(origin: string, key: string): string {
  const event = JSON.stringify({
    agentId: "my-first-agent",
    actionType: "EMAIL_SEND",
    payload: { to: "team@example.com", subject: "Hello from my first agent" },
  });
  return [
    `export MASTGUARD_API_KEY=${key}`,
    `curl -sS ${origin}/api/v1/governance/ingest -H "X-API-Key: $MASTGUARD_API_KEY" -H "Content-Type: application/json" -d '${event}'`,
  ].join("\n");
}
