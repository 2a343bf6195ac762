import { FlaskConical, type LucideIcon, TimerOff } from "lucide-react";
import type { ScreenTask, TaskStep, TestResult } from "@/server/reviews/schemas";
import { StatusText } from "../ui/status-text";
import { Time } from "../ui/time";
import { nameOf } from "./action-words";

/** How a test is told from what people decided. */
export const TEST_LOOKS: Readonly<Record<TestResult["result"], { icon: LucideIcon; className: string }>> = {
  caught: { icon: FlaskConical, className: "text-ok" },
  missed: { icon: FlaskConical, className: "text-bad" },
  expired: { icon: TimerOff, className: "text-fg-3" },
};

export interface TestRevealedProps {
  task: ScreenTask;
  test: TestResult;
  /** The step that ended it. */
  end: TaskStep | undefined;
  me: string;
}

/** Says of an ended test what it was, how it went, and what should have been seen. */
export function TestRevealed({ task, test: { result, hint }, end, me }: TestRevealedProps) {
  const who = end === undefined || end.by === null ? null : nameOf(task, end.by, me);
  return (
    <>
      <strong className="font-semibold text-fg">This was a test task: nothing was executed.</strong>{" "}
      {result === "expired" || who === null ? (
        "Nobody answered it in time."
      ) : (
        <>
          {who === "you" ? "You" : who} {result === "caught" ? "caught it" : "missed it"}
          {end === undefined ? null : (
            <>
              , <Time value={end.at} />
            </>
          )}
          .
        </>
      )}{" "}
      <span className="block text-fg">
        <span className="text-fg-3">What was to be seen:</span> {hint}
      </span>
      <span className="block">
        {task.agentId} is there and never asked for this: if it was put in quarantine for it, let it go.
      </span>
    </>
  );
}

/** How a test ended, in a list. */
export function TestEnded({ test: { result } }: { test: TestResult }) {
  const { icon } = TEST_LOOKS[result];
  const status = { caught: "ok", missed: "bad", expired: "muted" } as const;
  return (
    <StatusText status={status[result]} icon={icon}>
      Test {result}
    </StatusText>
  );
}
