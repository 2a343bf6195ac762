import { cookieFrom, organizationCookie, sessionCookie } from "@/server/auth/cookies";
import { type Session, sessionOf } from "@/server/auth/session";
import { type SignedIn, signedIn } from "@/server/auth/signed-in";
import { UnauthenticatedError } from "@/server/errors";
import { newId, type RequestId } from "@/server/ids";

/**
 * The request header (for event streams: the connection parameter) by which a tab says which organization it shows.
 * The cookie is shared by all tabs: without this a change made in one tab could land in the organization of another.
 */
export const ORGANIZATION_HEADER = "mastguard-organization";

/** What a call may ask about its caller; each question is asked at most once however many procedures one request runs. */
export interface TrpcContext {
  readonly requestId: RequestId;
  /** Whether the call comes from a page of ours; changes are refused otherwise. */
  readonly isSameOrigin: boolean;
  /** Null when nobody is signed in. */
  readonly readSession: () => Promise<Session | null>;
  /** @throws UnauthenticatedError, NotFoundError. */
  readonly readMember: () => Promise<SignedIn>;
}

/** The context of an HTTP request. @param parameters of an event stream, which cannot send headers. */
export function requestContext(
  { headers }: Pick<Request, "headers">,
  parameters: Readonly<Record<string, string | undefined>> | null,
): TrpcContext {
  const requestId = newId("req");
  const cookies = headers.get("cookie");
  const named = headers.get(ORGANIZATION_HEADER) ?? parameters?.[ORGANIZATION_HEADER];
  const remembered = cookieFrom(cookies, organizationCookie().name);
  const readSession = once(() => sessionOf(cookieFrom(cookies, sessionCookie().name)));
  const readMember = once(async () => {
    const session = await readSession();
    if (session === null) throw new UnauthenticatedError("Sign in first.");
    return await signedIn(session, { named, remembered }, requestId);
  });
  return { requestId, isSameOrigin: isFromOurPages(headers), readSession, readMember };
}

/** The front door has refused foreign origins already; this holds when Next runs without it. */
function isFromOurPages(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null) return true; // no browser: none omits it from a POST
  return URL.canParse(origin) && new URL(origin).host === headers.get("host");
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}
