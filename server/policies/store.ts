import { COMBININGS, VERDICTS } from "@mastguard/engine";
import { z } from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Unit } from "@/server/db/in-organization";
import { idOf, newId, type PolicyId, uuidOf } from "@/server/ids";
import type { PolicySet } from "./compiled-set";
import type { Policy } from "./policy";
import { PolicyContentSchema, type PolicyMatches, type PolicyPlacement, PolicyPlacementSchema } from "./schemas";

/** Until the transaction ends, no rule of the organization changes: also for those who may only change what no rule names. */
export async function holdRules({ tx, organization }: Pick<Unit, "tx" | "organization">): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`policies ${organization}`}, 0))`;
}

/** Policies of one organization inside one transaction. Deleted ones are never seen. */
export class PolicyStore {
  constructor(private readonly unit: Pick<Unit, "tx" | "organization">) {}

  /** The organization's native set; null in one that never had any. Where history made two, the oldest counts. */
  async nativeSet(): Promise<PolicySet | null> {
    const { tx, organization } = this.unit;
    const row = await tx.policySet.findFirst({
      where: { organizationId: organization, dialect: "native" },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return row === null ? null : SetRow.parse(row);
  }

  /**
   * The native set, held until the transaction ends: whoever changes a rule takes it first, so that each compiled set
   * in the log holds every change before it. Made when there is none.
   */
  async lockNativeSet(): Promise<PolicySet> {
    const { tx, organization } = this.unit;
    await holdRules(this.unit);
    const existing = await this.nativeSet();
    if (existing !== null) return existing;
    const data = { organizationId: organization, id: uuidOf("set", newId("set")), name: "Policies" };
    return SetRow.parse(await tx.policySet.create({ data }));
  }

  /** The rules of a set in order of evaluation: priority, then creation, then id. */
  async list(set: PolicySet): Promise<readonly Policy[]> {
    return await this.select(Prisma.sql`p.policy_set_id = ${uuidOf("set", set.id)}::uuid`);
  }

  /** One rule; null when missing, deleted or another organization's. */
  async find(id: PolicyId): Promise<Policy | null> {
    const [policy] = await this.select(Prisma.sql`p.id = ${uuidOf("pol", id)}::uuid`);
    return policy ?? null;
  }

  async insert(policy: Policy, createdBy: string): Promise<void> {
    const { tx, organization } = this.unit;
    const { priority, active, shadow, version, createdAt, updatedAt } = policy;
    const place = { priority, active, shadow, version, createdAt, updatedAt };
    const ids = { id: uuidOf("pol", policy.id), policySetId: uuidOf("set", policy.policySetId) };
    await tx.policy.create({ data: { organizationId: organization, ...ids, ...place } });
    await this.insertVersion(policy, createdBy);
  }

  /** Keeps what a rule says from now on; earlier versions stay as they are. */
  async insertVersion(policy: Policy, createdBy: string): Promise<void> {
    const { tx, organization } = this.unit;
    const { name, description, condition, decision, review, version, contentHash, updatedAt } = policy;
    await tx.policyVersion.create({
      data: {
        organizationId: organization,
        id: uuidOf("plv", policy.versionId),
        policyId: uuidOf("pol", policy.id),
        version,
        name,
        description,
        actionTypes: [...policy.actionTypes],
        agentIds: [...policy.agentIds],
        tools: [...policy.tools],
        condition,
        decision,
        review: review ?? Prisma.DbNull,
        contentHash,
        createdBy,
        createdAt: updatedAt,
      },
    });
  }

  /** Moves a rule on from the version it was read at. False when it was deleted or changed since. */
  async update(id: PolicyId, expectedVersion: number, data: PolicyPlacement & { version: number; updatedAt: Date }) {
    return await this.updateOne({ id: uuidOf("pol", id), version: expectedVersion }, data);
  }

  /** Takes a rule out of the set; its row and versions stay, since decisions name them. False when it was gone already. */
  async delete(id: PolicyId, deletedAt: Date): Promise<boolean> {
    return await this.updateOne({ id: uuidOf("pol", id) }, { deletedAt, updatedAt: deletedAt });
  }

  /** Gives the rules the priorities 10, 20, … in this order. @returns how many moved. */
  async reorder(ids: readonly PolicyId[], step: number, at: Date): Promise<number> {
    const { tx, organization } = this.unit;
    const uuids = ids.map((id) => uuidOf("pol", id));
    return await tx.$executeRaw`
      update mastguard.policy p set priority = o.place * ${step}::int, updated_at = ${at}::timestamptz
      from unnest(${uuids}::uuid[]) with ordinality as o (id, place)
      where p.organization_id = ${organization}::uuid and p.id = o.id and p.deleted_at is null and p.priority <> o.place * ${step}::int`;
  }

  /** What each rule did on the seven UTC days that end with `now`. Index: policy_day_pkey. */
  async weekOf(now: Date): Promise<ReadonlyMap<PolicyId, PolicyMatches>> {
    const { tx, organization } = this.unit;
    const rows = await tx.$queryRaw<(PolicyMatches & { id: string })[]>`
      select policy_id as id, sum(matched)::float8 as matched, sum(shadowed)::float8 as shadowed, sum(errored)::float8 as errored
      from mastguard.policy_day
      where organization_id = ${organization}::uuid and day > (${now}::timestamptz at time zone 'UTC')::date - 7
      group by policy_id`;
    return new Map(rows.map(({ id, ...matches }) => [idOf("pol", id), matches]));
  }

  async saveCompiledHash(set: PolicySet, compiledHash: string): Promise<void> {
    const { tx, organization } = this.unit;
    const where = { organizationId_id: { organizationId: organization, id: uuidOf("set", set.id) } };
    await tx.policySet.update({ where, data: { compiledHash } });
  }

  private async updateOne(where: { id: string; version?: number }, data: Prisma.PolicyUpdateManyMutationInput) {
    const { tx, organization } = this.unit;
    const { count } = await tx.policy.updateMany({
      where: { organizationId: organization, deletedAt: null, ...where },
      data,
    });
    return count === 1;
  }

  /** Index: policy_organization_id_policy_set_id_priority_idx or policy_pkey; policy_version's unique (policy, version). */
  private async select(condition: Prisma.Sql): Promise<readonly Policy[]> {
    const { tx, organization } = this.unit;
    const rows = await tx.$queryRaw<unknown[]>`
      select p.id, p.policy_set_id as "policySetId", p.priority, p.active, p.shadow, p.version, p.created_at as "createdAt",
        p.updated_at as "updatedAt", v.id as "versionId", v.name, v.description, v.action_types as "actionTypes",
        v.agent_ids as "agentIds", v.tools, v.condition, v.decision, v.review, v.content_hash as "contentHash"
      from mastguard.policy p
      join mastguard.policy_version v on v.organization_id = p.organization_id and v.policy_id = p.id and v.version = p.version
      where p.organization_id = ${organization}::uuid and p.deleted_at is null and ${condition}
      order by p.priority, p.created_at, p.id`;
    return rows.map((row) => PolicyRow.parse(row));
  }
}

const SetRow = z
  .object({
    id: z.string(),
    combining: z.enum(COMBININGS),
    fallback: z.enum(["risk", ...VERDICTS]),
    compiledHash: z.string().nullable(),
  })
  .transform((row): PolicySet => ({ ...row, id: idOf("set", row.id) }));

const PolicyRow = z
  .object({
    id: z.string(),
    policySetId: z.string(),
    versionId: z.string(),
    ...PolicyContentSchema.shape,
    ...PolicyPlacementSchema.shape,
    version: z.int(),
    contentHash: z.string(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .transform(
    (row): Policy => ({
      ...row,
      id: idOf("pol", row.id),
      policySetId: idOf("set", row.policySetId),
      versionId: idOf("plv", row.versionId),
    }),
  );
