import { randomInt } from "node:crypto";
import { z } from "zod";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { type Rehearsal, rehearse } from "@/server/decisions";
import { type OrganizationId, type ReviewTaskId, type UserId, uuidOf } from "@/server/ids";
import { peopleBehindKey } from "../insiders";
import { agentsByKind } from "./agents";
import { eventOf } from "./make-event";
import { gapOf } from "./plan";
import { TEST_TEMPLATES, type TestTemplate } from "./templates";

/**
 * Opens the test that is due in an organization: an action after one of the templates, in the review its own rules would ask for. On any number
 * of nodes one of them opens it, by compare-and-set on what was due. No entry: the log is read by those who are tested.
 * @returns its task's id; null when none was due any more, or the rules pause nothing made up (the due one is passed over then).
 */
export async function openDueTest(organizationId: OrganizationId): Promise<ReviewTaskId | null> {
  const plan = await duePlan(organizationId);
  if (plan === null) return null;
  const made = await makeTest(organizationId);
  const test = made === null ? null : JSON.stringify(stored(made));
  const actor = { type: "system", id: "review-tests" } as const;
  return await inOrganization({ organizationId, actor }, async (unit) => {
    const { tx, organization } = unit;
    const [{ number }] = Opened.parse(
      await tx.$queryRaw`
        select mastguard.open_review_test(${plan.due}::bigint, ${gapOf(plan.every)}::int, ${test}::jsonb) as number`,
    );
    if (number === null || made === null) return null;
    const insiders = (await usualInsiders(unit, made.event.agentId)).map((person) => uuidOf("usr", person));
    await tx.$executeRaw`update mastguard.review_test set insiders = ${insiders}
      where organization_id = ${organization}::uuid and id = ${uuidOf("tsk", made.review.taskId)}::uuid`;
    return made.review.taskId;
  });
}

/** Who stands behind the agent's newest real task, or behind the newest of all: whoever may not approve that alone may not approve the test either. */
async function usualInsiders(unit: Unit, agentId: string): Promise<UserId[]> {
  const [newest] = Newest.parse(
    await unit.tx.$queryRaw`select a.api_key_id::text as key
      from (select * from mastguard.review_task where organization_id = ${unit.organization}::uuid order by number desc limit 500) t
      join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id
      where a.api_key_id is not null order by (t.agent_id = ${agentId}) desc, t.number desc limit 1`,
  );
  return newest === undefined ? [] : await peopleBehindKey(unit, newest.key);
}

const Newest = z.array(z.object({ key: z.string() })).max(1);

const Opened = z.tuple([z.object({ number: z.bigint().nullable() })]);

interface MadeTest {
  readonly template: TestTemplate;
  readonly event: ReturnType<typeof eventOf>;
  readonly review: Rehearsal;
}

/**
 * The first template, in an order of chance, that an agent of the organization fits and the rules would pause; else one they would pause if
 * nothing but their default spoke. One whose agent is in quarantine is never taken: the rules block it.
 */
async function makeTest(organizationId: OrganizationId): Promise<MadeTest | null> {
  const agents = await agentsByKind(organizationId);
  const inTurn = shuffled(TEST_TEMPLATES).flatMap((template) => {
    const fitting = agents.get(template.actionType) ?? [];
    const agent = fitting[randomInt(Math.max(1, fitting.length))];
    return agent === undefined ? [] : [{ template, event: eventOf(template, agent, randomInt) }];
  });
  for (const isPaused of [false, true])
    for (const { template, event } of inTurn) {
      const review = await rehearse(organizationId, event, isPaused);
      if (review !== null) return { template, event, review };
    }
  return null;
}

async function duePlan(organizationId: OrganizationId): Promise<{ every: number; due: string } | null> {
  return await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ every: number; due: string }>(
      `select p.every, p.due_number::text as due from mastguard.review_test_plan p join mastguard.log_head h using (organization_id)
       where h.tasks >= p.due_number`,
    );
    return rows[0] ?? null;
  });
}

/** As `open_review_test` takes it. */
function stored({ template, event, review }: MadeTest) {
  return {
    id: uuidOf("tsk", review.taskId),
    trace_id: uuidOf("trc", review.traceId),
    template_id: template.id,
    event: JSON.stringify(event),
    answer: review.answer,
    action_digest: review.actionDigest,
    required_approvals: review.requiredApprovals,
    policy_version_id: review.policyVersionId === null ? null : uuidOf("plv", review.policyVersionId),
    risk_score: review.riskScore,
    risk_category: review.riskCategory,
    approvers: review.approvers,
    sla_minutes: review.slaMinutes,
  };
}

function shuffled<T>(all: readonly T[]): T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(randomInt(left.length), 1));
}
