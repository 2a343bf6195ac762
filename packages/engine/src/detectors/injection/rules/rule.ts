/** The kinds of attack rules are grouped by. A rule id begins with its category. */
export type Category =
  | "override"
  | "extraction"
  | "secret"
  | "persona"
  | "privilege"
  | "encoding"
  | "split"
  | "delimiter"
  | "exfiltration"
  | "planted"
  | "smuggled";

/**
 * Where a rule applies. `any`: in every text that is judged. `addressed`: also in document-like arguments, but not in what
 * people say. `outside`: only in tool results and context, where nobody should be giving orders.
 */
export type Scope = "any" | "addressed" | "outside";

export interface Rule {
  /** `override.earlier-orders`: category, then what it sees. */
  readonly id: string;
  readonly scope: Scope;
  /** From 0 to 1. Rules that hold near each other add up, and 1 is enough to block. */
  readonly weight: number;
  /** See `CompiledPattern`. */
  readonly pattern: string;
}

/** Builds rules from lines of id, weight and pattern, parted by spaces; several lines may share an id. */
export function rules(scope: Scope, lines: string): readonly Rule[] {
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [id = "", weight = "0", ...pattern] = line.split(/ +/);
      return { id, scope, weight: Number(weight), pattern: pattern.join(" ") };
    });
}
