import { MethodNotAllowedError } from "@/server/errors";
import { newId } from "@/server/ids";
import type { Answer, Call } from "./call";
import { failure } from "./envelope";
import { asNextHandler } from "./next-mount";
import { BODY_LIMIT, type Route } from "./route";

const VERBS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type Verb = (typeof VERBS)[number];
type Written = Exclude<Verb, "HEAD" | "OPTIONS">;

/**
 * All verbs of one path: the given ones, HEAD from GET, OPTIONS with `Allow`, and 405 with `Allow` for every other.
 * A route file exports exactly this: `export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ … })`.
 */
export function resource(routes: Partial<Record<Written, Route>>): Record<Verb, Route> {
  const allow = VERBS.filter((verb) => verb === "OPTIONS" || routes[verb === "HEAD" ? "GET" : verb] !== undefined);
  const refused = asNextHandler({
    bodyLimit: BODY_LIMIT,
    answer: async () => failure(new MethodNotAllowedError(allow), newId("req")),
  });
  const { GET = refused, POST = refused, PUT = refused, PATCH = refused, DELETE = refused } = routes;
  const OPTIONS = asNextHandler({
    bodyLimit: 0,
    answer: async () => ({ status: 204, headers: { allow: allow.join(", "), "x-request-id": newId("req") }, body: "" }),
  });
  return { GET, HEAD: routes.GET ? headOf(routes.GET) : refused, POST, PUT, PATCH, DELETE, OPTIONS };
}

/** GET's answer; the server leaves its body out, and a stream is not started at all. */
function headOf({ answer, bodyLimit }: Route): Route {
  return asNextHandler({
    bodyLimit,
    async answer(call: Call): Promise<Answer> {
      const answered = await answer(call);
      if (typeof answered.body === "string") return answered;
      await answered.body[Symbol.asyncIterator]().return?.();
      return { ...answered, body: "" };
    },
  });
}
