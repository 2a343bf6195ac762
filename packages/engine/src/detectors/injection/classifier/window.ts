/** A window is this many segments in a row. */
export const WINDOW_SEGMENTS = [1, 2, 4] as const;

/** Added to a window's units before the square root its sum is divided by: short windows count for less. */
export const UNITS_OFFSET = 16;

/** No window is longer: four segments of 49 units. */
export const WINDOW_UNITS_MAX = 196;

/** Windows are told apart by length (at most 8, 16, 32, 64, 128 units, more), in plain and in structured text. */
export const LENGTH_CLASSES = 12;

/** The length class of a window, 0 to `LENGTH_CLASSES - 1`. */
export function lengthClass(units: number, isStructured: boolean): number {
  const length = units <= 8 ? 0 : units <= 16 ? 1 : units <= 32 ? 2 : units <= 64 ? 3 : units <= 128 ? 4 : 5;
  return isStructured ? length + 6 : length;
}

/** The more windows, the higher the worst of them by chance; beyond so many a text is let off no more. */
const PENALTY = 0.3;
const PENALISED_MAX = 192;

/** What is taken from the logit of the worst of so many windows. */
export function windowPenalty(windows: number): number {
  return PENALTY * Math.log(1 + Math.min(windows, PENALISED_MAX) / 3);
}

/** How many windows a text of so many segments has. */
export function windowCount(segments: number): number {
  return WINDOW_SEGMENTS.reduce((count, size) => count + Math.max(0, segments - size + 1), 0);
}
