"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, CircleX } from "lucide-react";
import { useRef, useState } from "react";
import { lengthOf, type TaskRow, type TestResult, trimmed } from "@/server/reviews/schemas";
import { formatPlural } from "../lib/format";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { Dialog, DialogContent } from "../ui/dialog";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { Visible } from "../ui/visible";
import { newAttempt } from "./draft";
import { lengthProblem } from "./rationale-length";
import { failureOf } from "./use-answer";
import type { SelectedTasks } from "./use-selected-tasks";

/** What became of one of several answers: taken, or why not. */
type Result = { readonly task: TaskRow; readonly failure: string | null; readonly test?: TestResult };

/** The bar under the list while tasks are selected. Several are only ever rejected together: an approval is for what was read. */
export function BulkReject({ picked }: { picked: SelectedTasks }) {
  const [asked, setAsked] = useState<readonly TaskRow[] | null>(null);
  const count = picked.tasks.length;
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line bg-sunken px-4 py-2 text-12">
      <output className="mr-auto tabular-nums">{count} selected</output>
      <Button size="sm" variant="ghost" onClick={picked.all}>
        All
      </Button>
      <Button size="sm" variant="ghost" onClick={picked.stop}>
        Cancel
      </Button>
      <Button size="sm" variant="primary" disabled={count === 0} onClick={() => setAsked(picked.tasks)}>
        Reject {count === 0 ? "" : count}…
      </Button>
      <Dialog
        open={asked !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setAsked(null);
        }}
      >
        {asked === null ? null : (
          <RejectDialog
            tasks={asked}
            onClose={() => {
              setAsked(null);
              picked.stop();
            }}
          />
        )}
      </Dialog>
    </div>
  );
}

function RejectDialog({ tasks, onClose }: { tasks: readonly TaskRow[]; onClose: () => void }) {
  const [why, setWhy] = useState("");
  const { results, isBusy, rejectAll } = useRejections();
  const failed = results.filter(({ failure }) => failure !== null).map(({ task }) => task);
  const isDone = results.length === tasks.length && !isBusy;
  const open = isDone ? failed : tasks;
  const problem = lengthProblem(lengthOf(trimmed(why)));
  const send = () => {
    if (problem === null && !isBusy && open.length > 0) void rejectAll(open, trimmed(why));
  };
  return (
    <DialogContent
      title={`Reject ${formatPlural(tasks.length, "task")}`}
      description="Each is its own answer in the log, with the same reason. One rejection ends a task; its agent hears at once."
      footer={
        <>
          <Button onClick={onClose}>{isDone ? "Close" : "Cancel"}</Button>
          {open.length === 0 ? null : (
            <Button variant="primary" isBusy={isBusy} aria-disabled={problem !== null} onClick={send}>
              {isDone
                ? `Try ${formatPlural(open.length, "task")} again`
                : `Reject ${formatPlural(open.length, "task")}`}
            </Button>
          )}
        </>
      }
    >
      <Field id="bulk-why" label="Why they must not happen" {...(problem === null ? {} : { hint: problem })}>
        {(control) => (
          <Textarea
            {...control}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only field of a dialog that was asked for
            autoFocus
            value={why}
            readOnly={isBusy || isDone}
            onChange={(event) => setWhy(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) send();
            }}
            className="max-h-48"
          />
        )}
      </Field>
      <ul aria-live="polite" className="mt-3 grid gap-1 text-12">
        {tasks.map((task) => (
          <Outcome key={task.id} task={task} result={results.find((one) => one.task.id === task.id)} />
        ))}
      </ul>
    </DialogContent>
  );
}

function Outcome({ task, result }: { task: TaskRow; result: Result | undefined }) {
  return (
    <li className="flex gap-2">
      {result === undefined ? (
        <span aria-hidden className="size-4 shrink-0" />
      ) : result.failure === null ? (
        <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" strokeWidth={1.75} />
      ) : (
        <CircleX aria-hidden className="size-4 shrink-0 text-bad" strokeWidth={1.75} />
      )}
      <span className="min-w-0 break-words">
        <span className="text-fg-3">#{task.number}</span> <Visible text={task.summary} />
        {result === undefined ? null : (
          <span className={result.failure === null ? "text-fg-2" : "text-bad"}>
            {result.failure !== null
              ? `: ${result.failure}`
              : result.test === undefined
                ? ": rejected"
                : `: rejected. This was a test task: nothing was executed, and you caught it. ${result.test.hint}`}
          </span>
        )}
      </span>
    </li>
  );
}

/** Rejects one after the other. What is tried again is sent as the answer it was, and decides once. */
function useRejections() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const answer = useMutation(trpc.reviews.answer.mutationOptions());
  const [results, setResults] = useState<readonly Result[]>([]);
  const [isBusy, setBusy] = useState(false);
  const attempts = useRef(new Map<string, string>());

  const reject = async (task: TaskRow, rationale: string): Promise<Result> => {
    const attempt = attempts.current.get(task.id) ?? newAttempt();
    attempts.current.set(task.id, attempt);
    try {
      const { test } = await answer.mutateAsync({
        id: task.id,
        decision: "REJECT",
        rationale,
        expectedDigest: task.actionDigest,
        attempt,
      });
      return { task, failure: null, ...(test === undefined ? {} : { test }) };
    } catch (error) {
      return { task, failure: failureOf(error) };
    }
  };
  const rejectAll = async (tasks: readonly TaskRow[], rationale: string) => {
    if (isBusy) return;
    setBusy(true);
    for (const task of tasks) {
      const result = await reject(task, rationale);
      setResults((before) => [...before.filter((one) => one.task.id !== task.id), result]);
    }
    setBusy(false);
    await client.invalidateQueries(trpc.reviews.pathFilter());
  };
  return { results, isBusy, rejectAll };
}
