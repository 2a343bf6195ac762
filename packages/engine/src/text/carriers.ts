import type { Stretches } from "./carrier-limits";
import { codeComments, markdownTitles } from "./carriers-code";
import { csvCells, jsonStrings } from "./carriers-data";
import { attributeCarriers, hiddenElements, htmlComments } from "./carriers-markup";

/** A place inside a text where words stand that a person reading it would not, or hardly, see. */
export type CarrierKind =
  | "html_comment"
  | "attribute"
  | "hidden_element"
  | "json_string"
  | "csv_cell"
  | "markdown_title"
  | "code_comment";

export interface Carrier {
  readonly kind: CarrierKind;
  /** UTF-16 offsets in the text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Kinds nobody reads: an instruction to the reader has no business there. */
export const UNSEEN_KINDS: readonly CarrierKind[] = ["html_comment", "hidden_element", "attribute", "markdown_title"];

/** Every carrier of the given kinds, in order of kind, then place. Linear, bounded; carriers may lie inside one another. */
export function carriers(text: string, kinds: readonly CarrierKind[]): readonly Carrier[] {
  const found: Carrier[] = [];
  for (const kind of kinds) for (const [start, end] of FINDERS[kind](text)) found.push({ kind, start, end });
  return found;
}

const FINDERS: Readonly<Record<CarrierKind, (text: string) => Stretches>> = {
  html_comment: htmlComments,
  attribute: attributeCarriers,
  hidden_element: hiddenElements,
  json_string: jsonStrings,
  csv_cell: csvCells,
  markdown_title: markdownTitles,
  code_comment: codeComments,
};
