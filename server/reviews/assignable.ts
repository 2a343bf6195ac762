import type { ActorContext } from "@/server/auth/actor";
import { publicName } from "@/server/auth/principal";
import type { Unit } from "@/server/db/in-organization";
import { ConflictError, ForbiddenError, ValidationError } from "@/server/errors";
import { isApprover, type Reviewer } from "./authority";
import type { LockedTask } from "./locked-task";
import { readAttention } from "./quality/attention-store";
import { readReviewer } from "./reviewer";

/** Who says something of a task. @throws ForbiddenError when their role does not include deciding. */
export async function decider(unit: Unit, { actor }: ActorContext): Promise<Reviewer> {
  const reviewer = await readReviewer(unit, actor);
  if (!reviewer.mayDecide) throw new ForbiddenError("Your role here does not include deciding reviews.");
  return reviewer;
}

/** A task is not handed to somebody who could not decide it. */
export async function requireAssignable(
  unit: Unit,
  { approvers, status }: Pick<LockedTask, "approvers" | "status">,
  assignee: string,
): Promise<void> {
  if (status !== "PENDING" && status !== "PARTIALLY_APPROVED")
    throw new ConflictError("This review is over: there is nobody to assign it to.");
  const [kind, id = ""] = assignee.split(":");
  const refuse = (message: string) => new ValidationError([{ path: kind === "group" ? "group" : "userId", message }]);
  if (kind === "group") {
    const group = await unit.tx.reviewerGroup.findFirst({ where: { organizationId: unit.organization, id } });
    if (!group) throw refuse("must be a group of this organization");
    return;
  }
  const reviewer = await readReviewer(unit, { type: "user", id: publicUser(assignee), method: "" });
  if (!reviewer.mayDecide) throw refuse("must be a member who may decide reviews");
  if (!isApprover(approvers, reviewer)) throw refuse("must be among the approvers of this review");
  if ((await readAttention(unit, reviewer.userId)).over !== null)
    throw refuse("must be a member who has not decided too many reviews in the last hour");
}

function publicUser(assignee: string): `usr_${string}` {
  return `usr_${publicName(assignee).slice("user:usr_".length)}`;
}
