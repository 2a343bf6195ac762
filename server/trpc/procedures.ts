import { initTRPC } from "@trpc/server";
import { z } from "zod";
import type { Permission } from "@/server/auth/permissions";
import { ForbiddenError, UnauthenticatedError } from "@/server/errors";
import { plainWords } from "@/server/http/zod-problems";
import { isLogged, wideEvent } from "@/server/log";
import type { TrpcContext } from "./context";
import { codeOf, publicShape } from "./error-shape";
import { transformer } from "./transformer";

const PING_MS = 15_000;

// Forms show these messages beside their fields; REST passes the same words to each parse.
z.config({ customError: plainWords });

const t = initTRPC.context<TrpcContext>().create({
  transformer,
  errorFormatter: ({ shape, error, ctx }) => ({ ...shape, ...publicShape(error, ctx?.requestId ?? null) }),
  sse: { ping: { enabled: true, intervalMs: PING_MS }, client: { reconnectAfterInactivityMs: 2 * PING_MS } },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** One line per call: who, which procedure, outcome, duration. Successful reads are `debug`: screens poll. */
const recorded = t.middleware(async ({ ctx, path, type, next }) => {
  const startedAt = performance.now();
  const result = await next();
  const level = result.ok
    ? type === "mutation"
      ? "info"
      : "debug"
    : codeOf(result.error) === "INTERNAL"
      ? "error"
      : "info";
  if (!isLogged(level)) return result;
  const member = await ctx.readMember().catch(() => null); // asked before, or not signed in: never a reason to fail
  wideEvent(level, {
    requestId: ctx.requestId,
    organizationId: member?.organizationId,
    actor: member?.actor,
    procedure: path,
    durationMs: Math.round((performance.now() - startedAt) * 1000) / 1000,
    ...(result.ok ? {} : { code: codeOf(result.error), ...(level === "error" ? { err: result.error } : {}) }),
  });
  return result;
});

/** INVARIANT: nothing changes at the wish of another site's page. */
const fromOurPages = t.middleware(async ({ ctx, type, next }) => {
  if (type === "mutation" && !ctx.isSameOrigin)
    throw new ForbiddenError("Changes are accepted from MastGuard's own pages only.");
  return await next();
});

/** Anybody, signed in or not. */
const publicProcedure = t.procedure.use(recorded).use(fromOurPages);

/** A signed-in person; `ctx.session` says who. @throws UnauthenticatedError */
const userProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const session = await ctx.readSession();
  if (session === null) throw new UnauthenticatedError("Sign in first.");
  return await next({ ctx: { session } });
});

/**
 * A member of the current organization whose roles include `permission`; `ctx` is then what every use case takes.
 * @throws UnauthenticatedError, NotFoundError for an organization that is not theirs, ForbiddenError
 */
export function organizationProcedure(permission: Permission) {
  return userProcedure.use(async ({ ctx, next }) => {
    const member = await ctx.readMember();
    if (!member.permissions.has(permission))
      throw new ForbiddenError(`Your role here does not include the permission \`${permission}\`.`);
    return await next({ ctx: member });
  });
}
