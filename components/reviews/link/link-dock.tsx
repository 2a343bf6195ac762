"use client";

import { useRef } from "react";
import { flushSync } from "react-dom";
import { lengthOf, trimmed } from "@/server/reviews/schemas";
import { formatDayAndClock } from "../../lib/time";
import { useShortcuts } from "../../lib/use-shortcuts";
import { AnswerChoices, AnswerNote, RationaleCount, RationaleField, SubmitAnswer } from "../answer-parts";
import { rationaleOf } from "../draft";
import { lengthProblem } from "../rationale-length";
import { useDraft } from "../use-draft";
import type { LinkTaskProps } from "./link-task";
import { type LinkDecision, useLinkAnswer } from "./use-link-answer";

const OPTIONS = ["APPROVE", "REJECT"] as const;

/** Where a review is answered by link: yes or no, why, and the act by its name. */
export function LinkDock(props: LinkTaskProps) {
  const { task, person, organization, expiresAt } = props.view;
  const kept = useDraft({ organizationId: organization.id, personId: person.id }, task.id);
  const { draft, change } = kept;
  const choice = draft.choice === "EDIT" ? null : draft.choice; // begun at the desk
  const answer = useLinkAnswer(props, kept);
  const why = useRef<HTMLTextAreaElement>(null);

  const rationale = choice === null ? "" : rationaleOf(draft);
  const count = lengthOf(trimmed(rationale));
  const refusal = choice === "APPROVE" ? (task.standing?.approve ?? null) : null;
  const obstacle = refusal ?? lengthProblem(count);

  const choose = (next: LinkDecision) => {
    if (answer.isBusy) return;
    answer.forget();
    flushSync(() => change({ choice: next }));
    why.current?.focus();
  };
  const submit = () => {
    if (choice === null || answer.isBusy) return;
    if (obstacle === null) void answer.send(choice);
    else if (refusal === null) why.current?.focus();
  };
  useShortcuts({ a: () => choose("APPROVE"), r: () => choose("REJECT"), "mod+Enter": submit });

  return (
    <section
      aria-label="Your answer"
      className="sticky bottom-0 z-10 grid max-h-[72dvh] min-w-0 grid-cols-[minmax(0,1fr)] gap-2 overflow-y-auto border-t border-line bg-sunken px-6 py-2.5 max-sm:max-h-[85dvh] max-sm:px-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <AnswerChoices options={OPTIONS} value={choice} onChoose={choose} />
        {choice === null ? (
          <p className="text-12 text-fg-3">
            {task.standing?.approve ??
              `Choose an answer. It asks for your reason. This link works once, until ${formatDayAndClock(expiresAt)} UTC.`}
          </p>
        ) : (
          <RationaleCount count={count} isKept={rationale !== ""} />
        )}
      </div>
      {choice === null ? null : (
        <RationaleField
          field={why}
          choice={choice}
          text={rationale}
          isReadOnly={answer.isBusy}
          onChange={(text) => {
            answer.forget();
            change({ rationale: text });
          }}
        >
          <SubmitAnswer
            choice={choice}
            task={task}
            isBusy={answer.isBusy}
            isBlocked={obstacle !== null}
            onSubmit={submit}
          />
        </RationaleField>
      )}
      <AnswerNote failure={answer.failure} obstacle={choice === null ? null : obstacle} />
    </section>
  );
}
