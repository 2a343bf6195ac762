import { CONDITION_LIMITS } from "./limits";
import { ArgumentTypeError } from "./literal-functions";
import type { Meter } from "./meter";
import { CHARACTERS_PER_UNIT, WORK_UNITS } from "./work-units";

/**
 * Charges for looking at a value as a whole, as a comparison does. The library walks the keys of a map several times,
 * so an entry costs more than an element.
 */
export function chargeDeep(meter: Meter, value: unknown, depth = 0): void {
  if (typeof value === "string") return meter.charge(WORK_UNITS.value + value.length / CHARACTERS_PER_UNIT.compare);
  if (typeof value !== "object" || value === null) return meter.charge(WORK_UNITS.value);
  if (depth > DEPTH_MAX) meter.stop(`a value is nested deeper than ${DEPTH_MAX} levels`);
  if (Array.isArray(value)) {
    meter.charge(WORK_UNITS.level);
    for (const element of value) chargeDeep(meter, element, depth + 1);
    return;
  }
  const keys = Object.keys(value);
  meter.charge(WORK_UNITS.level + keys.length * WORK_UNITS.entry);
  for (const key of keys) chargeDeep(meter, Reflect.get(value, key), depth + 1);
}

/** Deeper than any parsed body (64) plus what a condition can add; a cycle ends here. */
const DEPTH_MAX = 128;

/**
 * Charges for what the library does before almost every operation on values whose types are known only now: it works
 * out a list's type from its first element and a map's from its first entry, level by level, and walks all the keys of
 * a map to find the first. It also remembers every type it ever met, so how deep that goes is bounded.
 */
export function chargeTyping(meter: Meter, operand: unknown): void {
  let value = operand;
  for (let level = 0; typeof value === "object" && value !== null; level += 1) {
    const { typeDepthMax } = CONDITION_LIMITS;
    if (level === typeDepthMax) meter.stop(`a value used as a whole is nested deeper than ${typeDepthMax} levels`);
    if (Array.isArray(value)) {
      meter.charge(WORK_UNITS.level);
      value = value[0];
    } else {
      const keys = Object.keys(value);
      meter.charge(WORK_UNITS.level + keys.length * WORK_UNITS.entry);
      value = keys[0] === undefined ? null : Reflect.get(value, keys[0]);
    }
  }
}

/** Charges for reading `container[index]`, and refuses an index that would first be turned into text. */
export function chargeIndex(meter: Meter, index: unknown): void {
  if (typeof index === "string") return meter.charge(WORK_UNITS.operation + index.length / CHARACTERS_PER_UNIT.key);
  if (typeof index === "object") throw new ArgumentTypeError("what stands in brackets must be text or a number");
}

/** Charges for `+`, and stops text and lists that grow beyond what a payload could have held. */
export function chargeSum(meter: Meter, left: unknown, right: unknown): void {
  const { stringLengthMax, listLengthMax } = CONDITION_LIMITS;
  if (typeof left === "string" && typeof right === "string") {
    const length = left.length + right.length;
    if (length > stringLengthMax) meter.stop(`text built with + has more than ${stringLengthMax} characters`);
    return meter.charge(WORK_UNITS.operation + length / CHARACTERS_PER_UNIT.compare);
  }
  meter.charge(WORK_UNITS.operation);
  chargeTyping(meter, left);
  chargeTyping(meter, right);
  if (!Array.isArray(left) || !Array.isArray(right)) return;
  const length = left.length + right.length;
  if (length > listLengthMax) meter.stop(`a list built with + has more than ${listLengthMax} elements`);
  meter.charge(length * WORK_UNITS.element);
}

/** The number of elements a loop over `value` visits; stops the condition above the bound. */
export function lengthOf(meter: Meter, value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const { listLengthMax } = CONDITION_LIMITS;
  const length = Array.isArray(value) ? value.length : Object.keys(value).length;
  if (!Array.isArray(value)) meter.charge(length * WORK_UNITS.entry);
  if (length > listLengthMax) meter.stop(`a list or map has more than ${listLengthMax} elements`);
  return length;
}
