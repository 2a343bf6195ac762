/**
 * What operations of the expression library cost, in units of about 10 ns on a server core. `bench/work-units.ts`
 * measures each against the clock on the operands that suit it worst; a figure here changes only with that measurement.
 */
export const WORK_UNITS = {
  /** One node of the syntax tree, evaluated once. */
  node: 8,
  /** One call, sum or access, beside its operands. */
  operation: 16,
  /** One comparison, beside its operands: two types are looked up to find out how. */
  comparison: 28,
  /** One value looked at inside a list or map that is compared as a whole. */
  value: 5,
  /** One entry of a map, whenever the library looks at the map's type or compares it. */
  entry: 14,
  /** One level of nesting of a value whose type the library works out from its first elements. */
  level: 18,
  /** One element of a list that is copied. */
  element: 1,
  /** One character of a time or a length of time that is read. */
  timeCharacter: 6,
  /** Reading the clock of a time zone. */
  zonedClock: 250,
  /** Reading an address. */
  address: 200,
  /** Making an error and unwinding to where it is swallowed; the library quotes the text up to where it arose. */
  error: 1_000,
  errorPerCharacter: 0.5,
} as const;

/** Characters one unit pays for, by what is done to them. */
export const CHARACTERS_PER_UNIT = {
  /** Comparing whole texts, and building with `+`. */
  compare: 16,
  /** Looking for one character, and for a part of some length. */
  find: 64,
  search: 10,
  /** Comparing the start or the end of a text with a part. */
  affix: 4,
  /** Reading a key that was made up while the condition ran. */
  key: 8,
  /** Folding case and trimming. */
  transform: 2,
  /** Walking code point by code point. */
  walk: 2,
  /** Cutting into a list. */
  split: 0.3,
} as const;

/** Pairs of characters one unit pays for, where a search may compare every character with every other. */
export const PAIRS_PER_UNIT = { short: 12, forwards: 48, backwards: 32 } as const;
