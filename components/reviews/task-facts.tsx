import type { ScreenTask } from "@/server/reviews/schemas";
import { formatPlural } from "../lib/format";
import { CopyText } from "../ui/copy-text";
import { KeyValues, type KeyValuesProps } from "../ui/key-values";
import { Visible } from "../ui/visible";
import { Section } from "./section";

/** The task's own data. */
export function TaskFacts({ task }: { task: ScreenTask }) {
  const mono = (text: string) => (
    <span className="font-mono text-12 break-all">
      <Visible text={text} />
    </span>
  );
  const fact = (label: string, text: string | null) => (text === null ? [] : [{ label, value: mono(text) }]);
  const items: KeyValuesProps["items"] = [
    { label: "Action", value: mono(task.actionType) },
    ...fact("Tool", task.tool),
    ...fact("Resource", task.resource),
    ...fact("Where", task.environment),
    { label: "Digest", value: <CopyText value={task.actionDigest} label="digest of the action" /> },
    { label: "Trace", value: <CopyText value={task.traceId} label="trace id" /> },
    { label: "Task", value: <CopyText value={task.id} label="task id" /> },
    ...(task.level === 0 ? [] : [{ label: "Escalated", value: formatPlural(task.level, "time") }]),
  ];
  return (
    <Section title="Facts">
      <KeyValues items={items} className="text-12" />
    </Section>
  );
}
