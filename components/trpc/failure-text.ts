import { prose } from "../lib/sentence";
import { isTrpcError } from "./query-client";

/** Why a call failed, in a sentence for the person who made it. */
export function failureText(error: unknown): string {
  return isTrpcError(error) && error.data?.code !== undefined
    ? prose(error.message)
    : "The connection was lost; nothing was changed.";
}
