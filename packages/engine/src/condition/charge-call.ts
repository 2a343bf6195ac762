import { ArgumentTypeError } from "./literal-functions";
import type { Meter } from "./meter";
import { chargeTyping } from "./weigh";
import { CHARACTERS_PER_UNIT, PAIRS_PER_UNIT, WORK_UNITS } from "./work-units";

/** RFC 3339; anything looser would be read in the machine's own time zone. */
const TIMESTAMP = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/;
/** The forms of JSON and CEL; the library would take `0x7b`, `NaN` and no digits at all for numbers too. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const INTEGER = /^[+-]?\d+$/;
/** Longer than any text of these kinds; the library reads durations in quadratic time. */
const READABLE_LENGTH_MAX = 40;

/** Functions that read text of one form, and what to say of any other. */
const READERS: Readonly<Record<string, { readonly form: RegExp; readonly needs: string }>> = {
  timestamp: { form: TIMESTAMP, needs: "a time such as `2026-01-31T09:00:00Z`" },
  duration: { form: /^/, needs: "a length of time such as `1h30m`" },
  double: { form: DECIMAL, needs: "a decimal number such as `12.50`" },
  int: { form: INTEGER, needs: "a whole number such as `12`" },
};

/**
 * How JavaScript searches (V8's `StringSearch`): up to 6 characters pair by pair, then skipping ahead by tables that
 * cover 250 characters, so that longer parts can again take a comparison for every pair.
 */
const SHORT_PART_MAX = 6;
const SKIPPING_PART_MAX = 250;

/** Charges for a call before it is made, and refuses what the library would read badly. */
export function chargeCall(meter: Meter, name: string, operands: readonly unknown[]): void {
  meter.charge(WORK_UNITS.operation);
  for (const operand of operands) chargeTyping(meter, operand);
  const [subject, part] = operands;
  if (typeof subject !== "string") return;
  const reader = READERS[name];
  if (reader !== undefined && !(subject.length <= READABLE_LENGTH_MAX && reader.form.test(subject))) {
    throw new ArgumentTypeError(`\`${name}\` needs ${reader.needs}`);
  }
  meter.charge(textUnits(name, subject.length, typeof part === "string" ? part.length : 0));
}

function textUnits(name: string, length: number, partLength: number): number {
  switch (name) {
    case "startsWith":
    case "endsWith":
      return Math.min(length, partLength) / CHARACTERS_PER_UNIT.affix;
    case "contains":
    case "indexOf":
      return searchUnits(length, partLength);
    case "lastIndexOf":
      return (length * Math.max(2, partLength)) / PAIRS_PER_UNIT.backwards;
    case "split":
      return length / CHARACTERS_PER_UNIT.split + searchUnits(length, partLength);
    case "size":
      return length / CHARACTERS_PER_UNIT.walk;
    case "lowerAscii":
    case "upperAscii":
    case "trim":
      return length / CHARACTERS_PER_UNIT.transform;
    case "timestamp":
    case "duration":
      return length * WORK_UNITS.timeCharacter;
    default:
      // Cutting a piece and handing the text on take no look at it.
      return length / CHARACTERS_PER_UNIT.find;
  }
}

function searchUnits(length: number, partLength: number): number {
  if (partLength <= 1) return length / CHARACTERS_PER_UNIT.find;
  if (partLength <= SHORT_PART_MAX) return (length * partLength) / PAIRS_PER_UNIT.short;
  if (partLength <= SKIPPING_PART_MAX) return length / CHARACTERS_PER_UNIT.search;
  return (length * partLength) / PAIRS_PER_UNIT.forwards;
}
