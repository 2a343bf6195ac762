import { AppError, type ErrorCode } from "@/server/errors";

/** What a command ran to: the one object to print, and the exit code of the process. */
export interface OperatorResult {
  readonly exitCode: number;
  readonly output: object;
}

/** A failed command: `{error: {code, message}}`, exit code 1. */
export interface OperatorFailure extends OperatorResult {
  readonly exitCode: 1;
  readonly output: { readonly error: { readonly code: ErrorCode; readonly message: string } };
}

/** The words for any error; one nobody foresaw says what it is, because the reader is the operator of this machine. */
export function failureOf(error: unknown): OperatorFailure {
  const shown =
    error instanceof AppError
      ? { code: error.code, message: error.publicMessage }
      : { code: "INTERNAL" as const, message: error instanceof Error ? error.message : String(error) };
  return { exitCode: 1, output: { error: shown } };
}
