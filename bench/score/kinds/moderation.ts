import { withPayloadText } from "../actions";
import { byRules } from "../by-rules";
import type { Judgement, LabelledRecord, Scorer } from "../scorer";

/** User text that its source calls unsafe or not; any category counts, since the sources divide them differently. */
export const SCORER: Scorer = {
  kinds: ["moderation"],
  score({ text = "", label }: LabelledRecord, detect): readonly Judgement[] {
    const harmful = detect(withPayloadText(text)).filter(({ type }) => type === "harmful_content");
    return [byRules("content", label === 2 ? null : label === 1, harmful)];
  },
};
