import { isRecord } from "../json";
import {
  AuthenticationError,
  AuthorizationError,
  ConflictError,
  NotFoundError,
  RateLimitError,
  ServerError,
  ValidationError,
} from "./http-errors";
import { type ErrorDetail, MastGuardError } from "./mastguard-error";

const CLASS_BY_STATUS = new Map<number, typeof MastGuardError>([
  [401, AuthenticationError],
  [403, AuthorizationError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, ValidationError],
]);

/** What the transport knows of an answer with an error status. */
interface ErrorResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body, or `undefined` when it is not JSON (a proxy's error page, say). */
  readonly body: unknown;
}

/** Maps an error status to the class the contract names; any other 4xx gives the base class. */
export function errorFromResponse({ status, headers, body }: ErrorResponse): MastGuardError {
  const envelope = isRecord(body) ? body : {};
  const error = isRecord(envelope.error) ? envelope.error : {};
  const meta = isRecord(envelope.meta) ? envelope.meta : {};
  const message = typeof error.message === "string" ? error.message : `MastGuard answered with status ${status}`;
  const options = {
    // A code of our own marks answers that did not come from MastGuard's API, such as a wrong base URL's 404 page.
    code: typeof error.code === "string" ? error.code : `HTTP_${status}`,
    status,
    requestId: typeof meta.requestId === "string" ? meta.requestId : headers.get("x-request-id"),
    details: detailsOf(error.details),
  };
  if (status === 429 || status >= 500) {
    const retryAfterSeconds = secondsOf(error.retryAfterSeconds) ?? retryAfterHeader(headers);
    const RetryableError = status === 429 ? RateLimitError : ServerError;
    return new RetryableError(message, { ...options, retryAfterSeconds, isRetryable: true });
  }
  const ErrorClass = CLASS_BY_STATUS.get(status) ?? MastGuardError;
  return new ErrorClass(message, options);
}

/** `Retry-After` in seconds (RFC 9110 §10.2.3: whole seconds or an HTTP date); `null` when absent or unreadable. */
function retryAfterHeader(headers: Headers): number | null {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return null;
  if (/^\d+$/.test(value)) return secondsOf(Number(value));
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

function secondsOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}

function detailsOf(value: unknown): ErrorDetail[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (detail: unknown): detail is ErrorDetail =>
      isRecord(detail) && typeof detail.path === "string" && typeof detail.message === "string",
  );
}
