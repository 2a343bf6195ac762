import type { ScreenTask } from "@/server/reviews/schemas";
import { shortenMiddle } from "../lib/format";
import { KeyValues } from "../ui/key-values";
import { NOUNS } from "./action-words";
import { Section } from "./section";

/** What each answer would do, before it is given. */
export function AnswerEffects({ task, hasEdit = true }: { task: ScreenTask; hasEdit?: boolean }) {
  const { approvals, requiredApprovals, actionDigest, actionType, standing } = task;
  // Whoever has to sign in again may approve all the same.
  const refusal = standing === null || standing.needsSignIn ? null : standing.approve;
  const left = requiredApprovals - approvals.length - 1;
  const digest = (
    <>
      exactly this {NOUNS[actionType]} (
      <span title={actionDigest} className="font-mono">
        {shortenMiddle(actionDigest, 4, 4).replace("sha256:", "")}
      </span>
      )
    </>
  );
  return (
    <Section title="What your answer does">
      <KeyValues
        className="text-12 [&_dt]:font-medium [&_dt]:text-fg"
        items={[
          {
            label: "Approve",
            value:
              refusal !== null ? (
                refusal
              ) : left <= 0 ? (
                <>releases {digest}, once, for 24 hours</>
              ) : (
                <>
                  counts for {digest}; {left === 1 ? "one more person" : `${left} more people`} must approve
                </>
              ),
          },
          { label: "Reject", value: "ends it, alone; the agent hears at once" },
          ...(hasEdit
            ? [{ label: "Edit", value: "starts a new decision of your version; this one ends as rejected" }]
            : []),
        ]}
      />
    </Section>
  );
}
