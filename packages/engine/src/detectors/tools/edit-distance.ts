/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to turn one name into the other;
 * `max + 1` when more than `max`. Names over 80 characters differ by more than anything.
 */
export function editDistance(left: string, right: string, max: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > max || left.length > 80 || right.length > 80) return max + 1;
  let older: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let best = row;
    const a = left.charCodeAt(row - 1);
    for (let column = 1; column <= right.length; column += 1) {
      const b = right.charCodeAt(column - 1);
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (a === b ? 0 : 1),
      );
      const isSwap = row > 1 && column > 1 && a === right.charCodeAt(column - 2) && left.charCodeAt(row - 2) === b;
      if (isSwap) cost = Math.min(cost, (older[column - 2] ?? 0) + 1);
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > max) return max + 1;
    older = previous;
    previous = current;
  }
  return previous[right.length] ?? max + 1;
}
