import type { OutcomeView } from "@/server/outcomes";
import { RiskMeter } from "../decisions/risk-meter";
import { formatBytes } from "../lib/format";
import { StatusText } from "../ui/status-text";
import { Time } from "../ui/time";

/** What the agent says became of the action, and what is wrong with that. */
export function TraceOutcome({ outcome }: { outcome: OutcomeView }) {
  const { status, executedAt, executedWithoutAllow, digestMatches, outputBytes, errorBytes } = outcome;
  const { word, tone } = STATUSES[status];
  const inTexts = outcome.findings.filter(({ path }) => path !== null);
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-2">
        <StatusText status={tone}>{word}</StatusText>
        {executedAt === null ? null : (
          <span className="text-fg-2">
            at <Time value={executedAt} format="day-and-clock" /> UTC, by the agent's word
          </span>
        )}
        {outputBytes === null ? null : <span className="text-fg-2">output of {formatBytes(outputBytes)}</span>}
        {errorBytes === null ? null : <span className="text-fg-2">error of {formatBytes(errorBytes)}</span>}
      </p>
      {executedWithoutAllow ? (
        <p role="note">
          <StatusText status="bad">Executed without being allowed</StatusText>{" "}
          <span className="text-fg-2">{withoutAllowInWords(outcome)}</span>
        </p>
      ) : null}
      {outcome.findings.some(({ type }) => type === "executed_without_redemption") ? (
        <p role="note">
          <StatusText status="warn">Executed without redeeming the approval</StatusText>{" "}
          <span className="text-fg-2">Nobody looked again whether a stop had been pressed since.</span>
        </p>
      ) : null}
      {digestMatches === false ? (
        <p role="note">
          <StatusText status="bad">
            {status === "not_executed" ? "Another action is named" : "Something else was executed"}
          </StatusText>{" "}
          <span className="text-fg-2">The digest the agent reports is not that of the action that was decided.</span>
        </p>
      ) : null}
      {digestMatches === true ? <p className="text-fg-2">Exactly the action that was decided.</p> : null}
      {inTexts.length === 0 ? null : (
        <ul aria-label="Findings in the outcome" className="grid gap-0.5">
          {inTexts.map(({ type, rule, severity, title, path }, position) => (
            <li key={`${type}-${rule}-${position}`} className="flex flex-wrap items-center gap-x-2">
              <RiskMeter category={severity} hasWord />
              <span className="font-medium">{title}</span>
              <span className="font-mono text-12 break-all text-fg-2">{path}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const STATUSES = {
  succeeded: { word: "The agent says it succeeded", tone: "ok" },
  failed: { word: "The agent says it failed", tone: "warn" },
  not_executed: { word: "The agent says it was not executed", tone: "muted" },
} as const satisfies Readonly<Record<OutcomeView["status"], { readonly word: string; readonly tone: string }>>;

const WITHOUT_ALLOW: Readonly<Record<string, string>> = {
  blocked: "The decision was to block it.",
  review_pending: "Nobody had answered its review yet.",
  review_partially_approved: "Its review was not approved by everyone it needs yet.",
  review_rejected: "Its review was rejected.",
  review_expired: "Its review had expired, which is a rejection.",
};

function withoutAllowInWords({ findings }: OutcomeView): string {
  const rule = findings.find(({ type }) => type === "executed_without_allow")?.rule ?? "";
  return WITHOUT_ALLOW[rule] ?? "No approval of it was found.";
}
