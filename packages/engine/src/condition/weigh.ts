import { CONDITION_LIMITS } from "./limits";
import { ArgumentTypeError } from "./literal-functions";
import type { Meter } from "./meter";

const CHARACTERS_PER_UNIT = 64;
const SEARCH_STEPS_PER_UNIT = 256;

/** Deeper than any parsed body (64) plus what a condition can add; a cycle ends here. */
const DEPTH_MAX = 128;

/** Charges for looking at a value as a whole, as a comparison does: one unit per value inside it, more for long text. */
export function chargeDeep(meter: Meter, value: unknown, depth = 0): void {
  if (typeof value === "string") return meter.charge(1 + value.length / CHARACTERS_PER_UNIT);
  meter.charge(1);
  if (typeof value !== "object" || value === null) return;
  if (depth > DEPTH_MAX) meter.stop(`a value is nested deeper than ${DEPTH_MAX} levels`);
  if (Array.isArray(value)) for (const element of value) chargeDeep(meter, element, depth + 1);
  else for (const key in value) chargeDeep(meter, Reflect.get(value, key), depth + 1);
}

/** RFC 3339; anything looser would be read in the machine's own time zone. */
const TIMESTAMP = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/;
/** The library reads durations in quadratic time. */
const DURATION_LENGTH_MAX = 40;

/** Charges for a call before it is made, and refuses what the library would read badly. */
export function chargeCall(meter: Meter, name: string, operands: readonly unknown[]): void {
  const [subject, part] = operands;
  meter.charge(1);
  if (Array.isArray(subject)) return meter.charge(subject.length);
  if (typeof subject !== "string") return;
  if (name === "timestamp" && !(subject.length <= 40 && TIMESTAMP.test(subject))) {
    throw new ArgumentTypeError("`timestamp` needs a time such as `2026-01-31T09:00:00Z`");
  }
  if (name === "duration" && subject.length > DURATION_LENGTH_MAX) {
    throw new ArgumentTypeError("`duration` needs a length of time such as `1h30m`");
  }
  meter.charge(subject.length / (name === "split" || name === "size" ? 1 : CHARACTERS_PER_UNIT));
  // Searching is linear for usual texts and quadratic for some that an agent can choose.
  if (typeof part === "string") meter.charge((subject.length * part.length) / SEARCH_STEPS_PER_UNIT);
}

/** The number of elements a loop over `value` visits; stops the condition above the bound. */
export function lengthOf(meter: Meter, value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const length = Array.isArray(value) ? value.length : Object.keys(value).length;
  const { listLengthMax } = CONDITION_LIMITS;
  if (length > listLengthMax) meter.stop(`a list or map has more than ${listLengthMax} elements`);
  return length;
}
