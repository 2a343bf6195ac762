import type { ConditionCheck } from "@/server/policies/schemas";
import { StatusText } from "../../ui/status-text";
import type { ConditionState } from "../condition/use-condition-check";

export interface ConditionStatusProps {
  id: string;
  state: ConditionState;
  /** Shown instead of the compiler's answer: a problem the form itself sees, or one the server named on saving. */
  error?: string | undefined;
}

/** Whether the condition can be saved; if not, why, with the place marked under its line. */
export function ConditionStatus({ id, state, error }: ConditionStatusProps) {
  const { answer, text } = state;
  const problem = answer?.ok === false ? answer : null;
  const message = error ?? (problem === null ? null : inWords(problem));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5 text-12">
      <output id={id} className="min-h-5">
        {message === null ? (
          <Standing state={state} />
        ) : (
          <StatusText status="bad">
            <span className="whitespace-normal">{message}</span>
          </StatusText>
        )}
      </output>
      {problem?.position ? <MarkedLine text={text} {...problem.position} /> : null}
    </div>
  );
}

function Standing({ state: { answer, isCurrent, text } }: { state: ConditionState }) {
  if (text.trim() === "") return null;
  if (isCurrent && answer?.ok) return <StatusText status="ok">Valid</StatusText>;
  return <span className="text-fg-3">{isCurrent ? "Checked when it is saved" : "Checking …"}</span>;
}

function inWords({ message, position }: Extract<ConditionCheck, { ok: false }>): string {
  return position === null ? message : `Line ${position.line}, column ${position.column}: ${message}`;
}

/** The line of an error with a caret under its column; assistive technology has read the numbers already. */
function MarkedLine({ text, line, column }: { text: string; line: number; column: number }) {
  const source = text.split("\n")[line - 1] ?? "";
  return (
    <pre aria-hidden className="overflow-x-auto rounded-md bg-inset px-2.5 py-1.5 font-mono text-12">
      {source.replaceAll("\t", " ")}
      {"\n"}
      <span className="text-bad">{`${" ".repeat(column - 1)}^`}</span>
    </pre>
  );
}
