import { z } from "zod";
import { ACTION_SOURCES, type Action } from "../action";
import { DEFAULT_DETECTION } from "../detection/settings";
import { COMBININGS, type CompiledPolicySet, compilePolicySet } from "../policy/policy-set";
import { emptySession, type SessionState } from "../session";
import { MODES, type Snapshot } from "../snapshot";
import { ACTION_TYPES } from "../vocabulary/action-type";
import { RISK_CATEGORIES } from "../vocabulary/risk-category";
import { VERDICTS, type Verdict } from "../vocabulary/verdict";
import { JsonObjectSchema } from "./json-schema";

const verdict = z.enum(VERDICTS);
const fallback = z.union([z.literal("risk"), verdict]);

const action = z.strictObject({
  agentId: z.string(),
  actionType: z.enum(ACTION_TYPES),
  payload: JsonObjectSchema,
  context: JsonObjectSchema,
  tool: z.string().nullable(),
  resource: z.string().nullable(),
  environment: z.string().nullable(),
  allowedTools: z.array(z.string()).nullable(),
  sessionKey: z.string().nullable(),
  source: z.enum(ACTION_SOURCES),
});

const policy = z.strictObject({
  id: z.string(),
  decision: verdict,
  actionTypes: z.array(z.enum(ACTION_TYPES)),
  agentIds: z.array(z.string()),
  tools: z.array(z.string()),
  condition: z.string(),
  priority: z.number(),
  createdAt: z.number(),
  shadow: z.boolean(),
  review: JsonObjectSchema.optional(),
});

const session = z.strictObject({
  steps: z.number().default(0),
  blocked: z.number().default(0),
  startedAtMs: z.number().nullable().default(null),
  totals: z.record(z.string(), z.number()).default({}),
});

const expected = z.strictObject({
  verdict,
  wouldBe: verdict.optional(),
  enforcement: z.enum(["enforced", "audit_only"]).optional(),
  riskScore: z.number().optional(),
  riskCategory: z.enum(RISK_CATEGORIES).optional(),
  matchedPolicyId: z.string().nullable().optional(),
  reasons: z.array(z.string()).optional(),
  outcomes: z.record(z.string(), z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  shadow: z.record(z.string(), z.string()).optional(),
  review: JsonObjectSchema.nullable().optional(),
});

const fixture = z.strictObject({
  defaults: z.strictObject({
    action,
    policy: policy.omit({ id: true, decision: true }),
    combining: z.enum(COMBININGS),
    fallback,
    mode: z.enum(MODES),
    now: z.iso.datetime(),
  }),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      policies: z.array(policy.partial().required({ id: true, decision: true })),
      action: action.partial(),
      session: session.nullable().optional(),
      combining: z.enum(COMBININGS).optional(),
      fallback: fallback.optional(),
      mode: z.enum(MODES).optional(),
      now: z.iso.datetime().optional(),
      containment: z
        .strictObject({
          stopped: z.boolean().default(false),
          quarantinedAgents: z.array(z.string()).default([]),
          blockedTools: z.array(z.string()).default([]),
        })
        .prefault({}),
      agents: z
        .array(
          z.strictObject({
            agentId: z.string(),
            allowedTools: z.array(z.string()).nullable(),
            riskTier: z.enum(RISK_CATEGORIES).nullable(),
          }),
        )
        .default([]),
      expect: expected,
    }),
  ),
});

export interface FixtureCase {
  readonly name: string;
  readonly action: Action;
  readonly snapshot: Snapshot;
  readonly session: SessionState | null;
  readonly now: Date;
  readonly expected: z.infer<typeof expected>;
}

/** Parses the table of decisions and fills in its defaults. */
export function readFixture(source: unknown): readonly FixtureCase[] {
  const { defaults, cases } = fixture.parse(source);
  return cases.map((entry) => ({
    name: entry.name,
    action: defined({ ...defaults.action, ...entry.action, ...(entry.session === null ? { sessionKey: null } : {}) }),
    snapshot: snapshotOf(
      compilePolicySet({
        policies: entry.policies.map((given) => {
          const merged = { ...defaults.policy, ...given };
          return {
            ...policy.parse(merged),
            versionId: `${given.id}.1`,
            version: 1,
            name: given.id,
            review: merged.review ?? null,
          };
        }),
        combining: entry.combining ?? defaults.combining,
        fallback: entry.fallback ?? defaults.fallback,
      }),
      {
        mode: entry.mode ?? defaults.mode,
        containment: {
          stopped: entry.containment.stopped,
          quarantinedAgents: new Set(entry.containment.quarantinedAgents),
          blockedTools: new Set(entry.containment.blockedTools),
        },
        agents: new Map(entry.agents.map((agent) => [agent.agentId, agent])),
      },
    ),
    session: sessionOf(entry.session),
    now: new Date(entry.now ?? defaults.now),
    expected: entry.expect,
  }));
}

/** A snapshot of an organization that has configured nothing but what is given. */
export function snapshotOf(policySet: CompiledPolicySet, parts: Partial<Snapshot> = {}): Snapshot {
  return {
    organizationId: "organization",
    epoch: 1,
    mode: "allow_by_default",
    policySet,
    policySetHash: "",
    containment: { stopped: false, quarantinedAgents: new Set(), blockedTools: new Set() },
    budgets: [],
    agents: new Map(),
    detection: DEFAULT_DETECTION,
    ...parts,
  };
}

function defined(candidate: unknown): Action {
  return action.parse(candidate);
}

function sessionOf(given: z.infer<typeof session> | null | undefined): SessionState | null {
  if (given === null) return null;
  const empty = emptySession();
  if (given === undefined) return empty;
  const totals: Record<keyof SessionState["totals"], number> = { ...empty.totals, ...knownTotals(given.totals) };
  return { ...empty, steps: given.steps, blocked: given.blocked, startedAtMs: given.startedAtMs, totals };
}

function knownTotals(
  totals: Readonly<Record<string, number>>,
): Partial<Record<(typeof ACTION_TYPES)[number] | Verdict, number>> {
  return Object.fromEntries(
    [...ACTION_TYPES, ...VERDICTS].flatMap((key) => (key in totals ? [[key, totals[key]]] : [])),
  );
}
