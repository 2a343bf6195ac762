import {
  type AppError,
  type ErrorCode,
  type FieldProblem,
  MethodNotAllowedError,
  RateLimitedError,
  UnavailableError,
  ValidationError,
} from "@/server/errors";
import type { RequestId } from "@/server/ids";
import type { Answer } from "./call";

/** The only place that turns a code into a status; tRPC reads the same table. */
export const HTTP_STATUS = {
  VALIDATION_FAILED: 422,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  GONE: 410,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const satisfies Record<ErrorCode, number>;

/** What a list adds to `meta`: numbered pages from 1, or a cursor that is null at the end. */
export type ListMeta =
  | { readonly page: number; readonly limit: number; readonly total: number; readonly totalPages: number }
  | { readonly limit: number; readonly nextCursor: string | null };

/** The `error` member of an answer; `details` only for VALIDATION_FAILED, the wait in whole seconds. */
export interface PublicError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
}

/** An answer that nobody else has seen: headers may still be added. */
export interface FreshAnswer extends Answer {
  readonly headers: Record<string, string>;
}

interface SuccessParts {
  readonly status: number;
  readonly requestId: RequestId;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly meta?: ListMeta | undefined;
}

/** `{success: true, data, error: null, meta}` (contracts/mastguard.md §2). */
export function success(data: unknown, { status, requestId, headers, meta }: SuccessParts): FreshAnswer {
  const body = { success: true, data, error: null, meta: { ...metaOf(requestId), ...meta } };
  return { status, headers: { ...headersOf(requestId), ...headers }, body: JSON.stringify(body) };
}

/** `{success: false, data: null, error, meta}`; `null` stands for a failure nobody foresaw, which tells nothing of itself. */
export function failure(error: AppError | null, requestId: RequestId): FreshAnswer {
  const shown = publicError(error);
  const body = { success: false, data: null, error: shown, meta: metaOf(requestId) };
  const headers: Record<string, string> = headersOf(requestId);
  if (shown.retryAfterSeconds !== undefined) headers["retry-after"] = String(shown.retryAfterSeconds);
  if (error instanceof MethodNotAllowedError) headers.allow = error.allow.join(", ");
  return { status: HTTP_STATUS[shown.code], headers, body: JSON.stringify(body) };
}

const UNFORESEEN: PublicError = {
  code: "INTERNAL",
  message: "Something went wrong on our side. Nothing was allowed. Quote the request id when you report it.",
};

/** What the caller is told of an error; `null` as for `failure`. */
export function publicError(error: AppError | null): PublicError {
  if (error === null) return UNFORESEEN;
  const { code, publicMessage: message } = error;
  if (error instanceof ValidationError) return { code, message, details: error.details };
  if (error instanceof RateLimitedError || error instanceof UnavailableError)
    return { code, message, retryAfterSeconds: error.retryAfterSeconds };
  return { code, message };
}

function metaOf(requestId: RequestId): { requestId: RequestId; timestamp: string } {
  return { requestId, timestamp: new Date().toISOString() };
}

/** An answer of the API is for one caller at one moment: no cache may keep it. */
function headersOf(requestId: RequestId): Record<string, string> {
  return { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", "x-request-id": requestId };
}
