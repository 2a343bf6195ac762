import type { ActorContext } from "@/server/auth/actor";
import { type AuthenticatedKey, authenticateKey, keyInMemory } from "@/server/auth/authenticate";
import { ClientLimit } from "@/server/auth/client-limit";
import { cookieFrom, organizationCookie, sessionCookie } from "@/server/auth/cookies";
import { sessionOf } from "@/server/auth/session";
import { signedIn } from "@/server/auth/signed-in";
import { RateLimitedError, UnauthenticatedError } from "@/server/errors";
import type { RequestId } from "@/server/ids";
import type { Call } from "./call";

/** What a route's `auth` proves about its caller. */
export interface ContextOf {
  /** The actor and organization of the key in `X-API-Key`; no other header or parameter carries a key. */
  readonly apiKey: ActorContext;
  /** The same from memory: only for a use case whose commit re-checks the key and the epoch. */
  readonly apiKeyForCommit: ActorContext;
  /** A key, or without one the person whose browser asks, in the organization they work in. Only for what changes nothing. */
  readonly apiKeyOrSession: ActorContext;
  readonly none: { readonly requestId: RequestId };
}
export type Auth = keyof ContextOf;

/** Keys from one client that turn out to be none. Guessing 192 bits is hopeless; this keeps the guesses off the database. */
const failures = new ClientLimit({ most: 50, windowMs: 1_000, clientsMax: 10_000 });

/**
 * How each kind of `auth` is proven.
 * @throws UnauthenticatedError
 * @throws RateLimitedError when this client sent too many keys that are none; a key that is known here goes on being heard.
 */
export const AUTHENTICATE: {
  readonly [A in Auth]: (call: Call, requestId: RequestId) => Promise<ContextOf[A]>;
} = {
  apiKey: async (call, requestId) => contextOf(await proven(call), requestId),
  apiKeyForCommit: async (call, requestId) =>
    contextOf(keyInMemory(call.header("x-api-key")) ?? (await proven(call)), requestId),
  apiKeyOrSession: async (call, requestId) =>
    call.header("x-api-key") === undefined ? await person(call, requestId) : contextOf(await proven(call), requestId),
  none: async (_call, requestId) => ({ requestId }),
};

/** @throws UnauthenticatedError without a session, NotFoundError for a person without any organization. */
async function person(call: Call, requestId: RequestId): Promise<ActorContext> {
  const cookies = call.header("cookie");
  const session = await sessionOf(cookieFrom(cookies, sessionCookie().name));
  if (session === null) throw new UnauthenticatedError("Send a valid API key in the header X-API-Key, or sign in.");
  return await signedIn(session, { remembered: cookieFrom(cookies, organizationCookie().name) }, requestId);
}

async function proven(call: Call): Promise<AuthenticatedKey> {
  const header = call.header("x-api-key");
  if (failures.isSpent(call.peer) && keyInMemory(header) === undefined) throw tooMany();
  try {
    return await authenticateKey(header);
  } catch (error) {
    if (error instanceof UnauthenticatedError && !failures.take(call.peer)) throw tooMany();
    throw error;
  }
}

function tooMany(): RateLimitedError {
  return new RateLimitedError("unknown_keys", "Too many requests without a valid API key came from this address.", 1);
}

function contextOf({ organizationId, actor, permissions }: AuthenticatedKey, requestId: RequestId): ActorContext {
  return { organizationId, actor, permissions, requestId };
}
