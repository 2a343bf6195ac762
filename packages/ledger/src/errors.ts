/** Names what was refused, for code that branches on it. */
export type LedgerErrorCode =
  | "NOT_CANONICAL"
  | "BAD_ENCODING"
  | "BAD_NOTE"
  | "BAD_KEY"
  | "OUT_OF_RANGE"
  | "TILE_MISSING";

/** Base of every error this package throws; `code` survives two installed copies, `instanceof` would not. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A value that RFC 8785 gives no text for; `path` leads to it from the root `$`, as in `$.data.items[3]`. */
export class CanonicalizeError extends LedgerError {
  readonly path: string;

  constructor(path: string, reason: string) {
    super("NOT_CANONICAL", `\`${path}\` ${reason}`);
    this.path = path;
  }
}
