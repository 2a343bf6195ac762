import type { TRPCError } from "@trpc/server";
import { z } from "zod";
import { unavailable } from "@/server/db/unavailable";
import {
  AppError,
  type ErrorCode,
  type FieldProblem,
  RateLimitedError,
  UnavailableError,
  ValidationError,
} from "@/server/errors";
import { HTTP_STATUS } from "@/server/http/envelope";
import { validationError } from "@/server/http/zod-problems";
import type { RequestId } from "@/server/ids";

/** `error.data` of a failed call: the same code, problems and wait as in REST's envelope. */
export interface ErrorData {
  readonly code: ErrorCode;
  readonly httpStatus: number;
  readonly requestId: RequestId | null;
  readonly details?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
}

/** What tRPC itself refuses, in our codes; everything else it throws is a failure of ours. */
const CODES: Partial<Record<TRPCError["code"], ErrorCode>> = {
  BAD_REQUEST: "VALIDATION_FAILED",
  PARSE_ERROR: "VALIDATION_FAILED",
  UNSUPPORTED_MEDIA_TYPE: "VALIDATION_FAILED",
  NOT_FOUND: "NOT_FOUND",
  METHOD_NOT_SUPPORTED: "METHOD_NOT_ALLOWED",
  PAYLOAD_TOO_LARGE: "PAYLOAD_TOO_LARGE",
};
const UNFORESEEN = "Something went wrong on our side. Quote the request id when you report it.";

/** The error behind a failed call; null for one that nobody foresaw. */
function appErrorOf(error: TRPCError): AppError | null {
  const { cause } = error;
  if (cause instanceof AppError) return cause;
  return error.code === "BAD_REQUEST" && cause instanceof z.ZodError
    ? validationError(cause, "input")
    : unavailable(cause);
}

/** The code of a failed call, for its caller and for our logs. */
export function codeOf(error: TRPCError): ErrorCode {
  return appErrorOf(error)?.code ?? CODES[error.code] ?? "INTERNAL";
}

/** What the caller is told. No stack, no internal message. */
export function publicShape(error: TRPCError, requestId: RequestId | null): { message: string; data: ErrorData } {
  const known = appErrorOf(error);
  const code = codeOf(error);
  const data: ErrorData = {
    code,
    httpStatus: HTTP_STATUS[code],
    requestId,
    ...(known instanceof ValidationError ? { details: known.details } : {}),
    ...(known instanceof RateLimitedError || known instanceof UnavailableError
      ? { retryAfterSeconds: known.retryAfterSeconds }
      : {}),
  };
  if (known) return { message: known.publicMessage, data };
  return { message: code === "INTERNAL" ? UNFORESEEN : error.message, data };
}
