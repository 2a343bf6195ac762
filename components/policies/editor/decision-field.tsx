import { VERDICTS, type Verdict } from "@mastguard/engine";
import { DecisionBadge } from "../../decisions/decision-badge";
import { DECISION_WORDS } from "../words";

export interface DecisionFieldProps {
  value: Verdict;
  onValueChange: (value: Verdict) => void;
}

/** What happens to an action the policy applies to. */
export function DecisionField({ value, onValueChange }: DecisionFieldProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-12 font-medium text-fg-2">Then</legend>
      <div className="grid grid-cols-2 gap-1.5 sm:grid-cols-4">
        {VERDICTS.map((verdict) => (
          <label
            key={verdict}
            className="grid min-h-12 content-center justify-items-start gap-0.5 rounded-md border border-line bg-raised px-2.5 py-1.5 has-checked:border-accent has-checked:shadow-[inset_0_0_0_1px_var(--accent)] hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <span className="flex items-center gap-1.5">
              <input
                type="radio"
                name="decision"
                value={verdict}
                checked={value === verdict}
                onChange={() => onValueChange(verdict)}
                className="size-3.5 accent-(--accent) outline-none"
              />
              <DecisionBadge decision={verdict} />
            </span>
            <span className="text-12 text-fg-3">{DECISION_WORDS[verdict]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
