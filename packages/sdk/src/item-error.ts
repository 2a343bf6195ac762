import { nullable, number, object, string } from "./reader";

/** Why one of several things in a request was refused; the rest is not touched by it. */
export interface ItemError {
  readonly code: string;
  readonly message: string;
  /** Seconds to wait before this one is tried again; `null` when waiting would not help, or the answer did not say. */
  readonly retryAfterSeconds: number | null;
}

export const readItemError = object<{ error: ItemError }>({
  error: object<ItemError>({ code: string, message: string, retryAfterSeconds: nullable(number) }),
});
