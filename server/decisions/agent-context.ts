import type { ActorContext } from "@/server/auth/actor";
import { ForbiddenError } from "@/server/errors";
import type { ApiKeyId } from "@/server/ids";

/** An agent's key at work: the only actor whose actions are decided. */
export type AgentContext = ActorContext & { readonly actor: { readonly type: "api_key"; readonly id: ApiKeyId } };

/** Whose action it is. */
export type ActingAgent = Pick<AgentContext, "organizationId" | "actor">;

/** @throws ForbiddenError for a person: actions come from agents. */
export function requireAgent(ctx: ActorContext): asserts ctx is AgentContext {
  if (ctx.actor.type !== "api_key") throw new ForbiddenError("Actions are ingested with an API key.");
}
