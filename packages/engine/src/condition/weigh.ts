import { CONDITION_LIMITS } from "./limits";
import type { Meter } from "./meter";

const CHARACTERS_PER_UNIT = 64;

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

/** Charges for going through text or the top level of a list or map once. */
export function chargeShallow(meter: Meter, value: unknown, charactersPerUnit = CHARACTERS_PER_UNIT): void {
  if (typeof value === "string") meter.charge(1 + value.length / charactersPerUnit);
  else meter.charge(1 + (Array.isArray(value) ? value.length : 0));
}

/** The number of elements a loop over `value` visits; stops the condition above the bound. */
export function lengthOf(meter: Meter, value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const length = Array.isArray(value) ? value.length : Object.keys(value).length;
  const { listLengthMax } = CONDITION_LIMITS;
  if (length > listLengthMax) meter.stop(`a list or map has more than ${listLengthMax} elements`);
  return length;
}
