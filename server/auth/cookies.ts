import { env, publicOrigin } from "@/server/env";

/** The name and the attributes of one cookie; times in seconds. */
export interface CookieSpec {
  readonly name: string;
  readonly options: {
    readonly httpOnly: boolean;
    readonly sameSite: "lax";
    readonly secure: boolean;
    readonly path: "/";
  };
}

/** Holds the session's token. Out of reach of scripts; not sent with requests that other sites make, but with links. */
export function sessionCookie(): CookieSpec {
  return cookieNamed("mastguard-session");
}

/** Holds the id of the organization a person works in; only ever a wish, checked against their memberships. */
export function organizationCookie(): CookieSpec {
  return cookieNamed("mastguard-organization");
}

/** Holds what a browser just asked a mail for (`pendingText`), so that it appears in no URL. */
export function pendingSignInCookie(): CookieSpec {
  return cookieNamed("mastguard-sign-in");
}

/**
 * On https the prefix `__Host-` makes browsers refuse the cookie from any other host, path or plain http (RFC 6265bis
 * §4.1.3.2). On http the name carries the port: cookies do not see ports, and two homes may run side by side.
 */
function cookieNamed(base: string): CookieSpec {
  const { protocol, port } = new URL(publicOrigin(env()));
  const secure = protocol === "https:";
  const name = secure ? `__Host-${base}` : port === "" ? base : `${base}-${port}`;
  return { name, options: { httpOnly: true, sameSite: "lax", secure, path: "/" } };
}

/** One cookie out of a `Cookie` header; undefined when it is not there. Our values need no decoding. */
export function cookieFrom(header: string | null | undefined, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
