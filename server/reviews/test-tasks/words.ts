import { keyFor } from "@/server/crypto/master-key";
import { openBox, sealBox } from "@/server/crypto/sealed-box";
import type { OrganizationId } from "@/server/ids";

/** Seals what a person wrote on a test, bound to its step. */
export function sealWords(organizationId: OrganizationId, step: string, text: string): Buffer {
  return sealBox(keyFor("review-tests"), Buffer.from(text), placeOf(organizationId, step));
}

/** @throws Error when the box is another's, or was altered. */
export function openWords(organizationId: OrganizationId, step: string, box: Uint8Array): string {
  return openBox(keyFor("review-tests"), box, placeOf(organizationId, step)).toString("utf8");
}

function placeOf(organizationId: OrganizationId, step: string): string {
  return `review-test/${organizationId}/${step}`;
}
