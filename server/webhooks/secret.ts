import { randomBytes } from "node:crypto";
import { keyFor } from "@/server/crypto/master-key";
import { openBox, sealBox } from "@/server/crypto/sealed-box";
import type { OrganizationId, WebhookId } from "@/server/ids";

export const SECRET_PREFIX = "whsec_";
const SECRET_BYTES = 32;

/** A fresh signing secret: `whsec_` and the base64 of 32 random bytes. */
export function newSecret(): string {
  return SECRET_PREFIX + randomBytes(SECRET_BYTES).toString("base64");
}

/** What an endpoint keeps sealed. */
type Kept = "url" | "secret";

/** Seals a text of an endpoint, bound to it: in another endpoint's row, or in another column, it does not open. */
export function sealText(
  organizationId: OrganizationId,
  id: WebhookId,
  what: Kept,
  text: string,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sealBox(keyFor("webhooks"), Buffer.from(text), placeOf(organizationId, id, what)));
}

/** What an endpoint keeps does not open: it was altered, comes from elsewhere or was sealed under another master key. */
export class UnopenedError extends Error {
  readonly what: Kept;

  constructor(what: Kept, cause: unknown) {
    super(`the stored ${what} of a webhook does not open`, { cause });
    this.name = new.target.name;
    this.what = what;
  }
}

/** Opens what {@link sealText} sealed. @throws UnopenedError */
export function openText(organizationId: OrganizationId, id: WebhookId, what: Kept, sealed: Uint8Array): string {
  const key = keyFor("webhooks");
  try {
    return openBox(key, sealed, placeOf(organizationId, id, what)).toString("utf8");
  } catch (error) {
    throw new UnopenedError(what, error);
  }
}

function placeOf(organizationId: OrganizationId, id: WebhookId, what: Kept): string {
  return `webhook/${organizationId}/${id}/${what}`;
}
