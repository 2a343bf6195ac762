import type { ReactNode } from "react";
import type { PolicyRow } from "@/server/policies/schemas";
import { DecisionBadge } from "../decisions/decision-badge";
import { CodeBlock } from "../ui/code-block";
import { CopyText } from "../ui/copy-text";
import { KeyValues } from "../ui/key-values";
import { Time } from "../ui/time";
import { OPERATORS } from "./condition/operators";
import { readCondition } from "./condition-form";
import { ReviewWords } from "./review/review-words-list";
import { usePrincipals } from "./review/use-principals";
import { actionTypesInFull, DECISION_WORDS } from "./words";

/** A policy for people who may read it and not change it. */
export function PolicySummary({ policy }: { policy: PolicyRow }) {
  const { nameOf } = usePrincipals();
  const { description, actionTypes, agentIds, tools, condition, decision, review, updatedAt, id } = policy;
  return (
    <div className="grid gap-4">
      {description === null ? null : <p className="max-w-[64ch] whitespace-pre-line text-fg-2">{description}</p>}
      <KeyValues
        items={[
          { label: "When", value: actionTypesInFull(actionTypes) },
          { label: "Agents", value: names(agentIds, "Every agent") },
          { label: "Tools", value: names(tools, "Any tool, or none") },
          { label: "Condition", value: <InWords condition={condition} /> },
          {
            label: "Then",
            value: (
              <span className="inline-flex items-center gap-2">
                <DecisionBadge decision={decision} look={policy.shadow ? "shadow" : "tint"} />{" "}
                {DECISION_WORDS[decision]}
              </span>
            ),
          },
          ...(decision === "HITL"
            ? [
                {
                  label: "Review",
                  value: <ReviewWords review={review} nameOf={nameOf} />,
                },
              ]
            : []),
          { label: "Changed", value: <Time value={updatedAt} /> },
          { label: "Id", value: <CopyText value={id} label="policy id" /> },
        ]}
      />
      {condition.trim() === "" ? null : <CodeBlock code={condition} label="Condition in CEL" />}
    </div>
  );
}

function names(values: readonly string[], none: string): ReactNode {
  return values.length === 0 ? none : <span className="font-mono text-12 break-all">{values.join(", ")}</span>;
}

function InWords({ condition }: { condition: string }) {
  if (condition.trim() === "") return "Always";
  const form = readCondition(condition);
  if (form === null) return "As written below";
  return (
    <ul>
      {form.rows.map(({ field, operator, value }, index) => (
        <li key={index} className="break-words">
          {index === 0 ? null : <span className="text-fg-3">{form.join === "all" ? "and " : "or "}</span>}
          <span className="font-mono text-12">{field}</span> {OPERATORS[operator].words}{" "}
          <span className="font-mono text-12">{value}</span>
        </li>
      ))}
    </ul>
  );
}
