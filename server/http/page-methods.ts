import type { IncomingMessage } from "node:http";
import { MethodNotAllowedError } from "@/server/errors";

/**
 * What is no page: routes, which say themselves what they take, those that belong to a page included, and Next's own paths, some of them in
 * development only.
 */
const NOT_A_PAGE = /^\/(?:api\/|audit\/export$|audit\/entries\/|\.well-known\/|_next\/|__nextjs)/;
const READING = ["GET", "HEAD"];

/**
 * Why a page does not take a request; null when it does. Next would render the page, with 200, whatever the method: a page is read, and a
 * POST calls one of its server actions, as a script or as a form does.
 */
export function pageRefusal({ method = "GET", headers }: IncomingMessage, path: string): MethodNotAllowedError | null {
  if (NOT_A_PAGE.test(path) || READING.includes(method)) return null;
  const isForm = headers["content-type"]?.startsWith("multipart/form-data") ?? false;
  if (method === "POST" && (isForm || headers["next-action"] !== undefined)) return null;
  return new MethodNotAllowedError(READING);
}
