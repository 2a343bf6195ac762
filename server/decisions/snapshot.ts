import { createHmac } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import {
  ACTION_TYPES,
  COMBININGS,
  type CompiledPolicySet,
  compilePolicySetInTurns,
  type DetectionSettings,
  GUARDRAIL_EFFECTS,
  type MemoryKey,
  MODES,
  type PolicyCache,
  type PolicyDefinition,
  type Snapshot,
  VERDICTS,
} from "@mastguard/engine";
import { z } from "zod";
import { BUDGETS_SQL, BudgetRow, engineBudget, sealedBudgets } from "@/server/budgets";
import { compileContainment, readContained } from "@/server/containment";
import { keyFor } from "@/server/crypto/master-key";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { lastHash, notLogged } from "@/server/db/sealed-rows";
import { sealedGuardrails } from "@/server/guardrails";
import { idOf, type OrganizationId } from "@/server/ids";
import { compiledSetHash, type PolicySetMember, policyContentHash } from "@/server/policies";
import { type PolicyContent, ReviewSettingsSchema } from "@/server/policies/schemas";

/** A compiled snapshot and what the log needs beside it. */
export interface OrganizationSnapshot {
  readonly snapshot: Snapshot;
  /** Content hash of each policy version in the set. */
  readonly contentHashes: ReadonlyMap<string, string>;
  /** Action types nobody waits for unless the caller says so. */
  readonly asyncActionTypes: ReadonlySet<string>;
}

const ORGANIZATIONS_MAX = 2_000;
const COMPILED_MAX = 20_000;
const compiled: PolicyCache = new Map();
const byOrganization = new Map<OrganizationId, OrganizationSnapshot>();
const loading = new Map<OrganizationId, Promise<OrganizationSnapshot>>();

/** The snapshot in memory, loaded at first use. It may be behind: the commit says so, then {@link refreshSnapshot}. */
export async function snapshotOf(organizationId: OrganizationId): Promise<OrganizationSnapshot> {
  return byOrganization.get(organizationId) ?? (await load(organizationId));
}

/** A snapshot newer than `staleEpoch`; concurrent callers share one read. */
export async function refreshSnapshot(
  organizationId: OrganizationId,
  staleEpoch: number,
): Promise<OrganizationSnapshot> {
  const known = byOrganization.get(organizationId);
  if (known && known.snapshot.epoch > staleEpoch) return known;
  byOrganization.delete(organizationId);
  return await load(organizationId);
}

/** What the organization has said about detectors, as of this epoch or a later one. */
export async function detectionAt(organizationId: OrganizationId, epoch: number): Promise<DetectionSettings> {
  return (await snapshotAt(organizationId, epoch)).detection;
}

/** The configuration as of this epoch or a later one. */
export async function snapshotAt(organizationId: OrganizationId, epoch: number): Promise<Snapshot> {
  return (await refreshSnapshot(organizationId, epoch - 1)).snapshot;
}

function load(organizationId: OrganizationId): Promise<OrganizationSnapshot> {
  const pending = loading.get(organizationId);
  if (pending) return pending;
  const read = readSnapshot(organizationId)
    .then((fresh) => {
      if (byOrganization.size >= ORGANIZATIONS_MAX) byOrganization.clear();
      if (compiled.size >= COMPILED_MAX) compiled.clear();
      byOrganization.set(organizationId, fresh);
      return fresh;
    })
    .finally(() => loading.delete(organizationId));
  loading.set(organizationId, read);
  return read;
}

/** Epoch and configuration in one repeatable-read transaction, so that the two belong together. */
async function readSnapshot(organizationId: OrganizationId): Promise<OrganizationSnapshot> {
  const read = await inOrganizationRead(organizationId, async (client) => {
    const query = async (sql: string) => (await client.query(sql)).rows;
    const head = await client.query(
      "select h.epoch, o.mode, o.async_action_types from mastguard.log_head h join mastguard.organization o on o.id = h.organization_id",
    );
    const set = await client.query(
      "select id, combining, fallback from mastguard.policy_set where dialect = 'native' order by created_at, id limit 1",
    );
    const policies = await client.query(
      `select p.id, p.priority, p.shadow, p.created_at, v.id as version_id, v.version, v.name, v.description, v.action_types, v.agent_ids, v.tools, v.condition, v.decision, v.review, v.content_hash
       from mastguard.policy p join mastguard.policy_version v on v.organization_id = p.organization_id and v.policy_id = p.id and v.version = p.version
       where p.policy_set_id = $1 and p.active and p.deleted_at is null order by p.priority, p.created_at, p.id`,
      [set.rows[0]?.id ?? null],
    );
    const guardrails = z
      .array(GuardrailRow)
      .parse(
        await query(
          `select type, effect, opt_in as "optIn" from mastguard.guardrail where organization_id = mastguard.current_organization()`,
        ),
      );
    await sealedGuardrails.require(guardrails, query);
    const budgets = z.array(BudgetRow).parse(await query(BUDGETS_SQL));
    await sealedBudgets.require(budgets, query);
    return {
      budgets,
      contained: await readContained(query),
      guardrails,
      rulesHash: await lastHash(["policy_set.compiled"], query),
      head: HeadRow.parse(head.rows[0]),
      set: SetRow.parse(set.rows[0]),
      policies: policies.rows.map((row) => PolicyRow.parse(row)),
    };
  });
  requireSealedRules(read.set, read.policies, read.rulesHash);
  return {
    snapshot: {
      organizationId,
      epoch: read.head.epoch,
      mode: read.head.mode,
      policySet: await compileSet(read.set, read.policies),
      policySetHash: read.rulesHash ?? "",
      budgets: read.budgets.map(engineBudget),
      containment: compileContainment(read.contained),
      agents: new Map(),
      detection: detectionOf(organizationId, read.guardrails),
    },
    contentHashes: new Map(read.policies.map((row) => [idOf("plv", row.version_id), row.content_hash])),
    asyncActionTypes: new Set(read.head.async_action_types),
  };
}

