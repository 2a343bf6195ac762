/** A service whose credentials have no prefix of their own: only a name nearby tells them from other random strings. */
export interface Provider {
  /** The rule id of its findings: `datadog-key`. */
  readonly id: string;
  /** How its name begins a word of the text, lower case, letters and digits only. */
  readonly names: readonly string[];
  /** Bodies (notation of `parseBody`) its credentials have; empty: any random-looking string of 16 to 128 characters. */
  readonly bodies: readonly string[];
}

/**
 * One provider a line: names separated by `,`, then `|`, then bodies separated by `,`, each `alphabet:length`. The id is the
 * first name with `-key` behind it.
 */
export function parseProviders(table: string): readonly Provider[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [names = "", bodies = ""] = line.split("|");
      const list = split(names);
      return { id: `${list[0] ?? ""}-key`, names: list, bodies: split(bodies) };
    });
}

function split(list: string): readonly string[] {
  return list
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
