import type { AuditEntry } from "./audit-entry";
import { nullable, number, object, string } from "./reader";

/** One page of a numbered list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly page: number;
  readonly limit: number;
  /** Items over all pages. */
  readonly total: number;
  readonly totalPages: number;
}

/** One page of the audit log. */
export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Pass it as `cursor` for the next page; `null` at the end. */
  readonly nextCursor: string | null;
}

/** `meta` of a numbered list. */
export const readPageMeta = object<Omit<Page<unknown>, "items">>({
  page: number,
  limit: number,
  total: number,
  totalPages: number,
});

/** `meta` of a list that goes on by cursor. */
export const readCursor = object<{ nextCursor: string | null }>({ nextCursor: nullable(string) });