function detectionOf(
  organizationId: OrganizationId,
  guardrails: readonly z.output<typeof GuardrailRow>[],
): DetectionSettings {
  return {
    effects: new Map(guardrails.flatMap(({ type, effect }) => (effect === null ? [] : [[type, effect]]))),
    optIn: new Set(guardrails.flatMap(({ type, optIn }) => optIn.map((rule) => `${type}/${rule}`))),
    memoryKey: memoryKeyOf(organizationId),
  };
}

/** Session memory keeps keyed names of what was seen, which mean nothing in another organization or without the key. */
function memoryKeyOf(organizationId: OrganizationId): MemoryKey {
  const bytes = createHmac("sha256", keyFor("entities")).update(organizationId).digest();
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12)];
}

/** In turns: one organization's costly policies must not hold up everyone else's decisions. */
async function compileSet(
  set: z.output<typeof SetRow>,
  rows: readonly z.output<typeof PolicyRow>[],
): Promise<CompiledPolicySet> {
  const policies = rows.map(
    (row): PolicyDefinition => ({
      id: idOf("pol", row.id),
      versionId: idOf("plv", row.version_id),
      version: row.version,
      name: row.name,
      actionTypes: row.action_types,
      agentIds: row.agent_ids,
      tools: row.tools,
      condition: row.condition,
      decision: row.decision,
      priority: row.priority,
      createdAt: row.created_at.getTime(),
      shadow: row.shadow,
      review: row.review,
    }),
  );
  return await compilePolicySetInTurns(
    { policies, combining: set.combining, fallback: set.fallback },
    compiled,
    setImmediate,
  );
}

/**
 * The rules that are read must be the ones that were sealed into the log: a condition changed behind our back would open a
 * door in silence. Throws UnavailableError; nothing is decided on altered rules.
 */
function requireSealedRules(
  { combining, fallback }: z.output<typeof SetRow>,
  rows: readonly z.output<typeof PolicyRow>[],
  sealedHash: string | null,
): void {
  const isWhole = rows.every((row) => policyContentHash(contentOf(row)) === row.content_hash);
  if (isWhole && compiledSetHash({ combining, fallback, members: rows.map(memberOf) }) === sealedHash) return;
  throw notLogged("rules", "policy content or set hash differs");
}

function contentOf(row: z.output<typeof PolicyRow>): PolicyContent {
  const { name, description, action_types: actionTypes, agent_ids: agentIds, tools, condition, decision, review } = row;
  return { name, description, actionTypes, agentIds, tools, condition, decision, review };
}

function memberOf(row: z.output<typeof PolicyRow>): PolicySetMember {
  const { version, content_hash: contentHash, priority, shadow } = row;
  return {
    policyId: idOf("pol", row.id),
    versionId: idOf("plv", row.version_id),
    version,
    contentHash,
    priority,
    shadow,
  };
}

const HeadRow = z.object({ epoch: z.number(), mode: z.enum(MODES), async_action_types: z.array(z.string()) });
const SetRow = z.object({
  id: z.string(),
  combining: z.enum(COMBININGS),
  fallback: z.enum(["risk", ...VERDICTS]),
});
const GuardrailRow = z.object({
  type: z.string(),
  effect: z.enum(GUARDRAIL_EFFECTS).nullable(),
  optIn: z.array(z.string()),
});
const PolicyRow = z.object({
  id: z.string(),
  priority: z.number(),
  shadow: z.boolean(),
  created_at: z.date(),
  version_id: z.string(),
  version: z.number(),
  name: z.string(),
  description: z.string().nullable(),
  action_types: z.array(z.enum(ACTION_TYPES)),
  agent_ids: z.array(z.string()),
  tools: z.array(z.string()),
  condition: z.string(),
  decision: z.enum(VERDICTS),
  review: ReviewSettingsSchema.nullable(),
  content_hash: z.string(),
});
