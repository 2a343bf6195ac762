"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { lengthOf, RATIONALE_MAX, type ScreenTask, trimmed } from "@/server/reviews/schemas";
import { formatCount } from "../lib/format";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { StatusText } from "../ui/status-text";
import { Textarea } from "../ui/textarea";
import { Time } from "../ui/time";
import { Visible } from "../ui/visible";
import { leaveOnEscape } from "./leave-field";
import { Section } from "./section";
import { stepInWords, WITHHELD } from "./step-words";
import { failureOf } from "./use-answer";

/** What has happened to a task, and a place to say something that decides nothing. */
export function TaskHistory({ task, me, mayComment }: { task: ScreenTask; me: string; mayComment: boolean }) {
  return (
    <Section title="History">
      <ol className="grid gap-1.5 text-12">
        {task.steps.map((step, index) => (
          <li key={index} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2">
            <span className="min-w-0 break-words">{stepInWords(task, step, me)}</span>
            <Time value={step.at} className="text-fg-3 tabular-nums" />
            {step.text === null ? null : (
              <p className="col-span-2 border-l-2 border-line pl-2 break-words whitespace-pre-line text-fg-2">
                <Visible text={step.text} />
              </p>
            )}
            {step.withheld === null ? null : (
              <p className="col-span-2 border-l-2 border-line pl-2 text-fg-3">{WITHHELD[step.withheld]}</p>
            )}
          </li>
        ))}
      </ol>
      {mayComment ? <CommentForm key={task.id} id={task.id} /> : null}
    </Section>
  );
}

function CommentForm({ id }: { id: string }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const comment = useMutation(
    trpc.reviews.comment.mutationOptions({
      onSuccess: async () => {
        setText("");
        await client.invalidateQueries(trpc.reviews.task.queryFilter({ id }));
      },
    }),
  );
  const count = lengthOf(trimmed(text));
  return (
    <form
      className="mt-2 grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (count > 0 && count <= RATIONALE_MAX && !comment.isPending) comment.mutate({ id, text: trimmed(text) });
      }}
    >
      <Textarea
        aria-label="Comment"
        placeholder="Comment for the others"
        value={text}
        readOnly={comment.isPending}
        onKeyDown={(event) => {
          leaveOnEscape(event);
          // ⌘↵ here sends the comment, never the answer.
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }
        }}
        onChange={(event) => setText(event.target.value)}
        className="max-h-40 min-h-9 text-12"
      />
      <div className="flex flex-wrap items-center justify-between gap-2 text-12 text-fg-3">
        <span>
          {count > RATIONALE_MAX
            ? `${formatCount(count - RATIONALE_MAX)} characters too many`
            : "A comment decides nothing."}
        </span>
        <Button type="submit" size="sm" isBusy={comment.isPending} aria-disabled={count === 0 || count > RATIONALE_MAX}>
          Add comment
        </Button>
      </div>
      {comment.isError ? (
        <span role="alert" className="text-12">
          <StatusText status="bad">
            <span className="whitespace-normal">
              {failureOf(
                comment.error,
                "Your comment is kept here. Look whether it is there before you send it again.",
              )}
            </span>
          </StatusText>
        </span>
      ) : null}
    </form>
  );
}
