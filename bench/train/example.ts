import type { TextKind } from "../../packages/engine/src/detectors/injection/classifier/kind";

/** One labelled text to learn from. */
export interface Example {
  /** Whose words it is. */
  readonly kind: TextKind;
  readonly label: 0 | 1;
  readonly text: string;
  /** What is held out together when a source is left out. */
  readonly group: string;
  /** What the table of scores has a row for. */
  readonly source: string;
  /** UTF-16 offsets of the planted instruction, where known; else the whole text is the attack or none. */
  readonly planted: readonly [number, number] | null;
}
