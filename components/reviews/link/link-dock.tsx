"use client";

import { Check, X } from "lucide-react";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { lengthOf, RATIONALE_MAX, RATIONALE_MIN, trimmed } from "@/server/reviews/schemas";
import { formatCount } from "../../lib/format";
import { formatDayAndClock } from "../../lib/time";
import { useShortcuts } from "../../lib/use-shortcuts";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import { Segmented } from "../../ui/segmented";
import { StatusText } from "../../ui/status-text";
import { Textarea } from "../../ui/textarea";
import { NOUNS } from "../action-words";
import { lengthProblem } from "../answer-dock";
import { newAttempt, rationaleOf } from "../draft";
import { leaveOnEscape } from "../leave-field";
import { failureOf } from "../use-answer";
import { useDraft } from "../use-draft";
import type { LinkTaskProps } from "./link-task";

type Decision = "APPROVE" | "REJECT";

const OPTIONS = [
  { value: "APPROVE", word: "Approve", icon: Check, keys: "a" },
  { value: "REJECT", word: "Reject", icon: X, keys: "r" },
] as const;
const ASKS = { APPROVE: "Why it may happen", REJECT: "Why it must not happen" } as const;

/** Where a review is answered by link: yes or no, why, and the act by its name. */
export function LinkDock({ view, answer, onTaken, onOver }: LinkTaskProps) {
  const { task, person, organization, expiresAt } = view;
  const kept = useDraft({ organizationId: organization.id, personId: person.id }, task.id);
  const { draft, change } = kept;
  const choice = draft.choice === "EDIT" ? null : draft.choice; // begun at the desk
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  // Two clicks may come before anything is drawn.
  const isUnderWay = useRef(false);
  const why = useRef<HTMLTextAreaElement>(null);

  const rationale = choice === null ? "" : rationaleOf(draft);
  const count = lengthOf(trimmed(rationale));
  const refusal = choice === "APPROVE" ? (task.standing?.approve ?? null) : null;
  const obstacle = refusal ?? lengthProblem(count);

  const send = async (decision: Decision) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    setFailure(null);
    const attempt = draft.attempts[decision] ?? newAttempt();
    kept.keepAttempt(decision, attempt);
    try {
      const told = await answer({ decision, rationale: trimmed(rationale), attempt });
      if (!told.ok) setFailure(told.message);
      else if (told.value.kind === "refused") setFailure(told.value.reason);
      else if (told.value.kind === "over") onOver(told.value.view);
      else {
        kept.discard();
        onTaken({ task, outcome: told.value.outcome });
      }
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      isUnderWay.current = false;
      setBusy(false);
    }
  };
  const choose = (next: Decision) => {
    if (isBusy) return;
    setFailure(null);
    flushSync(() => change({ choice: next }));
    why.current?.focus();
  };
  const submit = () => {
    if (choice === null || isBusy) return;
    if (obstacle === null) void send(choice);
    else if (refusal === null) why.current?.focus();
  };
  useShortcuts({ a: () => choose("APPROVE"), r: () => choose("REJECT"), "mod+Enter": submit });

  return (
    <section
      aria-label="Your answer"
      className="sticky bottom-0 z-10 grid max-h-[72dvh] min-w-0 grid-cols-[minmax(0,1fr)] gap-2 overflow-y-auto border-t border-line bg-sunken px-6 py-2.5 max-sm:max-h-[85dvh] max-sm:px-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Segmented<Decision | "">
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
          <p className="text-12 text-fg-3">
            {task.standing?.approve ??
              `It asks for your reason. This link works once, until ${formatDayAndClock(expiresAt)} UTC.`}
          </p>
        ) : (
          <p id="rationale-count" className="text-12 text-fg-3 tabular-nums max-sm:ml-auto">
            <span className={lengthProblem(count) === null ? "font-medium text-fg" : "font-medium text-warn"}>
              {formatCount(count)}
            </span>{" "}
            of {RATIONALE_MIN}–{formatCount(RATIONALE_MAX)}
          </p>
        )}
      </div>
      {choice === null ? null : (
        <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-2">
          <Textarea
            ref={why}
            aria-label={ASKS[choice]}
            aria-describedby="rationale-count answer-note"
            placeholder={`${ASKS[choice]}. Kept with the action for everyone who may read it.`}
            value={rationale}
            readOnly={isBusy}
            onKeyDown={leaveOnEscape}
            onChange={(event) => {
              setFailure(null);
              change({ rationale: event.target.value });
            }}
            className="max-h-[28dvh] resize-none bg-bg"
          />
          <Button
            variant="primary"
            size="lg"
            isBusy={isBusy}
            aria-disabled={obstacle !== null}
            aria-describedby="answer-note"
            aria-keyshortcuts="Meta+Enter Control+Enter"
            onClick={submit}
            className="max-sm:h-11"
          >
            {choice === "APPROVE" ? "Approve" : "Reject"} {NOUNS[task.actionType]}
            <Kbd keys="mod+enter" />
          </Button>
        </div>
      )}
      <div id="answer-note" className="text-12 empty:hidden">
        {failure !== null ? (
          <span role="alert">
            <StatusText status="bad">
              <span className="whitespace-normal">{failure}</span>
            </StatusText>
          </span>
        ) : choice === null || obstacle === null ? null : (
          <span className="text-fg-2">{obstacle}</span>
        )}
      </div>
    </section>
  );
}
