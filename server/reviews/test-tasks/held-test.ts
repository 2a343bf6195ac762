import type { Actor } from "@/server/auth/actor";
import type { Unit } from "@/server/db/in-organization";
import { newUuid, type ReviewTaskId, type UserId, uuidOf } from "@/server/ids";
import type { LockedTask } from "../locked-task";
import { lockTest } from "./store";
import type { TestStep, TestTask } from "./test-row";
import { sealWords } from "./words";

/** A test whose row this transaction holds, in the form in which answers to tasks are judged. */
export interface HeldTest extends TestTask {
  readonly judged: Pick<
    LockedTask,
    | "status"
    | "required"
    | "approvals"
    | "riskCategory"
    | "approvers"
    | "insiders"
    | "editors"
    | "isStray"
    | "isOverdue"
    | "actionDigest"
    | "now"
  >;
}

/** @throws NotFoundError when this organization has no test by that id. */
export async function holdTest(unit: Unit, id: ReviewTaskId): Promise<HeldTest> {
  const test = await lockTest(unit, id);
  return { ...test, judged: judgedOf(test) };
}

/** A test in that form, as it was when it was read: it asks as many people as it shows, though one answer ends it. */
export function judgedOf({
  status,
  requiredApprovals: required,
  riskCategory,
  approvers,
  insiders,
  actionDigest,
  slaDueAt,
  now,
}: TestTask): HeldTest["judged"] {
  const state = { status, required, approvals: [], insiders, editors: [], isStray: false };
  return { ...state, riskCategory, approvers, isOverdue: slaDueAt <= now, actionDigest, now };
}

/** Notes what somebody did with it. @returns the step's id, a uuid. */
export async function addStep(
  { tx, organizationId, organization }: Unit,
  test: HeldTest,
  actor: Actor,
  step: {
    readonly event: TestStep["event"];
    readonly by: UserId;
    /** The absent person whose right they used; not given, their own. */
    readonly onBehalfOf?: UserId | null;
    readonly text?: string;
    readonly assignee?: string;
  },
): Promise<string> {
  const id = newUuid();
  const absent = step.onBehalfOf ?? null;
  await tx.reviewTestStep.createMany({
    data: [
      {
        organizationId: organization,
        id,
        testId: uuidOf("tsk", test.id),
        userId: uuidOf("usr", step.by),
        onBehalfOf: absent === null ? null : uuidOf("usr", absent),
        event: step.event,
        at: test.now,
        seenAt: step.event === "viewed" ? test.now : null,
        assignee: step.assignee ?? null,
        method: actor.type === "user" ? actor.method : null,
        text: step.text === undefined ? null : new Uint8Array(sealWords(organizationId, id, step.text)),
      },
    ],
    skipDuplicates: true, // a second first look
  });
  return id;
}
