import type { SealedRecord } from "./records";

/** `$1, $2, …` */
export function placeholders(count: number): string {
  return Array.from({ length: count }, (_, at) => `$${at + 1}`).join(", ");
}

/** Where each record begins in {@link recordBytes}. */
export function recordOffsets(records: readonly (SealedRecord | null)[]): number[] {
  let end = 0;
  return records.map((record) => {
    const start = end;
    if (record) end += record.wrappedKey.length + record.nonce.length + record.ciphertext.length;
    return start;
  });
}

/** The records of a batch one behind the other: wrapped key (60 bytes), nonce (12), ciphertext. */
export function recordBytes(records: readonly (SealedRecord | null)[]): Buffer {
  return Buffer.concat(
    records.flatMap((record) => (record ? [record.wrappedKey, record.nonce, record.ciphertext] : [])),
  );
}

/**
 * A PostgreSQL array literal of JSON texts. JSON text holds no bare control character, so quoting it as a JSON string is
 * exactly how an array element is quoted, at a third of the driver's price for the longest columns of the batch.
 */
export function jsonTexts(texts: readonly (string | null)[]): string {
  return `{${texts.map((text) => (text === null ? "NULL" : JSON.stringify(text))).join(",")}}`;
}
