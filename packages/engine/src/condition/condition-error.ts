/** Where in a condition: both from 1, columns in UTF-16 code units. */
export interface ConditionPosition {
  readonly line: number;
  readonly column: number;
}

/** Why a condition cannot be saved, in a sentence for the person who wrote it. */
export interface ConditionError {
  readonly message: string;
  readonly position?: ConditionPosition;
}

/** The line and column of an offset into a condition's text. */
export function positionAt(source: string, offset: number): ConditionPosition {
  const before = source.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
