import { pool, prisma } from "@/server/db/client";
import { env, publicOrigin } from "@/server/env";
import { RateLimitedError } from "@/server/errors";
import { newUuid } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { deliver } from "@/server/mail";
import { ensureOrganization, ensurePerson } from "@/server/organizations";
import { ClientLimit } from "./client-limit";
import { type OpenedSession, openSession } from "./session";
import { signInMail } from "./sign-in-mail";
import { hashOfCode, hashOfToken, isTokenShape, newCode, newToken } from "./token";

/** Minutes a link or code may be used. */
export const SIGN_IN_MINUTES = 15;
/** Mails one address can cause in {@link SIGN_IN_MINUTES} minutes: with five tries each, 25 guesses at a code. */
const MAILS_MAX = 5;
const OPERATOR_LINKS_MAX = 1_000;
const mailsOfClients = new ClientLimit({ most: 20, windowMs: SIGN_IN_MINUTES * 60_000, clientsMax: 10_000 });

/**
 * Mails a link and a code to an address (parsed by `EmailAddress`). Whether anybody by that address was ever here makes
 * no difference to the answer: a first sign-in is one like any other.
 * @param next path to open afterwards, already checked by `localPath`.
 * @param client address that asks. After 20 mails in 15 minutes it gets the same answer, and nothing is sent.
 * @returns a secret for the asking browser: without it the code is worth nothing.
 * @throws RateLimitedError after five mails in 15 minutes; UnavailableError when mail cannot be sent.
 */
export async function requestSignIn(email: string, next: string, client: string): Promise<string> {
  const [token, nonce, code] = [newToken(), newToken(), newCode()];
  if (!mailsOfClients.take(client)) {
    wideEvent("warn", { event: "sign_in.client_limited" });
    return nonce;
  }
  const isIssued = await issue({
    email,
    token,
    codeHash: hashOfCode(email, code, nonce),
    method: "email_link",
    most: MAILS_MAX,
  });
  if (!isIssued) {
    const minutes = SIGN_IN_MINUTES;
    throw new RateLimitedError(
      "sign_in",
      `We sent several mails to this address. Use the newest, or try again in ${minutes} minutes.`,
      minutes * 60,
    );
  }
  await deliver(
    signInMail({ to: email, url: linkTo(publicOrigin(env()), token, next), code, minutes: SIGN_IN_MINUTES }),
  );
  return nonce;
}

/** A one-time link for whoever operates this machine; nothing is mailed. @param origin where people reach the server. */
export async function issueOperatorLink(email: string, origin: string): Promise<{ url: string; expiresAt: Date }> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + SIGN_IN_MINUTES * 60_000);
  const isIssued = await issue({ email, token, codeHash: null, method: "operator_link", most: OPERATOR_LINKS_MAX });
  if (!isIssued)
    throw new RateLimitedError(
      "sign_in",
      `${OPERATOR_LINKS_MAX} links for this address are enough.`,
      SIGN_IN_MINUTES * 60,
    );
  return { url: linkTo(origin, token, "/"), expiresAt };
}

/** Spends a link. Null when it is unknown, expired or spent. Call it from a POST only: mail scanners open every link. */
export async function signInByLink(token: string): Promise<OpenedSession | null> {
  if (!isTokenShape(token)) return null;
  const { rows } = await pool().query<{ email: string; method: string }>(
    "select email, method from mastguard.redeem_link($1)",
    [hashOfToken(token)],
  );
  const proven = rows[0];
  return proven ? await signIn(proven.email, proven.method) : null;
}

/**
 * Spends the code that one browser asked for. Null when it is wrong, expired, spent, or was missed five times; guesses
 * of another browser are no misses.
 * @param nonce as `requestSignIn` returned it.
 */
export async function signInByCode(email: string, code: string, nonce: string): Promise<OpenedSession | null> {
  const { rows } = await pool().query<{ email: string }>("select email from mastguard.redeem_code($1, $2)", [
    email,
    hashOfCode(email, code, nonce),
  ]);
  const proven = rows[0];
  return proven ? await signIn(proven.email, "email_code") : null;
}

async function signIn(email: string, method: string): Promise<OpenedSession> {
  const id = await ensurePerson(prisma(), email);
  await ensureOrganization({ id, email, method });
  return await openSession(id, method);
}

interface Issue {
  readonly email: string;
  readonly token: string;
  readonly codeHash: Buffer | null;
  readonly method: string;
  /** Issued to this address by this method in 15 minutes at most. */
  readonly most: number;
}

async function issue({ email, token, codeHash, method, most }: Issue): Promise<boolean> {
  const { rows } = await pool().query<{ issued: boolean }>(
    "select mastguard.issue_sign_in($1, $2, $3, $4, $5, make_interval(mins => $6), $7) as issued",
    [newUuid(), email, hashOfToken(token), codeHash, method, SIGN_IN_MINUTES, most],
  );
  return rows[0]?.issued ?? false;
}

function linkTo(origin: string, token: string, next: string): string {
  const url = new URL("/sign-in/confirm", origin);
  url.searchParams.set("token", token);
  if (next !== "/") url.searchParams.set("next", next);
  return url.href;
}
