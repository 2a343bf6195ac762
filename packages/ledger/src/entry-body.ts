import { canonicalize } from "./canonicalize";
import { CanonicalizeError } from "./errors";
import { isPlainObject } from "./json-value";
import type { LogProblemKind } from "./log-problem";

/** An entry's body in format 1: what the leaf hash covers. The index is not in it, the tree binds that. */
export interface EntryBody {
  readonly v: 1;
  readonly type: string;
  readonly id: string;
  readonly organizationId: string;
  /** The writing node's clock, ISO 8601 UTC with milliseconds; need not rise from entry to entry. */
  readonly at: string;
  readonly traceId?: string;
  readonly actor: { readonly type: string; readonly id: string; readonly method?: string };
  readonly data: Readonly<Record<string, unknown>>;
}

/** A body as read, or why it is not one. */
export type ReadBody =
  | { readonly ok: true; readonly body: EntryBody }
  | { readonly ok: false; readonly kind: LogProblemKind & `body_${string}`; readonly message: string };

const AT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Reads a stored body: it must be its own RFC 8785 text and have exactly the fields of format 1. Never throws. */
export function readEntryBody(text: string): ReadBody {
  const value = parseCanonical(text);
  if (value === undefined) {
    return { ok: false, kind: "body_not_canonical", message: "the body is not its own canonical JSON text" };
  }
  if (!isEntryBody(value)) {
    return { ok: false, kind: "body_not_format_1", message: "the body does not have the fields of entry format 1" };
  }
  return { ok: true, body: value };
}

/** The JSON value of a canonical text; `undefined`, which no JSON text has, for any other. */
function parseCanonical(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalize(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof CanonicalizeError) return undefined;
    throw error;
  }
}

function isEntryBody(value: unknown): value is EntryBody {
  if (!isRecord(value)) return false;
  const { v, type, id, organizationId, at, traceId, actor, data, ...others } = value;
  return (
    v === 1 &&
    [type, id, organizationId].every(isText) &&
    isText(at) &&
    AT.test(at) &&
    isOptionalText(traceId) &&
    isActor(actor) &&
    isRecord(data) &&
    Object.keys(others).length === 0
  );
}

function isActor(value: unknown): value is EntryBody["actor"] {
  if (!isRecord(value)) return false;
  const { type, id, method, ...others } = value;
  return isText(type) && isText(id) && isOptionalText(method) && Object.keys(others).length === 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && isPlainObject(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || isText(value);
}
