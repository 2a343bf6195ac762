const CURSOR = /^(0|[1-9]\d{0,15})$/;

/** The cursor of the page that continues below entry `index`. Opaque to callers; entries that arrive later do not move it. */
export function cursorOf(index: number): string {
  return Buffer.from(String(index)).toString("base64url");
}

/** The index a cursor stands for; `null` for text that {@link cursorOf} never wrote. */
export function indexOfCursor(cursor: string): number | null {
  const text = Buffer.from(cursor, "base64url").toString("latin1");
  const index = Number(text);
  return CURSOR.test(text) && Number.isSafeInteger(index) && cursorOf(index) === cursor ? index : null;
}
