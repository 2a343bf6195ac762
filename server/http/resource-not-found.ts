import { NotFoundError } from "@/server/errors";
import { newId } from "@/server/ids";
import { failure } from "./envelope";
import { asNextHandler } from "./next-mount";
import type { Verb } from "./resource";
import { BODY_LIMIT, type Route } from "./route";

/** The verbs of a path that does not exist. */
export function resourceNotFound(): Record<Verb, Route> {
  const missing = asNextHandler({
    bodyLimit: BODY_LIMIT,
    answer: async ({ path }) => failure(new NotFoundError(`Nothing answers at \`${path}\`.`), newId("req")),
  });
  return {
    GET: missing,
    HEAD: missing,
    POST: missing,
    PUT: missing,
    PATCH: missing,
    DELETE: missing,
    OPTIONS: missing,
  };
}
