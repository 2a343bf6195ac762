import { createHmac } from "node:crypto";
import type { OrganizationId } from "@/server/ids";
import { keyFor } from "./master-key";

/** A keyed reference of one organization: equal for equal text, and nothing more. */
export function referenceOf(organizationId: OrganizationId): (text: string) => string {
  return (text) => createHmac("sha256", keyFor("subject-refs")).update(`${organizationId}/${text}`).digest("base64url");
}

/**
 * An id that names a thing. Customers may put an e-mail address or a sentence where an id is expected; the log then keeps a
 * keyed reference, because what is in it stays for ever.
 */
const PLAIN_ID = /^[\w.:/#+~=-]{1,200}$/;

/** How the log names a thing: by its id where that is one, else by a keyed reference. */
export function loggedName(text: string, reference: (text: string) => string): string {
  return PLAIN_ID.test(text) ? text : `ref:${reference(text)}`;
}
