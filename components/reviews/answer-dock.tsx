"use client";

import { Check, Pencil, X } from "lucide-react";
import { useRef } from "react";
import { flushSync } from "react-dom";
import {
  lengthOf,
  RATIONALE_MAX,
  RATIONALE_MIN,
  type ScreenTask,
  type Standing,
  trimmed,
} from "@/server/reviews/schemas";
import { formatCount } from "../lib/format";
import { useShortcuts } from "../lib/use-shortcuts";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { Segmented } from "../ui/segmented";
import { StatusText } from "../ui/status-text";
import { Textarea } from "../ui/textarea";
import { NOUNS } from "./action-words";
import { AttentionNote } from "./attention-note";
import { type Choice, otherWords, rationaleOf } from "./draft";
import { leaveOnEscape } from "./leave-field";
import { parsePayload, payloadText } from "./payload-edit";
import { PayloadEditor } from "./payload-editor";
import { useAnswer } from "./use-answer";
import { useAttention } from "./use-attention";
import type { KeptDraft } from "./use-draft";

export interface AnswerDockProps {
  task: ScreenTask;
  standing: Standing;
  kept: KeptDraft;
  /** Told when the server has taken an answer. */
  onTaken: Parameters<typeof useAnswer>[2];
}

const OPTIONS = [
  { value: "APPROVE", word: "Approve", icon: Check, keys: "a" },
  { value: "REJECT", word: "Reject", icon: X, keys: "r" },
  { value: "EDIT", word: "Edit", icon: Pencil, keys: "e" },
] as const;
const OTHERS = { APPROVE: "approving", REJECT: "rejecting", EDIT: "editing" } as const;
const VERBS = { APPROVE: "Approve", REJECT: "Reject", EDIT: "Replace" } as const;
const ASKS = {
  APPROVE: "Why it may happen",
  REJECT: "Why it must not happen",
  EDIT: "Why it has to be another",
} as const;

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
    if (answer.isBusy) return;
    answer.forget();
    flushSync(() => change({ choice: next }));
    (next === "EDIT" ? editor.current : why.current)?.focus();
  };
  const submit = () => {
    if (choice === null || answer.isBusy) return;
    if (obstacle === null) void answer.send(edited?.ok === true ? edited.value : null);
    else if (refusal === null) (edited?.ok === false ? editor.current : why.current)?.focus();
  };
  useShortcuts({
    a: () => choose("APPROVE"),
    r: () => choose("REJECT"),
    e: () => choose("EDIT"),
    "mod+Enter": submit,
  });

  return (
    <section
      aria-label="Your answer"
      className="grid max-h-[72dvh] min-w-0 grid-cols-[minmax(0,1fr)] gap-2 overflow-y-auto border-t border-line bg-sunken px-6 py-2.5 max-sm:sticky max-sm:bottom-0 max-sm:z-10 max-sm:max-h-[85dvh] max-sm:px-4"
    >
      {attention === null ? null : <AttentionNote words={attention} />}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Segmented<Choice | "">
          label="Your answer"
          value={choice ?? ""}
          onValueChange={(value) => {
            if (value !== "") choose(value);
          }}
          className="max-sm:w-full max-sm:[&>*]:h-10 max-sm:[&>*]:flex-1 max-sm:[&>*]:justify-center"
          options={OPTIONS.map(({ value, word, icon: Icon, keys }) => ({
            value,
            label: (
              <>
                <Icon aria-hidden /> {word} <Kbd keys={keys} />
              </>
            ),
          }))}
        />
        {choice === null ? (
          <p className="text-12 text-fg-3">{standing.approve ?? "Choose an answer. It asks for your reason."}</p>
        ) : (
          <p className="flex gap-3 text-12 text-fg-3 max-sm:w-full max-sm:justify-between">
            <span>{rationale === "" && draft.payload === null ? "" : "Draft kept on this device"}</span>
            <span id="rationale-count" className="tabular-nums">
              <span className={lengthProblem(count) === null ? "font-medium text-fg" : "font-medium text-warn"}>
                {formatCount(count)}
              </span>{" "}
              of {RATIONALE_MIN}–{formatCount(RATIONALE_MAX)}
            </span>
          </p>
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
        <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-2">
          <Textarea
            ref={why}
            aria-label={ASKS[choice]}
            aria-describedby="rationale-count answer-note"
            placeholder={`${ASKS[choice]}. Kept with the action for everyone who may read it.`}
            value={rationale}
            readOnly={answer.isBusy}
            onKeyDown={leaveOnEscape}
            onChange={(event) => {
              answer.forget();
              change({ rationale: event.target.value });
            }}
            className="max-h-[28dvh] resize-none bg-bg"
          />
          {needsSignIn ? (
            <Button asChild variant="primary" size="lg" className="max-sm:h-11">
              <a href={`/sign-in?again=1&next=${encodeURIComponent(`/reviews/${task.id}`)}`}>
                Sign in again to approve
              </a>
            </Button>
          ) : (
            <Button
              variant="primary"
              size="lg"
              isBusy={answer.isBusy}
              aria-disabled={obstacle !== null}
              aria-describedby="answer-note"
              aria-keyshortcuts="Meta+Enter Control+Enter"
              onClick={submit}
              className="max-sm:h-11"
            >
              {VERBS[choice]} {NOUNS[task.actionType]}
              <Kbd keys="mod+enter" />
            </Button>
          )}
        </div>
      )}
      <div id="answer-note" className="flex flex-wrap items-center gap-x-2 text-12 empty:hidden">
        {answer.failure !== null ? (
          <span role="alert">
            <StatusText status="bad">
              <span className="whitespace-normal">{answer.failure}</span>
            </StatusText>
          </span>
        ) : choice === null || obstacle === null ? null : (
          <span className="text-fg-2">{obstacle}</span>
        )}
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
      </div>
    </section>
  );
}

function refusalOf({ approve, reject, edit }: Standing, choice: Choice): string | null {
  return { APPROVE: approve, REJECT: reject, EDIT: edit }[choice];
}

/** What a rationale of so many characters lacks; null when it is long enough and not too long. */
export function lengthProblem(count: number): string | null {
  if (count < RATIONALE_MIN)
    return `Say why in at least ${RATIONALE_MIN} characters${count === 0 ? "." : `: ${RATIONALE_MIN - count} more.`}`;
  if (count > RATIONALE_MAX)
    return `At most ${formatCount(RATIONALE_MAX)} characters: ${formatCount(count - RATIONALE_MAX)} too many.`;
  return null;
}
