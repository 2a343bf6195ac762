import { EmailAddress } from "@/server/organizations";
import { isTokenShape } from "./token";

/** What a browser remembers between asking for a mail and entering its code. */
export interface PendingSignIn {
  readonly email: string;
  /** The secret that binds the code to this browser. */
  readonly nonce: string;
}

/** As the browser keeps it. */
export function pendingText({ email, nonce }: PendingSignIn): string {
  return `${nonce}.${email}`;
}

/** What a browser sent back; null when it is not ours. */
export function pendingOf(text: string | undefined): PendingSignIn | null {
  const at = text?.indexOf(".") ?? -1;
  const nonce = text?.slice(0, at) ?? "";
  const email = EmailAddress.safeParse(text?.slice(at + 1));
  return isTokenShape(nonce) && email.success ? { nonce, email: email.data } : null;
}
