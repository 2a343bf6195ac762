/** Rows that are read of a list. */
export interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** A page by itself. */
export function windowOf({ page, limit }: { readonly page: number; readonly limit: number }): Window {
  return { offset: (page - 1) * limit, limit };
}

/** The part of a list that a page of it needs once `others` more are sorted in among its rows: they may all stand before the page, or behind it. */
export function widened({ offset, limit }: Window, others: number): Window {
  const from = Math.max(0, offset - others);
  return { offset: from, limit: offset + limit - from };
}

/** A page of a list with others sorted in. @param rows what {@link widened} asked for, in the order of `compare`. */
export function withOthers<T>(
  rows: readonly T[],
  others: readonly T[],
  window: Window,
  compare: (a: T, b: T) => number,
): T[] {
  const skipped = widened(window, others.length).offset;
  return [...rows, ...others].sort(compare).slice(window.offset - skipped, window.offset - skipped + window.limit);
}
