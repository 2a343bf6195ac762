"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { ConditionVocabulary } from "@/server/policies/schemas";
import { Option } from "../../ui/option";
import { Textarea } from "../../ui/textarea";
import { type Completion, complete, completionsOf, type TypedWord, typedWord } from "../condition/completion";

export interface ConditionSourceProps {
  text: string;
  onTextChange: (text: string) => void;
  vocabulary: ConditionVocabulary | undefined;
  isInvalid: boolean;
  describedBy: string;
}

interface Offer {
  readonly word: TypedWord;
  readonly completions: readonly Completion[];
}

/** The condition as CEL, with completion: arrows choose, Enter or Tab takes, Esc closes, Ctrl+Space asks. */
export function ConditionSource(props: ConditionSourceProps) {
  const { text, onTextChange, vocabulary, isInvalid, describedBy } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [active, setActive] = useState(0);

  const offerAt = (source: string, caret: number, isAsked: boolean) => {
    if (vocabulary === undefined) return;
    const word = typedWord(source, caret);
    const completions = completionsOf(vocabulary, word.text, isAsked);
    setOffer(completions.length === 0 ? null : { word, completions });
    setActive(0);
  };
  const take = (completion: Completion | undefined) => {
    if (offer === null || completion === undefined || field.current === null) return;
    const completed = complete(text, offer.word, completion);
    onTextChange(completed.source);
    setOffer(null);
    const area = field.current;
    // After React has written the value; setting it earlier would put the caret at the end.
    requestAnimationFrame(() => area.setSelectionRange(completed.caret, completed.caret));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      offerAt(text, event.currentTarget.selectionStart, true);
      return;
    }
    if (offer === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { length } = offer.completions;
    if (event.key === "ArrowDown") setActive((active + 1) % length);
    else if (event.key === "ArrowUp") setActive((active + length - 1) % length);
    else if (event.key === "Enter" || event.key === "Tab") take(offer.completions[active]);
    else if (event.key === "Escape") setOffer(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="relative">
      <Textarea
        ref={field}
        isMono
        aria-label="Condition in CEL"
        aria-autocomplete="list"
        aria-controls={offer === null ? undefined : listId}
        aria-activedescendant={offer === null ? undefined : `${listId}-${active}`}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        rows={4}
        placeholder="payload.amount > 10000 && !(action.agentId in [&quot;treasury-bot&quot;])"
        className="max-h-80 leading-5"
        value={text}
        onChange={(event) => {
          onTextChange(event.target.value);
          offerAt(event.target.value, event.target.selectionStart, false);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOffer(null)}
      />
      {offer === null ? null : (
        <div
          id={listId}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no element is a list of suggestions for a textarea
          role="listbox"
          aria-label="Completions"
          className="floating absolute inset-x-0 top-full z-30 mt-1 max-h-64 overflow-auto p-1"
        >
          {offer.completions.map((completion, index) => (
            <Option
              key={completion.label}
              id={`${listId}-${index}`}
              isActive={index === active}
              onTake={() => take(completion)}
              className="gap-4"
            >
              <span className="shrink-0 font-mono text-12">{completion.label}</span>
              <span className="ml-auto truncate text-12 text-fg-3">{completion.detail}</span>
            </Option>
          ))}
        </div>
      )}
    </div>
  );
}
