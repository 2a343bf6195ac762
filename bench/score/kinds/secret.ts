import type { Action, Finding } from "@mastguard/engine";
import { withMessage, withPayloadText } from "../actions";
import { byRules } from "../by-rules";
import type { Judgement, Scorer } from "../scorer";

/**
 * Credentials in context, put once as an argument and once as a tool's answer. A record is flagged by any `secret` finding,
 * whatever its rule: who wrote the sample decides which family it is, we only have to see that there is one. Label 0 is a
 * near miss of one family; a few are credentials of another, so not all of them are mistakes.
 */
export const SCORER: Scorer = {
  kinds: ["secret"],
  score(record, detect): readonly Judgement[] {
    const text = record.text ?? "";
    const expected = record.label === 1;
    const seenIn = (action: Action): readonly Finding[] => detect(action).filter(({ type }) => type === "secret");
    return [
      byRules("secret", expected, seenIn(withPayloadText(text))),
      byRules("secret.tool", expected, seenIn(withMessage("tool", text))),
    ];
  },
};
