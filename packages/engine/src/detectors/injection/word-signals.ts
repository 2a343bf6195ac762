import { type FoldedText, fold } from "../../text/fold";
import { unmask } from "../../text/unmask";
import type { Scope } from "./rules/rule";
import type { Signal } from "./signal";
import { RULES, wordRules } from "./word-rules";

/** What the word rules of a scope see in a text, also under leetspeak and letters written one by one. */
export function wordSignals(text: string, scope: Scope): readonly Signal[] {
  return signalsOf(fold(text), scope, true);
}

/** The same in a folded text, leetspeak and the like left out unless `mayBeMasked`. */
export function signalsOf(folded: FoldedText, scope: Scope, mayBeMasked: boolean): readonly Signal[] {
  const plain = matched(folded, scope);
  const unmasked = mayBeMasked ? unmask(folded) : null;
  return unmasked === null ? plain : [...plain, ...matched(unmasked, scope)];
}

function matched(folded: FoldedText, scope: Scope): readonly Signal[] {
  return wordRules()
    .matchers[scope].match(folded.text)
    .flatMap((match) => {
      const rule = RULES[scope][match.pattern];
      return rule === undefined ? [] : [{ rule: rule.id, weight: rule.weight, ...folded.span(match.start, match.end) }];
    });
}
