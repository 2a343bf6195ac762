import type { OpinionView } from "@/server/model-judge/schemas";
import { formatLatency } from "../lib/format";
import { StatusText } from "../ui/status-text";

/** What a model thought of the action afterwards. Not in the colours of a decision: it is none. */
export function TraceOpinion({ opinion }: { opinion: OpinionView }) {
  const { verdict, confidence, categories, failure, model, latencyMs, reason } = opinion;
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-2">
        {verdict === null ? (
          <StatusText status="muted">{failure === null ? "No opinion" : FAILURES[failure]}</StatusText>
        ) : (
          <StatusText status={verdict === "unsafe" ? "warn" : "muted"}>{VERDICTS[verdict]}</StatusText>
        )}
        {confidence === null ? null : (
          <span className="text-fg-2 tabular-nums">confidence {confidence.toFixed(2)}, by its own word</span>
        )}
        {categories.length === 0 ? null : (
          <span className="text-fg-2">{categories.map((category) => category.replaceAll("_", " ")).join(", ")}</span>
        )}
      </p>
      {reason === null ? null : <p className="break-words text-fg-2">“{reason}”</p>}
      <p className="text-12 text-fg-3">
        <span className="font-mono">{model}</span>
        {latencyMs === null ? null : `, ${formatLatency(latencyMs)}`}
      </p>
    </div>
  );
}

const VERDICTS = {
  unsafe: "It thinks the action is unsafe",
  safe: "It thinks the action is safe",
  unsure: "It is unsure",
} as const satisfies Readonly<Record<NonNullable<OpinionView["verdict"]>, string>>;

const FAILURES = {
  timeout: "No opinion: the model did not answer in time",
  unreachable: "No opinion: the endpoint could not be reached",
  refused: "No opinion: the endpoint refused the question",
  too_large: "No opinion: the answer was too long",
  unreadable: "No opinion: the answer was not of the asked form",
  interrupted: "No opinion: asking was interrupted each time",
  erased: "No opinion: the payload was erased",
  switched_off: "No opinion: the judge was switched off first",
} as const satisfies Readonly<Record<NonNullable<OpinionView["failure"]>, string>>;
