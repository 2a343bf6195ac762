import { ACTION_TYPES, type ActionType, type PolicyDefinition, type Verdict } from "@mastguard/engine";

/** A policy as `POST /api/v1/governance/policies` takes it. */
export interface PolicyBody {
  readonly name: string;
  readonly actionTypes: readonly ActionType[];
  readonly condition: string;
  readonly decision: Verdict;
  readonly priority: number;
}

/** What people write, none of it true of the workload: a decision evaluates every one of them. */
const NEVER_TRUE = [
  "payload.amount > 100000 && action.environment == 'production'",
  "action.tool == 'shell.run' || payload.note.contains('DROP TABLE')",
  "!payload.recipient.matches('^[a-z0-9.]+@example[.]com$')",
  "session.id != null && session.steps > 100000",
  "risk.score >= 101",
  "context.messages.exists(m, m.role == 'tool' && m.content.contains('ignore all previous'))",
  "has(payload.iban) && payload.amount >= 500",
  "payload.lines.exists(line, line.quantity > 50)",
] as const;

/** The last two decide 1 % of the actions each; the rest falls to the default by risk. */
const SOMETIMES_TRUE = [
  { name: "Large amounts by a person", condition: "payload.amount >= 9900", decision: "HITL" },
  { name: "Suspicious amounts", condition: "payload.amount < 100", decision: "BLOCK" },
] as const;

/** `count` policies for every action type, in the order they are evaluated. The same for the same count. */
export function policyBodies(count: number): PolicyBody[] {
  return Array.from({ length: count }, (_, index): PolicyBody => {
    const fromEnd = SOMETIMES_TRUE[count - 1 - index];
    const condition = NEVER_TRUE[index % NEVER_TRUE.length] ?? "false";
    const rule = fromEnd ?? { name: `Rule ${index + 1}`, condition, decision: "HITL" as const };
    return { ...rule, actionTypes: ACTION_TYPES, priority: (index + 1) * 10 };
  });
}

/**
 * `count` policies as an organization of that many has them: each for one or two action types, every other one for a tool
 * or two as well, so that a decision asks only some.
 */
export function targetedPolicies(count: number): PolicyDefinition[] {
  return definitionsOf(
    policyBodies(count).map((body, index) => ({
      ...body,
      actionTypes: [typeAt(index), ...(index % 2 === 0 ? [typeAt(index + 3)] : [])],
      tools: index % 2 === 0 ? [] : [TOOLS[index % TOOLS.length] ?? "mail.send"],
    })),
  );
}

function typeAt(index: number): ActionType {
  return ACTION_TYPES[index % ACTION_TYPES.length] ?? "OTHER";
}

const TOOLS = [
  "crm.update_contact",
  "mail.send",
  "billing.approve_invoice",
  "warehouse.query",
  "shell.run",
  "deploy.start",
];

/** The same as the engine takes them. */
export function policyDefinitions(count: number): PolicyDefinition[] {
  return definitionsOf(policyBodies(count));
}

function definitionsOf(bodies: readonly (PolicyBody & { readonly tools?: readonly string[] })[]): PolicyDefinition[] {
  return bodies.map((body, index) => ({
    ...body,
    id: `pol_${index}`,
    versionId: `plv_${index}`,
    version: 1,
    createdAt: index,
    agentIds: [],
    tools: body.tools ?? [],
    shadow: false,
  }));
}
