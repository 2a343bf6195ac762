const DIGIT = 1;
const LETTER = 2;

/** Kind of each ASCII code unit. */
const KINDS = new Uint8Array(128);
for (let unit = 48; unit <= 57; unit += 1) KINDS[unit] = DIGIT;
for (let unit = 97; unit <= 122; unit += 1) {
  KINDS[unit] = LETTER;
  KINDS[unit - 32] = LETTER;
}

/**
 * The code unit at `at`, 0 outside of the text. Engines answer `charCodeAt` beyond the end with `NaN`, which makes every
 * number in a hot loop a floating-point one.
 */
export function unitAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}

/** Whether the code unit is an ASCII digit. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether the code unit is an ASCII letter or `_`: a number touching one is part of a name or a code. */
export function isWordUnit(unit: number): boolean {
  return (unit < 128 && KINDS[unit] === LETTER) || unit === 95;
}

/** Whether the code unit is an ASCII letter or digit. */
export function isAlphanumeric(unit: number): boolean {
  return unit < 128 && KINDS[unit] !== 0;
}
