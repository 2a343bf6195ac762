import type { AuthOptions } from "next-auth";
import { keyFor } from "@/server/crypto/master-key";
import { env, publicOrigin } from "@/server/env";
import { adapter } from "./adapter";
import { sessionCookie } from "./cookies";
import { SESSION_SECONDS } from "./session";
import { newToken } from "./token";

/**
 * NextAuth as our session and OAuth library (docs/adr/0006-sign-in.md): database sessions through {@link adapter}, our
 * cookie, and no provider yet. Links and codes are redeemed by our own pages, so no GET of NextAuth spends anything.
 */
export function authOptions(): AuthOptions {
  const origin = publicOrigin(env());
  process.env.NEXTAUTH_URL ??= origin; // the library reads it; without one it would believe the Host header
  return {
    adapter,
    providers: [],
    secret: keyFor("nextauth").toString("base64url"),
    session: {
      strategy: "database",
      maxAge: SESSION_SECONDS,
      updateAge: SESSION_SECONDS,
      generateSessionToken: newToken,
    },
    useSecureCookies: origin.startsWith("https:"),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in/check" },
  };
}
