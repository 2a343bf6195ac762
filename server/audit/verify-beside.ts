import type pg from "pg";
import { z } from "zod";
import { type OrganizationId, uuidOf } from "@/server/ids";
import { policyContentHash } from "@/server/policies";
import { PolicyContentSchema } from "@/server/policies/schemas";
import { type AlteredBudget, alteredBudgets, LoggedCharges } from "./verify-budgets";
import { type AlteredContainment, alteredContainment } from "./verify-containment";
import { type AlteredGuardrail, alteredGuardrails } from "./verify-guardrails";
import { type AlteredModelJudge, alteredModelJudge } from "./verify-model-judge";
import { type AlteredOutcome, alteredOutcomes } from "./verify-outcomes";
import { type AlteredQueue, alteredQueue, alteredReceived } from "./verify-queue";
import { type AlteredRedemption, alteredRedemptions } from "./verify-redemptions";
import { type AlteredReview, alteredReviews } from "./verify-reviews";

/** A row beside the log that says something else than the log. */
export type BesideProblem =
  | AlteredBudget
  | AlteredContainment
  | AlteredGuardrail
  | AlteredModelJudge
  | AlteredOutcome
  | AlteredQueue
  | AlteredRedemption
  | AlteredReview
  | {
      /** Of the entry it should agree with. */
      readonly index: number;
      readonly kind: "decision_altered" | "rules_altered";
      readonly message: string;
    };

const PAGE = 10_000;
const PROBLEMS_MAX = 100;

/**
 * Compares what is stored beside the log, and acted on, with the entries that recorded it: each decision's stored answer,
 * the rules in force, the guardrails, budgets and what is used of them, what is contained, the model judge's switch, which outcomes were
 * reported, which approvals redeemed, what is queued and how far each review has come. Pages by index, so that memory stays bounded; at most 100 problems.
 */
export async function verifyBeside(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  size: number,
): Promise<BesideProblem[]> {
  const problems: BesideProblem[] = [];
  const charged = new LoggedCharges();
  for (let first = 0; first < size && problems.length < PROBLEMS_MAX; first += PAGE) {
    problems.push(...(await alteredDecisions(client, organizationId, first)));
    problems.push(
      ...(await alteredReceived(client, organizationId, { first, past: first + PAGE, most: PROBLEMS_MAX })),
    );
    await charged.add(client, organizationId, first, first + PAGE);
  }
  problems.push(...(await alteredRules(client, organizationId)));
  problems.push(...(await alteredGuardrails(client, organizationId)));
  problems.push(...(await alteredBudgets(client, organizationId, charged)));
  problems.push(...(await alteredContainment(client, organizationId)));
  problems.push(...(await alteredModelJudge(client, organizationId, size)));
  problems.push(...(await alteredOutcomes(client, organizationId, PROBLEMS_MAX)));
  problems.push(...(await alteredQueue(client, organizationId, PROBLEMS_MAX)));
  problems.push(...(await alteredRedemptions(client, organizationId, PROBLEMS_MAX)));
  problems.push(...(await alteredReviews(client, organizationId, PROBLEMS_MAX)));
  return problems.slice(0, PROBLEMS_MAX);
}

/** The answer's hash is read from the body's text: in RFC 8785 text, a quote inside a value is escaped and cannot imitate it. */
async function alteredDecisions(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  first: number,
): Promise<BesideProblem[]> {
  const { rows } = await client.query<{ index: number }>(
    `select e.index from mastguard.entry e join mastguard.action a on a.organization_id = e.organization_id and a.id = e.trace_id
     where e.organization_id = $1 and e.index >= $2 and e.index < $3 and e.type = 'action.decided'
       and (a.entry_index <> e.index or a.decision is distinct from e.decision or a.risk_score is distinct from e.risk_score
         or a.agent_id is distinct from e.agent_id or a.action_type is distinct from e.action_type
         or 'sha256:' || encode(sha256(convert_to(a.answer, 'UTF8')), 'hex') is distinct from substring(e.body from '"answerHash":"(sha256:[0-9a-f]{64})"'))
     order by e.index limit $4`,
    [uuidOf("org", organizationId), first, first + PAGE, PROBLEMS_MAX],
  );
  return rows.map(({ index }) => ({
    index,
    kind: "decision_altered" as const,
    message: "the stored decision is not the one this entry recorded",
  }));
}

async function alteredRules(client: pg.PoolClient, organizationId: OrganizationId): Promise<BesideProblem[]> {
  const organization = uuidOf("org", organizationId);
  const { rows: compiled } = await client.query<{ index: number; hash: string | null; compiled_hash: string | null }>(
    `select e.index, substring(e.body from '"hash":"(sha256:[0-9a-f]{64})"') as hash, s.compiled_hash
     from mastguard.policy_set s cross join lateral (
       select x.index, x.body from mastguard.entry x where x.organization_id = s.organization_id and x.type = 'policy_set.compiled' order by x.index desc limit 1) e
     where s.organization_id = $1 and s.dialect = 'native'`,
    [organization],
  );
  const problems = compiled
    .filter(({ hash, compiled_hash }) => hash !== compiled_hash)
    .map(({ index }) => problemAt(index, "the rule set in force is not the one last compiled into the log"));
  const { rows: versions } = await client.query<{ id: string; content_hash: string }>(
    `select id, name, description, action_types as "actionTypes", agent_ids as "agentIds", tools, condition, decision, review, content_hash
     from mastguard.policy_version where organization_id = $1 order by id`,
    [organization],
  );
  const sealedAt = compiled[0]?.index ?? 0;
  for (const row of versions) {
    const content = PolicyContentSchema.strip().safeParse(row);
    if (content.success && policyContentHash(content.data) === z.string().parse(row.content_hash)) continue;
    problems.push(problemAt(sealedAt, `policy version ${row.id} does not say what its hash says`));
  }
  return problems;
}

function problemAt(index: number, message: string): BesideProblem {
  return { index, kind: "rules_altered", message };
}
