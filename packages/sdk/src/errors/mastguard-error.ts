/** One problem in a request body: where it is and what was expected there. */
export interface ErrorDetail {
  /** Dotted path into the request, for example `payload` or `context.step`. */
  readonly path: string;
  readonly message: string;
}

export interface MastGuardErrorOptions {
  /** Machine-readable code, for example `RATE_LIMITED`; local failures have their own, for example `TIMEOUT`. */
  readonly code: string;
  /** HTTP status, or `null` when no response was received. */
  readonly status?: number | null;
  /** `meta.requestId` of the answer: quote it when reporting a problem. */
  readonly requestId?: string | null;
  readonly details?: readonly ErrorDetail[];
  /** Whether the same request may succeed later. */
  readonly isRetryable?: boolean;
  readonly cause?: unknown;
}

/** Shared by every installed copy of this package, so `isInstance` recognises errors that `instanceof` would not. */
const BRANDS = Symbol.for("@auxdynamics/mastguard-sdk/error-brands");

/** The base of everything this package throws about a request. An error never means that an action is allowed. */
export class MastGuardError extends Error {
  /** Names the class across copies and minifiers; `name` is set from it. */
  static readonly brand: string = "MastGuardError";

  readonly code: string;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly details: readonly ErrorDetail[];
  readonly isRetryable: boolean;

  constructor(message: string, options: MastGuardErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.brand;
    this.code = options.code;
    this.status = options.status ?? null;
    this.requestId = options.requestId ?? null;
    this.details = options.details ?? [];
    this.isRetryable = options.isRetryable ?? false;
    Object.defineProperty(this, BRANDS, { value: brandsOf(new.target) });
  }

  /**
   * Whether `value` is an error of this class, also when another installed copy of the package made it.
   * Works on every subclass: `RateLimitError.isInstance(error)`.
   */
  static isInstance<T extends MastGuardError>(
    this: { readonly brand: string; readonly prototype: T },
    value: unknown,
  ): value is T {
    if (typeof value !== "object" || value === null) return false;
    const brands: unknown = Reflect.get(value, BRANDS);
    return Array.isArray(brands) && brands.includes(this.brand);
  }
}

function brandsOf(errorClass: typeof MastGuardError): string[] {
  const parent: unknown = Object.getPrototypeOf(errorClass);
  return isErrorClass(parent) ? [errorClass.brand, ...brandsOf(parent)] : [errorClass.brand];
}

function isErrorClass(value: unknown): value is typeof MastGuardError {
  return typeof value === "function" && "brand" in value;
}
