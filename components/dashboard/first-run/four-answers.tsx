import { DecisionBadge } from "../../decisions/decision-badge";
import { Card, CardBody, CardHeader } from "../../ui/card";

const ANSWERS = [
  { decision: "ALLOW", meaning: "Goes ahead. Recorded." },
  { decision: "ALERT", meaning: "Goes ahead. Someone should look." },
  { decision: "HITL", meaning: "Waits for a person." },
  { decision: "BLOCK", meaning: "Does not happen." },
] as const;

/** The vocabulary of everything that follows. */
export function FourAnswers() {
  return (
    <Card>
      <CardHeader title="What the four answers mean" />
      <CardBody>
        <dl className="grid grid-cols-[72px_minmax(0,1fr)] items-center gap-x-3 gap-y-2">
          {ANSWERS.map(({ decision, meaning }) => (
            <div key={decision} className="contents">
              <dt>
                <DecisionBadge decision={decision} />
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}
