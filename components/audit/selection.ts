import { AuditFilters } from "@/server/audit/schemas";
import { RANGES, type RangeKey } from "./ranges";

const { decision, category, actionType, agentId, traceId, type, from, to } = AuditFilters.shape;

/** The kinds of entry a filter can name; `all` for everything. */
export const ENTRY_KINDS = type.unwrap().options;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What of the log is shown, as the URL says it: REST's names, and `range` for a moving one. */
export interface AuditSelection {
  readonly decision?: NonNullable<AuditFilters["decision"]> | undefined;
  readonly category?: NonNullable<AuditFilters["category"]> | undefined;
  readonly actionType?: NonNullable<AuditFilters["actionType"]> | undefined;
  readonly agentId?: string | undefined;
  readonly traceId?: string | undefined;
  /** Without it, decisions. */
  readonly type?: EntryKind | undefined;
  /** The last hour, day, week or month up to now. A fixed `from` or `to` stands instead of it, never beside it. */
  readonly range?: RangeKey | undefined;
  /** ISO 8601 UTC; `from` included, `to` not. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Which page of it: pages are named by cursors, and the newer ones one came through are remembered in the URL. */
export interface AuditPlace {
  readonly cursor?: string | undefined;
  /** From 1. */
  readonly page: number;
  /** Cursors of the pages before this one, oldest step first; the very first page has none and is left out. */
  readonly trail: readonly string[];
}

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const FIELDS = ["decision", "category", "actionType", "agentId", "traceId", "type", "range", "from", "to"] as const;
type Field = (typeof FIELDS)[number];

const CURSOR = /^[\w-]{1,32}$/;
const PAGE_MAX = 100_000;
const TRAIL_MAX = 40;

/** The first page. */
export const FIRST_PAGE: AuditPlace = { page: 1, trail: [] };

/** Reads the URL. A filter that cannot be read is not applied, and named in `ignored`, so that nobody is misled. */
export function parseSelection(params: SearchParams): { selection: AuditSelection; ignored: readonly Field[] } {
  const given = (name: Field) => [params[name]].flat()[0];
  const ignored: Field[] = [];
  const read = <T>(name: Field, schema: { safeParse: (text: string) => { data?: T } }): T | undefined => {
    const text = given(name);
    if (text === undefined || text === "") return undefined;
    const { data } = schema.safeParse(text);
    if (data === undefined) ignored.push(name);
    return data;
  };
  const after = read("from", from);
  const before = read("to", to);
  const isEmpty = after !== undefined && before !== undefined && before <= after;
  if (isEmpty) ignored.push("from", "to");
  const isFixed = !isEmpty && (after !== undefined || before !== undefined);
  const range = read("range", { safeParse: (text) => ({ data: RANGES.find(({ key }) => key === text)?.key }) });
  const kind = read("type", type);
  const selection: AuditSelection = {
    decision: read("decision", decision),
    category: read("category", category),
    actionType: read("actionType", actionType),
    agentId: read("agentId", agentId),
    traceId: read("traceId", traceId),
    type: kind === "action.decided" ? undefined : kind,
    range: isFixed ? undefined : range,
    from: isFixed ? after?.toISOString() : undefined,
    to: isFixed ? before?.toISOString() : undefined,
  };
  return { selection, ignored };
}

/** Reads the place; what cannot be read is the first page. */
export function parsePlace(params: SearchParams): AuditPlace {
  const text = (name: string) => [params[name]].flat()[0] ?? "";
  const cursor = text("cursor");
  const page = Number(text("page"));
  if (!CURSOR.test(cursor) || !Number.isInteger(page) || page < 2 || page > PAGE_MAX) return FIRST_PAGE;
  const trail = text("trail")
    .split(".")
    .filter((step) => CURSOR.test(step));
  return { cursor, page, trail: trail.slice(-TRAIL_MAX) };
}

/** The log's page with this selection, on its first page unless told. */
export function auditHref(selection: AuditSelection, place: AuditPlace = FIRST_PAGE): string {
  const query = new URLSearchParams(filterParams(selection));
  if (place.cursor !== undefined) {
    query.set("cursor", place.cursor);
    query.set("page", String(place.page));
    if (place.trail.length > 0) query.set("trail", place.trail.join("."));
  }
  return query.size === 0 ? "/audit" : `/audit?${query.toString()}`;
}

/** The filters as name and text, for URLs and forms. */
function filterParams(selection: AuditSelection): [Field, string][] {
  return FIELDS.flatMap((name) => {
    const value = selection[name];
    return value === undefined || value === "" ? [] : [[name, value]];
  });
}

/** The page after this one. */
export function olderPlace(place: AuditPlace, nextCursor: string): AuditPlace {
  const trail = place.cursor === undefined ? place.trail : [...place.trail, place.cursor];
  return { cursor: nextCursor, page: place.page + 1, trail: trail.slice(-TRAIL_MAX) };
}

/** The page before this one; the first where the way back is not known any more. `null` on the first. */
export function newerPlace({ cursor, page, trail }: AuditPlace): AuditPlace | null {
  if (cursor === undefined) return null;
  const back = trail.at(-1);
  return back === undefined ? FIRST_PAGE : { cursor: back, page: page - 1, trail: trail.slice(0, -1) };
}

/** The filters the services take: a moving range becomes the instant it starts at. @param now milliseconds since 1970. */
export function filtersAt({ range, from: after, to: before, ...rest }: AuditSelection, now: number): AuditFilters {
  const span = RANGES.find(({ key }) => key === range)?.ms;
  const start = after ?? (span === undefined ? undefined : new Date(now - span).toISOString());
  return AuditFilters.parse(definedOnly({ ...rest, from: start, to: before }));
}

function definedOnly(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
