import { AgentParams } from "@/server/agents/schemas";

/** The page of an agent. Ids are the customer's own: slashes, per cent signs and any script, percent-encoded as one segment. */
export function agentHref(agentId: string): string {
  return `/agents/${encodeURIComponent(agentId)}`;
}

/** The id a path segment stands for, as Next passes it: still percent-encoded. Null where it is no id. */
export function agentIdOf(segment: string): string | null {
  try {
    return AgentParams.safeParse({ agentId: decodeURIComponent(segment) }).data?.agentId ?? null;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
