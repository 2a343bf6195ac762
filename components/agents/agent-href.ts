/** The page of an agent. Ids are the customer's own: slashes, per cent signs and any script, percent-encoded as one segment. */
export function agentHref(agentId: string): string {
  return `/agents/${encodeURIComponent(agentId)}`;
}
