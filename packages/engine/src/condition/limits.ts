/** What a condition may be and may cost. Each bound has a test that runs into it. */
export const CONDITION_LIMITS = {
  /** UTF-8 bytes of the text. */
  sourceBytesMax: 4_096,
  /** Nodes of the syntax tree. */
  nodesMax: 500,
  /** How deep `exists`, `all`, `filter`, `map` may stand inside one another. */
  nestingMax: 2,
  /** Elements of a list or keys of a map that a comprehension or `in` goes through. */
  listLengthMax: 1_000,
  /** UTF-16 code units of a string built with `+`. */
  stringLengthMax: 262_144,
  /** UTF-16 code units of a regular expression, and instructions of its compiled program. */
  patternLengthMax: 500,
  patternSizeMax: 500,
  /**
   * Work units one condition may spend, and all conditions of one decision together. A unit is about 25 ns: one node
   * visited in a loop, one value compared, or 64 characters searched.
   */
  conditionWorkMax: 1_000_000,
  decisionWorkMax: 2_000_000,
} as const;
