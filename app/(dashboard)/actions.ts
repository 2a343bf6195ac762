"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { organizationCookie, sessionCookie } from "@/server/auth/cookies";
import { currentActorContext, currentSession } from "@/server/auth/current";
import { closeEverySession, closeSession } from "@/server/auth/session";

/** Ends this browser's session. */
export async function signOut(): Promise<void> {
  const jar = await cookies();
  await closeSession(jar.get(sessionCookie().name)?.value);
  jar.delete(sessionCookie().name);
  redirect("/sign-in");
}

/** Ends every session of this person, on every device. */
export async function signOutEverywhere(): Promise<void> {
  const session = await currentSession();
  if (session) await closeEverySession(session);
  (await cookies()).delete(sessionCookie().name);
  redirect("/sign-in");
}

/** Remembers which organization this browser works in; one that is not theirs is not remembered. */
export async function switchOrganization(organizationId: string): Promise<void> {
  const { organizations } = await currentActorContext();
  if (organizations.every((organization) => organization.organizationId !== organizationId)) return;
  const { name, options } = organizationCookie();
  (await cookies()).set(name, organizationId, options);
  redirect("/overview");
}
