/** A header the runtime refuses would look like a network error and be retried in vain. */
export function checkedKey(key: string | undefined): string | undefined {
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new TypeError("`idempotencyKey` must be 1 to 255 visible ASCII characters");
}
