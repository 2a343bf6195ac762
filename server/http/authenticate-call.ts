import type { ActorContext } from "@/server/auth/actor";
import { type AuthenticatedKey, authenticateKey, authenticateKeyForCommit } from "@/server/auth/authenticate";
import type { Permission } from "@/server/auth/permissions";
import { ForbiddenError } from "@/server/errors";
import type { RequestId } from "@/server/ids";
import type { Call } from "./call";

/** What a route's `auth` proves about its caller. */
export interface ContextOf {
  /** The actor and organization of the key in `X-API-Key`; no other header or parameter carries a key. */
  readonly apiKey: ActorContext;
  /** The same from memory: only for a use case whose commit re-checks the key and the epoch. */
  readonly apiKeyForCommit: ActorContext;
  readonly none: { readonly requestId: RequestId };
}
export type Auth = keyof ContextOf;

/** How each kind of `auth` is proven. @throws UnauthenticatedError, ForbiddenError. */
export const AUTHENTICATE: {
  readonly [A in Auth]: (call: Call, requestId: RequestId, permission: Permission | undefined) => Promise<ContextOf[A]>;
} = {
  apiKey: async (call, requestId, permission) =>
    contextOf(await authenticateKey(call.header("x-api-key")), requestId, permission),
  apiKeyForCommit: async (call, requestId, permission) =>
    contextOf(await authenticateKeyForCommit(call.header("x-api-key")), requestId, permission),
  none: async (_call, requestId) => ({ requestId }),
};

function contextOf(key: AuthenticatedKey, requestId: RequestId, permission: Permission | undefined): ActorContext {
  const { organizationId, actor, permissions } = key;
  if (permission !== undefined && !permissions.has(permission))
    throw new ForbiddenError(`This key's scopes do not include the permission \`${permission}\`.`);
  return { organizationId, actor, permissions, requestId };
}
