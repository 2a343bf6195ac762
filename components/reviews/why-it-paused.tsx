import Link from "next/link";
import type { ScreenTask, TaskRule } from "@/server/reviews/schemas";
import { DecisionIcon } from "../decisions/decision-icon";
import { OPERATORS } from "../policies/condition/operators";
import { TraceReasons } from "../traces/trace-reasons";
import { CodeBlock } from "../ui/code-block";
import { EvidenceNumber } from "../ui/evidence";
import { Note } from "../ui/note";
import { Visible } from "../ui/visible";
import type { RuleEvidence } from "./evidence";
import { Section } from "./section";
import { termsInWords } from "./sla";

export interface WhyItPausedProps {
  task: ScreenTask;
  evidence: RuleEvidence;
  hasPolicyLink: boolean;
}

/** The rule that held the action, as it stood then, and the reasons of the decision. */
export function WhyItPaused({ task, evidence, hasPolicyLink }: WhyItPausedProps) {
  const { rule, triggeredPolicies, failedPolicies } = task;
  // Named by the policy below already.
  const reasons = task.reasons.filter(({ code }) => code !== "policy_matched");
  return (
    <Section title="Why it paused">
      {failedPolicies.map(({ id, name, version }) => (
        <div key={id}>
          <RuleName name={name} version={version} />
          <p className="text-fg-2">This policy could not be evaluated, so a person is asked.</p>
        </div>
      ))}
      {rule === null ? (
        triggeredPolicies.map(({ id, name, version }) => <RuleName key={id} name={name} version={version} />)
      ) : (
        <RuleInWords rule={rule} task={task} evidence={evidence} hasPolicyLink={hasPolicyLink} />
      )}
      {reasons.length === 0 ? null : <TraceReasons reasons={reasons} />}
    </Section>
  );
}

function RuleName({ name, version, href }: { name: string; version: number; href?: string }) {
  return (
    <p className="flex items-baseline gap-2 text-14">
      <DecisionIcon decision="HITL" className="mt-0.5 size-4 shrink-0 self-start" />
      <span className="min-w-0 font-semibold break-words">
        {href === undefined ? (
          name
        ) : (
          <Link href={href} prefetch={false} className="rounded-sm hover:underline">
            <Visible text={name} />
          </Link>
        )}
      </span>
      <span className="text-12 whitespace-nowrap text-fg-3">v{version}</span>
    </p>
  );
}

function RuleInWords({ rule, task, evidence, hasPolicyLink }: WhyItPausedProps & { rule: TaskRule }) {
  const { id, name, version, currentVersion, description, condition } = rule;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <RuleName
        name={name}
        version={version}
        {...(currentVersion === null || !hasPolicyLink ? {} : { href: `/policies?policy=${id}` })}
      />
      {description === null ? null : (
        <p className="max-w-[72ch] text-fg-2 break-words whitespace-pre-line">
          <Visible text={description} />
        </p>
      )}
      <Condition condition={condition} evidence={evidence} />
      <p className="text-fg-2">{termsInWords(task)}</p>
      {currentVersion === version ? null : (
        <Note className="mt-1">
          {currentVersion === null
            ? `The policy has been deleted since. This task stays on v${version}, which opened it.`
            : `The policy is at v${currentVersion} now. This task stays on v${version}, which opened it.`}
        </Note>
      )}
    </div>
  );
}

function Condition({ condition, evidence: { form, numbers } }: { condition: string; evidence: RuleEvidence }) {
  if (condition.trim() === "") return null;
  if (form === null) return <CodeBlock code={condition} label="Condition in CEL" />;
  // A row that only checks that a field is there says nothing beside one that compares it.
  const compared = new Set(form.rows.filter(({ operator }) => operator !== "exists").map(({ field }) => field));
  const rows = form.rows.filter(({ field, operator }) => operator !== "exists" || !compared.has(field));
  return (
    <ul>
      {rows.map(({ field, operator, value }, index) => {
        const number = numbers.get(field);
        return (
          <li key={index} className="break-words">
            {index === 0 ? null : <span className="text-fg-3">{form.join === "all" ? "and " : "or "}</span>}
            <mark>
              <span className="font-mono text-12">{field}</span> {OPERATORS[operator].words}
              {value === "" ? null : (
                <span className="font-mono text-12">
                  {" "}
                  <Visible text={value} dir="ltr" />
                </span>
              )}
            </mark>{" "}
            {number === undefined ? null : <EvidenceNumber number={number} />}
          </li>
        );
      })}
    </ul>
  );
}
