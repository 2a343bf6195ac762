/** What a condition may be and may cost. Each bound has a test that runs into it. */
export const CONDITION_LIMITS = {
  /** UTF-8 bytes of the text. */
  sourceBytesMax: 4_096,
  /** Nodes of the syntax tree. */
  nodesMax: 500,
  /** How deep `exists`, `all`, `filter`, `map` may stand inside one another. */
  nestingMax: 2,
  /** Elements of a list that a comprehension or `in` goes through, and keys of a map that a comprehension does. */
  listLengthMax: 1_000,
  /** Levels of nesting, along first elements, of a value that is compared or handed to a function as a whole. */
  typeDepthMax: 8,
  /** UTF-16 code units of a string built with `+`. */
  stringLengthMax: 262_144,
  /** UTF-16 code units of a regular expression, and instructions of its compiled program. */
  patternLengthMax: 500,
  patternSizeMax: 500,
  /** Uses of `matches` and of `inWindow`, each. */
  patternsMax: 20,
  windowsMax: 20,
  /** What compiling all patterns of a condition may take, in instructions of about a microsecond (`weighPattern`). */
  patternWeightMax: 1_500,
  /** Steps of about 0.4 µs for finding out which patterns search fast; the rest pay the price of slow ones. */
  patternAnalysisMax: 7_000,
  /**
   * Work units one condition may spend, and all conditions of one decision together. A unit is at most about 10 ns on a
   * server core, for the dearest operation there is (`bench/work-units.ts`): about 5 ms and 10 ms.
   */
  conditionWorkMax: 500_000,
  decisionWorkMax: 1_000_000,
} as const;
