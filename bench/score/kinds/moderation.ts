import { withPayloadText } from "../actions";
import type { Judgement, LabelledRecord, Scorer } from "../scorer";

/** User text that its source calls unsafe or not; any category counts, since the sources divide them differently. */
export const SCORER: Scorer = {
  kinds: ["moderation"],
  score({ text = "", label }: LabelledRecord, detect): readonly Judgement[] {
    const flagged = detect(withPayloadText(text)).some(({ type }) => type === "harmful_content");
    return [{ metric: "content", expected: label === 2 ? null : label === 1, flagged }];
  },
};
