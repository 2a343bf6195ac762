import type pg from "pg";
import { summaryOf } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { publicName } from "@/server/auth/principal";
import { inOrganization } from "@/server/db/in-organization";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { failedPolicies } from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import { type ReviewTaskId, uuidOf } from "@/server/ids";
import { idIn, readNames } from "../names";
import { readReviewer } from "../reviewer";
import type { ScreenTask, Standing, TaskRule, TaskStep } from "../schemas";
import { ruleOf } from "../screen-store";
import { peopleIn, standingIn } from "../standing";
import { judgedOf } from "./held-test";
import { happenedTo, historyOf, looksAt, testView } from "./review-test";
import { findTest } from "./store";
import type { TestTask } from "./test-row";

/** A test for its page, which is any task's page until it has ended. @throws NotFoundError as for a task there is not. */
export async function screenTest(ctx: ActorContext, id: ReviewTaskId): Promise<ScreenTask> {
  const test = await findTest(ctx, id);
  if (test === null) throw new NotFoundError();
  const view = testView(ctx, test);
  const history = historyOf(ctx, test);
  const steps = stepsOf(test, history);
  const maySee = ctx.permissions.has("payloads:read");
  const standing = await standingTo(ctx, test);
  const { rule, names } = await inOrganizationRead(ctx.organizationId, async (client) => {
    const people = steps.flatMap(({ by, onBehalfOf, to }) => [
      ...[by, onBehalfOf].filter((id) => id !== null),
      ...idIn(to),
    ]);
    const principals = [...view.approvers, view.assignee].flatMap(idIn);
    const mayReadRule = ctx.permissions.has("policies:read");
    return {
      rule: mayReadRule ? await readRule(client, test) : null,
      names: await readNames(client, [...people, ...principals, ...test.insiders, ...peopleIn(standing)]),
    };
  });
  const { actionType, context } = test.event;
  const tool = context?.tool ?? null;
  return {
    ...view,
    history,
    summary: summaryOf({ actionType, tool }, maySee ? test.event.payload : undefined),
    given: givenTo(test),
    content: maySee ? "shown" : "not_permitted",
    tool,
    environment: context?.environment ?? null,
    resource: maySee ? (context?.resource ?? null) : null,
    runId: context?.runId ?? null,
    sessionId: context?.sessionId ?? null,
    reasons: test.stored.answer.reasons,
    riskParts: test.stored.story.riskParts,
    findings: test.stored.answer.findings,
    failedPolicies: failedPolicies(test.stored),
    rule,
    standing,
    steps,
    lookers: looksAt(test).map(({ userId }) => userId),
    names,
    replacement: null,
    editedFrom: null,
  };
}

/** What the rules gave it: a test is not escalated, and says what a real one would. */
function givenTo({ createdAt, slaDueAt, stored }: TestTask): ScreenTask["given"] {
  const minutesTo = (until: number) => Math.max(1, Math.round((until - createdAt.getTime()) / 60_000));
  const minutes = minutesTo(slaDueAt.getTime());
  const end = Date.parse(stored.answer.expiresAt ?? "");
  return { minutes, levels: Number.isNaN(end) ? 1 : Math.max(1, Math.round(minutesTo(end) / minutes)) };
}

/** As of any task: judged as an answer is, but for the lock. */
async function standingTo(ctx: ActorContext, test: TestTask): Promise<Standing | null> {
  if (ctx.actor.type !== "user") return null;
  return await inOrganization(ctx, async (unit) =>
    standingIn(judgedOf(test), await readReviewer(unit, ctx.actor), false),
  );
}

/** The history with whom each assignment was to. */
function stepsOf(test: TestTask, history: ScreenTask["history"]): TaskStep[] {
  const happened = happenedTo(test);
  return history.map(({ event, at, reviewerId, onBehalfOf, reason, comment }, index) => {
    const step = happened[index]?.step;
    const to = step?.assignee ?? null;
    return {
      event,
      at,
      by: reviewerId,
      onBehalfOf: onBehalfOf ?? null,
      to: to === null ? null : publicName(to),
      method: step?.method ?? null,
      reason: reason ?? null,
      outcome: null,
      told: [],
      text: comment ?? null,
      withheld: (step?.text ?? null) === null || comment !== undefined ? null : "not_permitted",
    };
  });
}

async function readRule(client: pg.PoolClient, { policyVersionId }: TestTask): Promise<TaskRule | null> {
  if (policyVersionId === null) return null;
  const { rows } = await client.query(
    `select v.policy_id, v.version, v.name, v.description, v.condition, case when p.deleted_at is null then p.version end as current_version
     from mastguard.policy_version v left join mastguard.policy p on p.organization_id = v.organization_id and p.id = v.policy_id where v.id = $1`,
    [uuidOf("plv", policyVersionId)],
  );
  return ruleOf(rows[0]);
}
