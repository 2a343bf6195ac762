"use server";

import { redirect } from "next/navigation";
import { forgetInBrowser, inBrowser, keepInBrowser } from "@/server/auth/browser-cookies";
import { organizationCookie, sessionCookie } from "@/server/auth/cookies";
import { currentActorContext, currentSession } from "@/server/auth/current";
import { closeEverySession, closeSession } from "@/server/auth/session";

const REMEMBERED_MS = 365 * 24 * 3_600_000;

/** Ends this browser's session. */
export async function signOut(): Promise<void> {
  await closeSession(await inBrowser(sessionCookie()));
  await forgetInBrowser(sessionCookie());
  redirect("/sign-in");
}

/** Ends every session of this person, on every device. */
export async function signOutEverywhere(): Promise<void> {
  const session = await currentSession();
  if (session) await closeEverySession(session);
  await forgetInBrowser(sessionCookie());
  redirect("/sign-in");
}

/** Remembers which organization this browser works in; one that is not theirs is not remembered. */
export async function switchOrganization(organizationId: string): Promise<void> {
  const { organizations } = await currentActorContext();
  if (organizations.every((organization) => organization.organizationId !== organizationId)) return;
  await keepInBrowser(organizationCookie(), organizationId, new Date(Date.now() + REMEMBERED_MS));
  redirect("/overview");
}
