"use client";

import { useRef } from "react";
import { flushSync } from "react-dom";
import { lengthOf, type ScreenTask, type Standing, trimmed } from "@/server/reviews/schemas";
import { Button } from "../ui/button";
import { AnswerChoices, AnswerNote, RationaleCount, RationaleField, SubmitAnswer } from "./answer-parts";
import { AttentionNote } from "./attention-note";
import { CHOICES, type Choice, otherWords, rationaleOf } from "./draft";
import { parsePayload, payloadText } from "./payload-edit";
import { PayloadEditor } from "./payload-editor";
import { lengthProblem } from "./rationale-length";
import { useAnswer } from "./use-answer";
import { useAnswerKeys } from "./use-answer-keys";
import { useAttention } from "./use-attention";
import type { KeptDraft } from "./use-draft";

export interface AnswerDockProps {
  task: ScreenTask;
  standing: Standing;
  kept: KeptDraft;
  /** Told when the server has taken an answer. */
  onTaken: Parameters<typeof useAnswer>[2];
}

const OTHERS = { APPROVE: "approving", REJECT: "rejecting", EDIT: "editing" } as const;

/** Where a task is answered: what, why, and the act by its name. */
export function AnswerDock({ task, standing, kept, onTaken }: AnswerDockProps) {
  const { draft, change } = kept;
  const { choice } = draft;
  const answer = useAnswer(task, kept, onTaken);
  const why = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<HTMLTextAreaElement>(null);

  const payload = draft.payload ?? payloadText(task.payload);
  const edited = choice === "EDIT" ? parsePayload(payload, task.payload) : null;
  const rationale = rationaleOf(draft);
  const other = otherWords(draft);
  const count = lengthOf(trimmed(rationale));
  const attention = useAttention();
  const rested = choice === "APPROVE" ? (attention?.refusal ?? null) : null;
  const refusal = choice === null ? null : (refusalOf(standing, choice) ?? rested);
  const needsSignIn = choice === "APPROVE" && standing.needsSignIn;
  const obstacle =
    refusal ?? (edited?.ok === false ? "The payload has to be changed first." : null) ?? lengthProblem(count);

  const choose = (next: Choice) => {
    if (answer.isSending) return;
    answer.forget();
    flushSync(() => change({ choice: next }));
    (next === "EDIT" ? editor.current : why.current)?.focus();
  };
  const submit = () => {
    if (choice === null || answer.isBusy) return;
    if (obstacle === null) void answer.send(edited?.ok === true ? edited.value : null);
    else if (refusal === null) (edited?.ok === false ? editor.current : why.current)?.focus();
  };
  useAnswerKeys(task.id, { choose, submit });

  return (
    <section
      aria-label="Your answer"
      className="grid max-h-[72dvh] min-w-0 grid-cols-[minmax(0,1fr)] gap-2 overflow-y-auto border-t border-line bg-sunken px-6 py-2.5 max-sm:sticky max-sm:bottom-0 max-sm:z-10 max-sm:max-h-[85dvh] max-sm:px-4"
    >
      {attention === null ? null : <AttentionNote words={attention} />}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <AnswerChoices options={CHOICES} value={choice} onChoose={choose} />
        {choice === null ? (
          <p className="text-12 text-fg-3">{standing.approve ?? "Choose an answer. It asks for your reason."}</p>
        ) : (
          <RationaleCount count={count} isKept={rationale !== "" || draft.payload !== null} />
        )}
      </div>
      {choice === "EDIT" ? (
        <PayloadEditor
          field={editor}
          text={payload}
          original={task.payload}
          edited={edited}
          isReadOnly={answer.isBusy}
          onChange={(text) => change({ payload: text })}
        />
      ) : null}
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
          {needsSignIn ? (
            <Button asChild variant="primary" size="lg" className="max-sm:h-11">
              <a href={`/sign-in?again=1&next=${encodeURIComponent(`/reviews/${task.id}`)}`}>
                Sign in again to approve
              </a>
            </Button>
          ) : (
            <SubmitAnswer
              choice={choice}
              task={task}
              isBusy={answer.isBusy}
              isBlocked={obstacle !== null}
              onSubmit={submit}
            />
          )}
        </RationaleField>
      )}
      <AnswerNote failure={answer.failure} obstacle={choice === null ? null : obstacle}>
        {other === null || answer.isBusy ? null : (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              flushSync(() => change({ rationale: other.words }));
              why.current?.focus();
            }}
          >
            Use what you wrote for {OTHERS[other.choice]}
          </Button>
        )}
      </AnswerNote>
    </section>
  );
}

function refusalOf({ approve, reject, edit }: Standing, choice: Choice): string | null {
  return { APPROVE: approve, REJECT: reject, EDIT: edit }[choice];
}
