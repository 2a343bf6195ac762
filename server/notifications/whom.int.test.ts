import { expect, it } from "vitest";
import { isId, uuidOf } from "@/server/ids";
import { escalateReview } from "@/server/reviews";
import { assignTask } from "@/server/reviews/annotate";
import { answerReview } from "@/server/reviews/answer-review";
import { screenTask } from "@/server/reviews/screen";
import { addressOf, newPerson } from "@/server/reviews/testing/people";
import { moveDueTime } from "@/server/reviews/testing/routing";
import { addPolicy } from "@/server/testing/policy";
import { addChannel, newScenes, openTask, tellAll } from "./testing/scene";

const scene = newScenes();
const EVENTS = ["review.opened", "review.assigned", "review.escalated", "review.approved"];

it("a message says how many approvals there are and are needed, from whom, and to whom it was assigned or escalated", async () => {
  const { tenant, providers } = scene();
  await addPolicy(tenant, {
    decision: "HITL",
    priority: 1,
    review: { requiredApprovals: 2, approvers: ["role:admin", "role:policy_manager"], escalateTo: ["role:owner"] },
  });
  await addChannel(scene(), { type: "slack", events: EVENTS });
  const [first, second] = [await newPerson(tenant, "admin"), await newPerson(tenant, "owner")];
  const task = await openTask(scene());
  if (!isId("tsk", task)) throw new Error("a task");
  const { actionDigest: expectedDigest } = await screenTask(tenant.owner, task);
  const approve = { decision: "APPROVE", rationale: "Looked at and fine.", expectedDigest } as const;
  const last = async () => {
    await tellAll(scene());
    return providers.seen.at(-1)?.body ?? "";
  };

  const opened = await last();
  expect(opened).toContain("Review needed: make a payment");
  expect(opened).toContain("*Needs*\\n2 approvals from every admin, every policy manager");
  await assignTask(first, task, `user:${uuidOf("usr", first.userId)}`);
  expect(await last()).toContain(`*Assigned to*\\n${await addressOf(first.userId)}`);
  await answerReview(first, task, approve, null);
  const partly = await last();
  expect(partly).toContain("Review approved (1 of 2): make a payment");
  expect(partly).toContain("*Approvals*\\n1 of 2");
  await moveDueTime(task, "-1 second");
  await escalateReview(tenant.organizationId, task);
  expect(await last()).toContain("*Escalated to*\\nevery owner");
  await answerReview(second, task, approve, null);
  expect(await last()).toContain("Review approved (2 of 2): make a payment");
});
