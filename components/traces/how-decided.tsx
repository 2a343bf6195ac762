import type { DecidedAction } from "./trace-data";
import { TraceFindings } from "./trace-findings";
import { TraceModes } from "./trace-modes";
import { TracePolicies } from "./trace-policies";
import { TraceReasons } from "./trace-reasons";
import { TraceStages } from "./trace-stages";

export interface HowDecidedProps {
  decided: DecidedAction;
  policyNames: Readonly<Record<string, string>>;
}

/** Why an action was decided as it was: reasons, stages, policies, findings, failure modes. */
export function HowDecided({ decided, policyNames }: HowDecidedProps) {
  return (
    <>
      <TraceReasons reasons={decided.answer.reasons} />
      <TraceStages trace={decided} />
      <TracePolicies trace={decided} names={policyNames} />
      <TraceFindings trace={decided} />
      <TraceModes trace={decided} />
    </>
  );
}
