import { expect } from "vitest";
import { isId, newUuid, type ReviewTaskId, uuidOf } from "@/server/ids";
import { linksOn, mailAll, tokenFor, verified } from "@/server/notifications/testing/mailed-links";
import { newScenes, openTask, type Scene } from "@/server/notifications/testing/scene";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { reviewTask } from "../../service";
import { newPerson, type Person } from "../../testing/people";
import type { LinkAnswerInput, LinkOutcome } from "../schemas";
import { answerReviewLink, openReviewLink } from "../service";

export const RATIONALE = "Matches the order, checked twice.";

/** A reviewer with a link. */
export interface Mailed extends Person {
  readonly email: string;
  readonly token: string;
}

/** What tests of links begin with, in an organization of each test's own. */
export function newMailedLinks() {
  const scene = newScenes();
  const mailed = (count: number, requiredApprovals: number) => mailedIn(scene(), count, requiredApprovals);
  return {
    scene,
    /** A task for so many approvals, and a reviewer with a link to it. */
    one: async (requiredApprovals = 1) => {
      const { task, people } = await mailed(1, requiredApprovals);
      const [person] = people;
      if (!person) throw new Error("one person");
      return { task, person, token: person.token };
    },
    two: async (requiredApprovals: number) => {
      const { task, people } = await mailed(2, requiredApprovals);
      const [ann, ben] = people;
      if (!ann || !ben) throw new Error("two people");
      return { task, ann, ben };
    },
    statusOf: async (task: ReviewTaskId) => (await reviewTask(scene().tenant.owner, task)).status,
    /** Entries of reviews behind their opening. */
    reviewEntries: () => reviewEntriesOf(scene()),
    expectUntouched: async (task: ReviewTaskId) => {
      expect((await reviewTask(scene().tenant.owner, task)).status).toBe("PENDING");
      expect((await reviewEntriesOf(scene())).filter(({ type }) => type !== "review.viewed")).toEqual([]);
    },
  };
}

let clients = 0;
/** An address nobody came from before. */
export const client = () => `10.9.${(clients += 1) >> 8}.${clients & 255}`;
export const open = (token: string) => openReviewLink(token, client());
export function answer(token: string, given: Partial<LinkAnswerInput> = {}): Promise<LinkOutcome> {
  return answerReviewLink(token, { decision: "APPROVE", rationale: RATIONALE, attempt: newUuid(), ...given }, client());
}

async function mailedIn(
  scene: Scene,
  count: number,
  requiredApprovals: number,
): Promise<{ task: ReviewTaskId; people: Mailed[] }> {
  const { tenant } = scene;
  await addPolicy(tenant, { decision: "HITL", priority: 1, review: { requiredApprovals, slaMinutes: 60 } });
  const people: (Person & { email: string })[] = [];
  while (people.length < count) {
    const person = await newPerson(tenant, "reviewer");
    people.push({ ...person, email: await verified(person) });
  }
  await linksOn(
    scene,
    people.map(({ email }) => email),
  );
  const task = await openTask(scene);
  if (!isId("tsk", task)) throw new Error("a task");
  await mailAll(scene);
  return { task, people: people.map((person) => ({ ...person, token: tokenFor(scene, person.email) })) };
}

async function reviewEntriesOf({ tenant }: Scene) {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ body: string }>(
      "select body from mastguard.entry where organization_id = $1 and type like 'review.%' and type <> 'review.opened' order by index",
      [uuidOf("org", tenant.organizationId)],
    );
    return rows.map(({ body }) => JSON.parse(body));
  });
}
