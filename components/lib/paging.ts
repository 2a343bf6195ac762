/** One page of a list that is here as a whole. */
export interface Paged<Row> {
  readonly rows: readonly Row[];
  /** Counts from 1. */
  readonly page: number;
  readonly pages: number;
  /** Rows before this page. */
  readonly offset: number;
  /** Rows on all pages. */
  readonly total: number;
}

/** A page, or the one nearest to it that there is. */
export function pageOf<Row>(all: readonly Row[], wanted: number, size: number): Paged<Row> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const offset = (page - 1) * size;
  return { rows: all.slice(offset, offset + size), page, pages, offset, total: all.length };
}
