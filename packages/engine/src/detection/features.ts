/**
 * What the one scan over a text notes about it, as bits. They say which detectors have anything to look at, never what
 * was found. A feature may be set too often; it must never be missing where its sentence holds.
 */
export const FEATURES = {
  /** A code unit above U+007F. */
  nonAscii: 1 << 0,
  /** A zero-width, bidirectional, tag, variation-selector or other invisible character, or a control character but tab, LF, CR. */
  invisible: 1 << 1,
  /** `@` between two visible characters. */
  at: 1 << 2,
  /** `://`, or a host-like word: a letter or digit, a dot, a letter. */
  host: 1 << 3,
  /** At least 6 digits with at most 3 other characters between two neighbours. */
  digits: 1 << 4,
  /** A run of at least 16 of `A-Z a-z 0-9 + / _ - = . ~` that holds a letter and a digit. */
  token: 1 << 5,
  /** One of `| ; & $ \` > <`. */
  shell: 1 << 6,
  /** `'`, `"` or a typographic quote. */
  quote: 1 << 7,
  /** `--`, `/*` or `#`. */
  comment: 1 << 8,
  /** `<` followed by a letter, `!`, `/` or `?`; or `&` followed by `#` or a letter. */
  markup: 1 << 9,
  /** `%` or `\` followed by a letter or digit. */
  escape: 1 << 10,
  /** `=`. */
  equals: 1 << 11,
  /** A dotted quad: digit, dot, digit, with at least three such dots. */
  quad: 1 << 12,
  /** At least four words of letters. */
  sentence: 1 << 13,
  /** A line break. */
  lines: 1 << 14,
  /** A `-` between a space and a letter or digit, as an option of a command has it. */
  option: 1 << 15,
  /** `/` or `\`. */
  path: 1 << 16,
  /** `@` as above in a text that is more than one bare address: something may stand beside it that is nobody's name. */
  atBeside: 1 << 17,
} as const;

export type Feature = keyof typeof FEATURES;
