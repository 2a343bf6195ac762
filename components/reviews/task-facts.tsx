import { CircleCheck, CircleDashed } from "lucide-react";
import type { ScreenTask } from "@/server/reviews/schemas";
import { shortenMiddle } from "../lib/format";
import { CopyText } from "../ui/copy-text";
import { KeyValues, type KeyValuesProps } from "../ui/key-values";
import { Time } from "../ui/time";
import { Section } from "./section";
import { isOpen } from "./sla";

/** Who has agreed, and how many people are still needed. */
export function Approvals({ task }: { task: ScreenTask }) {
  const { approvals, requiredApprovals } = task;
  const missing = Math.max(0, requiredApprovals - approvals.length);
  const slots = isOpen(task)
    ? Array.from({ length: missing }, (_, index) =>
        index === 0 ? "Waiting for a person" : "Waiting for another person",
      )
    : missing > 0
      ? [approvals.length === 0 ? "Nobody answered" : "Nobody else answered"]
      : [];
  return (
    <Section
      title="Approvals"
      aside={
        <span className="tabular-nums">
          {approvals.length} of {requiredApprovals}
        </span>
      }
    >
      <ul className="grid gap-1.5 text-12">
        {approvals.map(({ reviewerId, decidedAt }) => (
          <li key={reviewerId} className="flex gap-2">
            <CircleCheck aria-hidden className="size-4 text-ok" strokeWidth={1.75} />
            <span title={reviewerId}>
              {shortenMiddle(reviewerId)} <Time value={decidedAt} className="text-fg-3" />
            </span>
          </li>
        ))}
        {slots.map((words, index) => (
          <li key={index} className="flex gap-2 text-fg-2">
            <CircleDashed aria-hidden className="size-4 text-fg-3" strokeWidth={1.75} />
            {words}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The task's own data, and what has happened to it. */
export function TaskFacts({ task }: { task: ScreenTask }) {
  const mono = (text: string) => <span className="font-mono text-12 break-all">{text}</span>;
  const fact = (label: string, text: string | null) => (text === null ? [] : [{ label, value: mono(text) }]);
  const items: KeyValuesProps["items"] = [
    { label: "Action", value: mono(task.actionType) },
    ...fact("Tool", task.tool),
    ...fact("Resource", task.resource),
    ...fact("Where", task.environment),
    { label: "Digest", value: <CopyText value={task.actionDigest} label="digest of the action" /> },
    { label: "Trace", value: <CopyText value={task.traceId} label="trace id" /> },
    { label: "Task", value: <CopyText value={task.id} label="task id" /> },
    ...task.history.map(({ event, at }) => ({
      label: capitalised(event.replaceAll("_", " ")),
      value: <Time value={at} format="day-and-clock" />,
    })),
  ];
  return (
    <Section title="Facts">
      <KeyValues items={items} className="text-12" />
    </Section>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
