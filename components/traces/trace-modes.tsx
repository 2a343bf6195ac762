import { CircleDashed, Minus, TriangleAlert } from "lucide-react";
import { formatPlural } from "../lib/format";
import type { DecidedAction } from "./trace-data";

type Mode = NonNullable<DecidedAction["failureModes"]>["modes"][number];

/** What the run shows of each failure mode: present, absent, or not to be told from what there is. Closed unless one is present. */
export function TraceModes({ trace: { failureModes } }: { trace: DecidedAction }) {
  if (failureModes === null) return null;
  const { modes, taxonomyVersion } = failureModes;
  const present = modes.filter(({ verdict }) => verdict === "present");
  const unknown = modes.filter(({ verdict }) => verdict === "not_assessable").length;
  return (
    <details className="rounded-md border border-line" open={present.length > 0}>
      <summary className="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-2 px-3">
        <h3 className="font-medium">Failure modes</h3>
        <span className="text-12 text-fg-3">
          {present.length} present, {modes.length - present.length - unknown} absent, {formatPlural(unknown, "mode")}{" "}
          not assessable · MAST {taxonomyVersion}
        </span>
      </summary>
      <ul className="border-t border-line-faint">
        {modes.map((mode) => (
          <li key={mode.modeId} className="flex min-h-7 flex-wrap items-center gap-x-2.5 px-3 py-0.5">
            <ModeIcon verdict={mode.verdict} />
            <span className="font-mono text-12 text-fg-3">{mode.modeId}</span>
            <span className={mode.verdict === "present" ? "font-medium" : "text-fg-2"}>{mode.name}</span>
            <span className="ml-auto text-12 text-fg-3 tabular-nums">{wordsOf(mode)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function ModeIcon({ verdict }: Pick<Mode, "verdict">) {
  const className = "size-3.5 shrink-0";
  if (verdict === "present") return <TriangleAlert aria-hidden className={`${className} text-warn`} />;
  if (verdict === "absent") return <Minus aria-hidden className={`${className} text-fg-3`} />;
  return <CircleDashed aria-hidden className={`${className} text-fg-3`} />;
}

function wordsOf({ verdict, confidence, messages }: Mode): string {
  if (verdict === "not_assessable") return "not assessable";
  if (verdict === "absent") return "absent";
  const where = messages.length === 0 ? "" : `, ${formatPlural(messages.length, "message")}: ${messages.join(", ")}`;
  return `present ${confidence.toFixed(2)}${where}`;
}
