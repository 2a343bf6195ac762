import { isAlphanumeric, isDigit, unitAt } from "./code-units";

/**
 * The runs of ASCII letters and digits of a text that hold at least one digit, in order: `RSSMRA85M01H501Z`, `1985`. In
 * columns, since a text of 256 kB has up to 130,000.
 */
export interface Tokens {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How many of the characters are digits. */
  readonly digits: Int32Array;
}

/** Columns lent to one text after the other; inspecting a text never begins within that of another. */
let columns = columnsOf(256);

/** The tokens of a text that hold a digit, in order; valid until the next text is read. */
export function tokensWithDigits(text: string): Tokens {
  const room = (text.length >> 1) + 1;
  if (columns.starts.length < room) columns = columnsOf(Math.max(room, 2 * columns.starts.length));
  const { starts, ends, digits } = columns;
  let count = 0;
  let start = 0;
  let digitCount = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = unitAt(text, at);
    if (isDigit(unit)) digitCount += 1;
    else if (!isAlphanumeric(unit)) {
      if (digitCount > 0) {
        starts[count] = start;
        ends[count] = at;
        digits[count] = digitCount;
        count += 1;
        digitCount = 0;
      }
      start = at + 1;
    }
  }
  return { count, starts, ends, digits };
}

function columnsOf(room: number): Omit<Tokens, "count"> {
  return { starts: new Int32Array(room), ends: new Int32Array(room), digits: new Int32Array(room) };
}
