import { UnavailableError } from "@/server/errors";

/** Connection exceptions, operator intervention, too many connections, lock and statement time-outs; network errors. */
const AWAY =
  /^(08|57P|53300|57014|55P03|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|P1001|P1002|P1008|P1017|P2024|P2028)/;
const AWAY_MESSAGE =
  /Code: `(?:08|57P|53300)|timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|Client was closed and is not queryable/;

/**
 * The error of a database that cannot be reached or does not answer, as callers should hear of it: 503, try again.
 * Null for every other error.
 */
export function unavailable(error: unknown): UnavailableError | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (("code" in at && AWAY.test(String(at.code))) || AWAY_MESSAGE.test(at.message))
      return new UnavailableError("The database does not answer right now. Try again in a moment.", 1, {
        cause: error,
      });
  }
  return null;
}
