import Link from "next/link";
import { actionInWords } from "../audit/entry-words";
import { verdictOf } from "../audit/log-entry";
import { DecisionIcon } from "../decisions/decision-icon";
import { formatDuration } from "../lib/format";
import type { TraceData } from "./trace-data";

/** What the same session did before and after; nothing where the action named no session or run. */
export function TraceSession({ trace: { action, answer, session } }: { trace: TraceData }) {
  const { before, after } = session;
  const hasSession = action.sessionId !== null || action.runId !== null;
  return (
    <section aria-labelledby="session-title" className="grid gap-1.5 px-4 py-4 sm:px-5">
      <h2 id="session-title">In this session</h2>
      {hasSession ? (
        <ol>
          {before.map((other) => (
            <Neighbour key={other.traceId} other={other} at={action.at} />
          ))}
          <li aria-current="true" className="flex min-h-7 items-center gap-2 font-semibold">
            <DecisionIcon decision={answer.decision} />
            <span className="truncate">This action</span>
            <span className="ml-auto text-12 font-normal text-fg-3">0</span>
          </li>
          {after.map((other) => (
            <Neighbour key={other.traceId} other={other} at={action.at} />
          ))}
        </ol>
      ) : (
        <p className="text-fg-3">The action names no session or run, so nothing stands beside it.</p>
      )}
    </section>
  );
}

type Other = TraceData["session"]["before"][number];

function Neighbour({ other, at }: { other: Other; at: string }) {
  const decision = verdictOf(other.decision);
  const distance = Date.parse(other.at) - Date.parse(at);
  const words = actionInWords(other);
  return (
    <li className="flex min-h-7 min-w-0 items-center gap-2">
      {decision === null ? null : <DecisionIcon decision={decision} />}
      <span className="sr-only">{other.decision}</span>
      <Link
        href={`/traces/${other.traceId}`}
        prefetch={false}
        title={words}
        className="truncate rounded-sm py-[3px] hover:underline"
      >
        {words}
      </Link>
      <span className="ml-auto shrink-0 text-12 text-fg-3 tabular-nums">
        {distance < 0 ? "−" : "+"}
        {Math.abs(distance) < 1_000 ? `${Math.abs(distance)} ms` : formatDuration(Math.abs(distance), 1)}
      </span>
    </li>
  );
}
