import { CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import type { ScreenTask } from "@/server/reviews/schemas";
import { Time } from "../ui/time";
import { Visible } from "../ui/visible";
import { nameOf, principalInWords } from "./action-words";
import { Section } from "./section";
import { isOpen } from "./sla";

export interface ApprovalsProps {
  task: ScreenTask;
  me: string;
  /** Who is expected to decide, and the menu that changes it. */
  assignment: ReactNode;
}

/** Who has agreed and why, how many people are still needed, whether the viewer may be one, and who else. */
export function Approvals({ task, me, assignment }: ApprovalsProps) {
  const { approvals, requiredApprovals, standing, steps } = task;
  const missing = Math.max(0, requiredApprovals - approvals.length);
  return (
    <Section
      title="Approvals"
      aside={
        task.test === undefined ? (
          <span className="tabular-nums">
            {approvals.length} of {requiredApprovals}
          </span>
        ) : (
          <span>of a test: nothing was executed</span>
        )
      }
    >
      <ul className="grid gap-1.5 text-12">
        {approvals.map(({ reviewerId, onBehalfOf, decidedAt }) => {
          const step = steps.find(({ event, by }) => event === "approved" && by === reviewerId);
          const words = step?.text ?? null;
          return (
            <li key={reviewerId} className="flex gap-2">
              <CircleCheck
                aria-hidden
                className={`size-4 shrink-0 ${task.test === undefined ? "text-ok" : "text-fg-3"}`}
                strokeWidth={1.75}
              />
              <span className="min-w-0 break-words">
                <span className="font-medium">{reviewerId === me ? "You" : nameOf(task, reviewerId, me)}</span>
                {onBehalfOf === null ? null : ` for ${nameOf(task, onBehalfOf, me)}, who was away`}{" "}
                <Time value={decidedAt} className="text-fg-3" />
                {words === null ? null : (
                  <span className="line-clamp-3 text-fg-2">
                    “<Visible text={words} />”
                  </span>
                )}
                {step?.withheld === "not_permitted" ? (
                  <span className="block text-fg-3">Your role does not show the reason.</span>
                ) : null}
              </span>
            </li>
          );
        })}
        {missing === 0 ? null : (
          <Slot>
            {isOpen(task) ? (
              <Wanted task={task} missing={missing} />
            ) : (
              `Nobody ${approvals.length === 0 ? "" : "else "}approved`
            )}
          </Slot>
        )}
      </ul>
      {isOpen(task) ? (
        <div className="mt-1.5 grid gap-1 text-12 text-fg-2">
          {standing === null || standing.approve === null || standing.needsSignIn ? null : (
            <p className="text-fg">{standing.approve}</p>
          )}
          {standing === null || standing.onBehalfOf === null ? null : (
            <p>You answer for {nameOf(task, standing.onBehalfOf, me)}, who is away</p>
          )}
          <p>
            <span className="text-fg-3">Asked: </span>
            {task.approvers.length === 0
              ? "everybody who may decide reviews"
              : task.approvers.map((name) => principalInWords(task, name, me)).join(", ")}
          </p>
          {standing === null || standing.insiders.length === 0 ? null : (
            <p>
              <span className="text-fg-3">Behind the agent: </span>
              {standing.insiders.map((id) => nameOf(task, id, me)).join(", ")}, never the only approval
            </p>
          )}
          {assignment}
        </div>
      ) : null}
    </Section>
  );
}

/** Whose approval is missing: the viewer's, where they may give it. */
function Wanted({ task: { standing, approvals }, missing }: { task: ScreenTask; missing: number }) {
  const you = <strong className="font-medium text-fg">You</strong>;
  const others = missing === 2 ? ", and one more person is needed" : `, and ${missing - 1} more people are needed`;
  if (standing?.approve === null)
    return (
      <>
        {you} may be {ordinal(approvals.length)}
        {missing === 1 ? "" : others}
      </>
    );
  if (standing?.needsSignIn) return <>{you} may, after signing in again: the action is critical</>;
  return `Waiting for ${approvals.length === 0 ? "a person" : "another person"}`;
}

function Slot({ children }: { children: ReactNode }) {
  return (
    <li className="flex gap-2 text-fg-2">
      <CircleDashed aria-hidden className="size-4 shrink-0 text-fg-3" strokeWidth={1.75} />
      <span className="min-w-0">{children}</span>
    </li>
  );
}

function ordinal(given: number): string {
  return ["first", "second", "third", "fourth", "fifth"][given] ?? "next";
}
