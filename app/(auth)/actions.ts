"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/auth/form-state";
import { forgetInBrowser, inBrowser, keepInBrowser } from "@/server/auth/browser-cookies";
import { pendingSignInCookie, sessionCookie } from "@/server/auth/cookies";
import { clientAddress } from "@/server/auth/current";
import { localPath } from "@/server/auth/local-path";
import { pendingOf, pendingText } from "@/server/auth/pending-sign-in";
import { closeSession, type OpenedSession } from "@/server/auth/session";
import { requestSignIn, SIGN_IN_MINUTES, signInByCode, signInByLink } from "@/server/auth/sign-in";
import { RateLimitedError, UnavailableError } from "@/server/errors";
import { EmailAddress } from "@/server/organizations";

/** Mails a link and a code, and leads on to the page that takes the code. */
export async function mailSignIn(_state: FormState, form: FormData): Promise<FormState> {
  const typed = textOf(form, "email");
  const address = EmailAddress.safeParse(typed);
  if (!address.success) return { email: typed, error: "Enter an e-mail address such as you@company.com." };
  const next = localPath(form.get("next"));
  let nonce: string;
  try {
    nonce = await requestSignIn(address.data, next, await clientAddress());
  } catch (error) {
    if (error instanceof RateLimitedError || error instanceof UnavailableError)
      return { email: typed, error: error.publicMessage };
    throw error;
  }
  const pending = pendingText({ email: address.data, nonce });
  await keepInBrowser(pendingSignInCookie(), pending, new Date(Date.now() + SIGN_IN_MINUTES * 60_000));
  const query = new URLSearchParams({
    ...(next === "/" ? {} : { next }),
    ...(form.get("again") === "1" ? { again: "1" } : {}),
  });
  return redirect(query.size === 0 ? "/sign-in/check" : `/sign-in/check?${query.toString()}`);
}

/** Signs in by the code of the newest mail this browser asked for. */
export async function enterCode(_state: FormState, form: FormData): Promise<FormState> {
  const pending = pendingOf(await inBrowser(pendingSignInCookie()));
  if (pending === null) redirect("/sign-in");
  const code = textOf(form, "code").replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(code)) return { error: "The code has six digits." };
  const opened = await signInByCode(pending.email, code, pending.nonce);
  if (opened === null)
    return { error: "This is not the code of the newest mail, or it has expired or was missed five times." };
  return await enter(opened, localPath(form.get("next")));
}

/** Spends the link of a mail. */
export async function confirmLink(_state: FormState, form: FormData): Promise<FormState> {
  const opened = await signInByLink(textOf(form, "token"));
  if (opened === null) return { error: `It was used already, or its ${SIGN_IN_MINUTES} minutes have passed.` };
  return await enter(opened, localPath(form.get("next")));
}

/** What this browser was signed in as before ends here: nobody stays signed in unseen. */
async function enter(opened: OpenedSession, next: string): Promise<never> {
  await closeSession(await inBrowser(sessionCookie()));
  await keepInBrowser(sessionCookie(), opened.token, opened.expiresAt);
  await forgetInBrowser(pendingSignInCookie());
  redirect(next);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
