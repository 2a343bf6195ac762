/** Where text came from, as bits: what makes sending or running it grave. */
export const TAINT = {
  /** Came over the network. */
  network: 1,
  /** Read from a place that holds credentials. */
  secret: 2,
  /** Read from the system's own files. */
  system: 4,
  /** Decoded from base64, hex or the like. */
  decoded: 8,
  /** Encoded, compressed or encrypted. */
  encoded: 16,
  /** Describes the machine: its name, users, processes. */
  discovery: 32,
  /** The environment variables. */
  environment: 64,
  /** Read from some other file. */
  file: 128,
  /** A parameter the script was called with. */
  parameter: 256,
  /** Printed by an interactive shell: sending it means somebody sits at the other end. */
  shell: 512,
  /** A whole file, not words that were read from one. */
  upload: 1024,
  /** In a variable named for a password, or made of one. */
  password: 2048,
  /** In a variable named for another credential: a token, a PIN, an access code. */
  code: 4096,
  /** At least 64 bits nobody can guess. */
  random: 8192,
  /** The hash of a password that was made without a salt of its own. */
  passwordHash: 16_384,
  /** In a variable named for a characteristic by which people must not be treated differently. */
  protected: 32_768,
  /** In a variable named for a salt. */
  salt: 65_536,
} as const;

/** Text as far as it is known without running anything. */
export interface Value {
  /** What is not known stands as it was written, such as `$NAME`. */
  readonly text: string;
  /** Whether every character of `text` is known. */
  readonly exact: boolean;
  /** Bits of `TAINT`. */
  readonly taint: number;
}

/** Longer values are cut and are no longer exact. */
const VALUE_LENGTH_MAX = 8_192;

export const NOTHING: Value = { text: "", exact: true, taint: 0 };

export function known(text: string, taint = 0): Value {
  return value(text, true, taint);
}

export function unknown(text: string, taint = 0): Value {
  return value(text, false, taint);
}

export function value(text: string, exact: boolean, taint: number): Value {
  if (text.length <= VALUE_LENGTH_MAX) return { text, exact, taint };
  return { text: text.slice(0, VALUE_LENGTH_MAX), exact: false, taint };
}

/** One after the other, with something between. */
export function join(values: readonly Value[], separator: string): Value {
  let text = "";
  let exact = true;
  let taint = 0;
  for (const [index, part] of values.entries()) {
    if (text.length <= VALUE_LENGTH_MAX) text += index === 0 ? part.text : separator + part.text;
    exact &&= part.exact;
    taint |= part.taint;
  }
  return value(text, exact, taint);
}

export function hasTaint(of: Value, bits: number): boolean {
  return (of.taint & bits) !== 0;
}
