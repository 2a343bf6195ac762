import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { NotFoundError, UnauthenticatedError } from "@/server/errors";
import { newId, type OrganizationId } from "@/server/ids";
import { inBrowser } from "./browser-cookies";
import { organizationCookie, sessionCookie } from "./cookies";
import { type Session, sessionOf } from "./session";
import { type SignedIn, signedIn } from "./signed-in";

/** The session of the browser that asks for this page; null when it is not signed in. Asked once per request. */
export const currentSession = cache(
  async (): Promise<Session | null> => await sessionOf(await inBrowser(sessionCookie())),
);

/** The address that asks, as the front door knows it; empty when Next runs without one. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get("x-forwarded-for") ?? "";
}

/**
 * The context every use case takes, for server components and server actions.
 * @throws UnauthenticatedError without a session, NotFoundError for a person without any organization.
 */
export const currentActorContext = cache(async (): Promise<SignedIn> => {
  const session = await currentSession();
  if (session === null) throw new UnauthenticatedError("Sign in first.");
  const remembered = await inBrowser(organizationCookie());
  return await signedIn(session, { remembered }, newId("req"));
});

/**
 * For layouts and pages: the context, or a way out. Without a session to the sign-in page, and from there back here; 404
 * for an organization that is not theirs.
 * @param organizationId when the page belongs to one organization, whichever is chosen.
 */
export async function requireMember(organizationId?: OrganizationId): Promise<SignedIn> {
  const session = await currentSession();
  if (session === null) redirect(await signInPath());
  try {
    if (organizationId === undefined) return await currentActorContext();
    return await signedIn(session, { named: organizationId }, newId("req"));
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}

/** Next tells a server component its path only when a proxy passes it on; without one, sign-in leads to the start page. */
async function signInPath(): Promise<string> {
  const next = (await headers()).get("x-mastguard-path");
  return next === null ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
