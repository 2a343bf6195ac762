import { z } from "zod";

export const RATIONALE_MIN = 10;
export const RATIONALE_MAX = 2_000;

/** White space, control and format characters, and the blanks that are drawn as nothing: none of them says anything at an end of a text. */
const BLANK = "[\\s\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800]+";
const LONE_SURROGATE = /\p{Cs}/u;
const BLANK_ENDS = new RegExp(`^${BLANK}|${BLANK}$`, "gu");

/** The text without what is blank at its ends. */
export function trimmed(text: string): string {
  return text.replace(BLANK_ENDS, "");
}

/** How long it is, in Unicode code points: what the limits count. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Words of a person, trimmed; `min` to `max` code points, no lone surrogates, no U+0000. */
function words(min: number, max: number) {
  return z
    .string()
    .max(max * 8, `must have at most ${max.toLocaleString("en-US")} characters`) // before anything walks over it
    .refine((text) => !LONE_SURROGATE.test(text) && !text.includes("\0"), "must be well-formed text")
    .transform(trimmed)
    .refine((text) => lengthOf(text) >= min, `must have at least ${min} characters, blanks at its ends not counted`)
    .refine((text) => lengthOf(text) <= max, `must have at most ${max.toLocaleString("en-US")} characters`);
}

/** Why a person approved, rejected or edited: 10 to 2,000 code points. */
export const Rationale = words(RATIONALE_MIN, RATIONALE_MAX);
/** A comment, which decides nothing: 1 to 2,000 code points. */
export const Comment = words(1, RATIONALE_MAX);
