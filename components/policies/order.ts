/** Things in a new order, from the order somebody made and the things there are now: unknown ids go, new ones come last. */
export function inOrder<T extends { readonly id: string }>(
  items: readonly T[],
  order: readonly string[],
): readonly T[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const placed = order.flatMap((id) => byId.get(id) ?? []);
  const named = new Set(order);
  return [...placed, ...items.filter(({ id }) => !named.has(id))];
}

/** The list with one id moved to an index; the index is kept within the list. */
export function moved(ids: readonly string[], id: string, index: number): readonly string[] {
  const rest = ids.filter((other) => other !== id);
  const to = Math.max(0, Math.min(rest.length, index));
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** One thing that changes its place; positions count from 1. */
export interface Move {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The fewest moves that explain a new order: what was put elsewhere, not what only made room. Everything outside the
 * longest run that kept its relative order has moved.
 */
export function movesBetween(before: readonly string[], after: readonly string[]): readonly Move[] {
  const from = new Map(before.map((id, index) => [id, index]));
  const places = after.map((id) => from.get(id) ?? -1);
  const kept = longestRise(places);
  return after.flatMap((id, index) => (kept.has(index) ? [] : [{ id, from: (from.get(id) ?? -1) + 1, to: index + 1 }]));
}

/** Indexes of a longest strictly rising subsequence. Quadratic; a set holds at most 500 policies. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const best: { length: number; previous: number }[] = [];
  let end = -1;
  for (const [index, value] of values.entries()) {
    let length = 1;
    let previous = -1;
    for (let earlier = 0; earlier < index; earlier += 1) {
      const candidate = best[earlier];
      if ((values[earlier] ?? 0) < value && candidate !== undefined && candidate.length >= length) {
        length = candidate.length + 1;
        previous = earlier;
      }
    }
    best.push({ length, previous });
    if (length > (best[end]?.length ?? 0)) end = index;
  }
  const kept = new Set<number>();
  for (let at = end; at !== -1; at = best[at]?.previous ?? -1) kept.add(at);
  return kept;
}
