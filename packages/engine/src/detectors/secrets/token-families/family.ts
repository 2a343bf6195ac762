/** A kind of credential that is recognised by its own look: a fixed prefix and a body of known alphabet and length. */
export interface TokenFamily {
  /** The rule id of its findings. */
  readonly id: string;
  /** For people: "GitHub token". */
  readonly title: string;
  /** Pairs of prefix, as written, and body in the notation of `parseBody`. */
  readonly shapes: readonly (readonly [prefix: string, body: string])[];
  /** One of these words, lower case, must stand within 160 characters to either side: for prefixes that also begin other things. */
  readonly near?: readonly string[];
  /** With `near`: none of these may stand there. */
  readonly notNear?: readonly string[];
  /** Bits a character the body must hold; 2.5 when not given. */
  readonly entropyMin?: number;
  /** The body must mix letters and digits: for short prefixes that also begin words. */
  readonly mixed?: boolean;
  /** The body must contain one of these. */
  readonly contains?: readonly string[];
  /** The last six characters are a base62 CRC-32 of the rest: raises the confidence when right, lowers it when wrong. */
  readonly checksum?: "base62";
  /** Not worth more than MEDIUM: a test key, an identifier that opens little. */
  readonly minor?: boolean;
}
