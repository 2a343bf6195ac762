import type { IncomingMessage, ServerResponse } from "node:http";
import { PayloadTooLargeError, RateLimitedError } from "@/server/errors";
import { refuse } from "./refuse";
import type { BodyRefusal } from "./request-body";

const AGAIN_SECONDS = 5;

/** Says why a body was not taken. A slow one is answered at once: the rest of it may never come. */
export function refuseBody(
  request: IncomingMessage,
  response: ServerResponse,
  reason: BodyRefusal,
  limit: number,
): void {
  if (reason === "too_large") refuse(request, response, new PayloadTooLargeError(limit));
  else if (reason === "too_many") {
    const message = "Too much is being sent from this address at a time. Try again in a moment.";
    refuse(request, response, new RateLimitedError("client_bodies", message, AGAIN_SECONDS));
  } else if (reason === "too_slow") {
    const text = "The body stopped coming.\n";
    const headers = { "content-type": "text/plain; charset=utf-8", "content-length": text.length, connection: "close" };
    response.writeHead(408, headers).end(text);
  }
}
