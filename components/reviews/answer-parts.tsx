"use client";

import { Check, Pencil, X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { RATIONALE_MAX, RATIONALE_MIN, type ScreenTask } from "@/server/reviews/schemas";
import { formatCount } from "../lib/format";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { Segmented } from "../ui/segmented";
import { StatusText } from "../ui/status-text";
import { Textarea } from "../ui/textarea";
import { NOUNS } from "./action-words";
import type { Choice } from "./draft";
import { leaveOnEscape } from "./leave-field";
import { lengthProblem } from "./rationale-length";

const LABELS = {
  APPROVE: { word: "Approve", icon: Check, keys: "a" },
  REJECT: { word: "Reject", icon: X, keys: "r" },
  EDIT: { word: "Edit", icon: Pencil, keys: "e" },
} as const;
const VERBS = { APPROVE: "Approve", REJECT: "Reject", EDIT: "Replace" } as const;
const ASKS = {
  APPROVE: "Why it may happen",
  REJECT: "Why it must not happen",
  EDIT: "Why it has to be another",
} as const;

export interface AnswerChoicesProps<Offered extends Choice> {
  options: readonly Offered[];
  value: Offered | null;
  onChoose: (choice: Offered) => void;
}

/** The answers that can be given, with their keys; the dock listens to them. */
export function AnswerChoices<Offered extends Choice>({ options, value, onChoose }: AnswerChoicesProps<Offered>) {
  return (
    <Segmented<Offered | "">
      label="Your answer"
      value={value ?? ""}
      onValueChange={(chosen) => {
        if (chosen !== "") onChoose(chosen);
      }}
      className="max-sm:w-full max-sm:[&>*]:h-10 max-sm:[&>*]:flex-1 max-sm:[&>*]:justify-center"
      options={options.map((option) => {
        const { word, icon: Icon, keys } = LABELS[option];
        return {
          value: option,
          label: (
            <>
              <Icon aria-hidden /> {word} <Kbd keys={keys} />
            </>
          ),
        };
      })}
    />
  );
}

/** How long the rationale is, of what it has to be; `isKept` where there is something to keep. */
export function RationaleCount({ count, isKept }: { count: number; isKept: boolean }) {
  return (
    <p className="flex gap-3 text-12 text-fg-3 max-sm:w-full max-sm:justify-between">
      <span>{isKept ? "Draft kept on this device" : ""}</span>
      <span id="rationale-count" className="tabular-nums">
        <span className={lengthProblem(count) === null ? "font-medium text-fg" : "font-medium text-warn"}>
          {formatCount(count)}
        </span>{" "}
        of {RATIONALE_MIN}–{formatCount(RATIONALE_MAX)}
      </span>
    </p>
  );
}

export interface RationaleFieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  choice: Choice;
  text: string;
  isReadOnly: boolean;
  onChange: (text: string) => void;
  /** The act, beside its reason. */
  children: ReactNode;
}

/** The reason for the chosen answer. Its count and the note under it describe it. */
export function RationaleField({ field, choice, text, isReadOnly, onChange, children }: RationaleFieldProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-2">
      <Textarea
        ref={field}
        aria-label={ASKS[choice]}
        aria-describedby="rationale-count answer-note"
        placeholder={`${ASKS[choice]}. Kept with the action for everyone who may read it.`}
        value={text}
        readOnly={isReadOnly}
        onKeyDown={leaveOnEscape}
        onChange={(event) => onChange(event.target.value)}
        className="max-h-[28dvh] resize-none bg-bg"
      />
      {children}
    </div>
  );
}

export interface SubmitAnswerProps {
  choice: Choice;
  task: Pick<ScreenTask, "actionType" | "number">;
  isBusy: boolean;
  /** Pressed all the same, it leads to what is missing. */
  isBlocked: boolean;
  onSubmit: () => void;
}

/** The act by its name, and the task it is for. */
export function SubmitAnswer({ choice, task, isBusy, isBlocked, onSubmit }: SubmitAnswerProps) {
  return (
    <Button
      variant="primary"
      size="lg"
      isBusy={isBusy}
      aria-disabled={isBlocked}
      aria-describedby="answer-note"
      aria-keyshortcuts="Meta+Enter Control+Enter"
      onClick={onSubmit}
      className="max-sm:h-11"
    >
      {VERBS[choice]} {NOUNS[task.actionType]} #{task.number}
      <Kbd keys="mod+enter" />
    </Button>
  );
}

export interface AnswerNoteProps {
  /** Why the last answer was not taken. */
  failure: string | null;
  /** What stands in the way of this one. */
  obstacle: string | null;
  children?: ReactNode;
}

/** What is wrong with an answer, said where field and button refer to. */
export function AnswerNote({ failure, obstacle, children }: AnswerNoteProps) {
  return (
    <div id="answer-note" className="flex flex-wrap items-center gap-x-2 text-12 empty:hidden">
      {failure !== null ? (
        <span role="alert">
          <StatusText status="bad">
            <span className="whitespace-normal">{failure}</span>
          </StatusText>
        </span>
      ) : obstacle === null ? null : (
        <span className="text-fg-2">{obstacle}</span>
      )}
      {children}
    </div>
  );
}
