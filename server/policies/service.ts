import type { ActorContext } from "@/server/auth/actor";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { ConflictError, NotFoundError, ValidationError } from "@/server/errors";
import { newId, type PolicyId } from "@/server/ids";
import { checkCondition } from "./check-condition";
import { requirePrincipals } from "./check-review";
import { compiledSetOf, type PolicySet } from "./compiled-set";
import { contentHashOf, contentOf, editPolicy, nextPriority, POLICIES_MAX, type Policy, PRIORITY_STEP } from "./policy";
import { type PolicyLog, policyLog } from "./policy-log";
import { policyView } from "./policy-view";
import type { CreatePolicyInput, PageQuery, PolicyPatch, PolicyRow, PolicyView, UpdatePolicyInput } from "./schemas";
import { PolicyStore } from "./store";

/** Every policy in order of evaluation, at most `POLICIES_MAX`, with what each did on the last seven UTC days. */
export async function listPolicyRows(ctx: ActorContext, now = new Date()): Promise<PolicyRow[]> {
  return await inOrganization(ctx, async (unit) => {
    const store = new PolicyStore(unit);
    const set = await store.nativeSet();
    if (set === null) return [];
    const week = await store.weekOf(now);
    return (await store.list(set)).map((policy) => ({
      ...policyView(policy),
      matches: week.get(policy.id) ?? NO_MATCHES,
    }));
  });
}
const NO_MATCHES = { matched: 0, shadowed: 0, errored: 0 };

/** One page of the policies in order of evaluation, and what `meta` says of it. */
export async function policyPage(ctx: ActorContext, { page, limit }: PageQuery): Promise<PolicyPage> {
  const all = await inOrganization(ctx, async (unit) => {
    const store = new PolicyStore(unit);
    const set = await store.nativeSet();
    return set === null ? [] : await store.list(set);
  });
  const meta = { page, limit, total: all.length, totalPages: Math.ceil(all.length / limit) };
  return { policies: all.slice((page - 1) * limit, page * limit).map(policyView), meta };
}

interface PolicyPage {
  readonly policies: PolicyView[];
  readonly meta: { readonly page: number; readonly limit: number; readonly total: number; readonly totalPages: number };
}

/** @throws NotFoundError also for a deleted policy and for another organization's. */
export async function getPolicy(ctx: ActorContext, id: PolicyId): Promise<PolicyView> {
  return policyView(await inOrganization(ctx, (unit) => existing(new PolicyStore(unit), id)));
}

/**
 * Adds a rule, effective from the next decision.
 * @throws ValidationError naming the condition that does not compile, its own or a band's, or the approver who is not there;
 * ConflictError when the set is full.
 */
export async function createPolicy(ctx: ActorContext, input: CreatePolicyInput): Promise<PolicyView> {
  assertCompiles(input);
  return await changeSet(ctx, async ({ unit, store, set, log, now }) => {
    await requirePrincipals(unit, input.review);
    const others = await store.list(set);
    if (others.length >= POLICIES_MAX)
      throw new ConflictError(`A set holds at most ${POLICIES_MAX} policies. Delete one first.`);
    const content = contentOf(input);
    const policy: Policy = {
      ...content,
      id: newId("pol"),
      policySetId: set.id,
      versionId: newId("plv"),
      version: 1,
      contentHash: contentHashOf(content),
      priority: input.priority ?? nextPriority(others),
      active: input.active,
      shadow: input.shadow,
      createdAt: now,
      updatedAt: now,
    };
    await store.insert(policy, ctx.actor.id);
    log.created(policy);
    return policyView(policy);
  });
}

/**
 * Changes the named fields. New content makes a new version; a new place keeps it; nothing new changes nothing.
 * @throws NotFoundError; ConflictError when `expectedVersion` is not the current version; ValidationError as on create.
 */
export async function updatePolicy(ctx: ActorContext, id: PolicyId, input: UpdatePolicyInput): Promise<PolicyView> {
  const { expectedVersion, ...patch } = input;
  assertCompiles(patch);
  return await changeSet(ctx, async ({ unit, store, log, now }) => {
    const before = await existing(store, id);
    if (expectedVersion !== undefined && expectedVersion !== before.version)
      throw staleVersion(before, expectedVersion);
    const edit = editPolicy(before, patch);
    if (edit.fields.length === 0) return policyView(before);
    // While a rule was off, a group it names could be deleted.
    if (edit.fields.includes("review") || (edit.placement.active && !before.active))
      await requirePrincipals(unit, edit.content.review);
    const after: Policy = {
      ...before,
      ...edit.content,
      ...edit.placement,
      contentHash: edit.contentHash,
      version: edit.isNewVersion ? before.version + 1 : before.version,
      versionId: edit.isNewVersion ? newId("plv") : before.versionId,
      updatedAt: now,
    };
    const saved = await store.update(id, before.version, { ...edit.placement, version: after.version, updatedAt: now });
    if (!saved) throw staleVersion(before, before.version);
    if (edit.isNewVersion) await store.insertVersion(after, ctx.actor.id);
    log.edited(before, after, edit.fields);
    return policyView(after);
  });
}

/**
 * Puts the rules in this order, with priorities 10, 20, …
 * @throws ValidationError unless `ids` names every policy of the set exactly once.
 */
export async function reorderPolicies(ctx: ActorContext, ids: readonly string[]): Promise<PolicyView[]> {
  return await changeSet(ctx, async ({ store, set, log, now }) => {
    const before = new Map<string, PolicyId>((await store.list(set)).map(({ id }) => [id, id]));
    const ordered = ids.flatMap((id) => before.get(id) ?? []);
    if (new Set(ids).size !== ids.length || ordered.length !== ids.length || ordered.length !== before.size)
      throw new ValidationError([
        { path: "ids", message: `must name each of the ${before.size} policies exactly once` },
      ]);
    const moved = await store.reorder(ordered, PRIORITY_STEP, now);
    if (moved > 0) log.reordered(set, ordered);
    return (await store.list(set)).map(policyView);
  });
}

/** Takes a rule out of force for good; decisions made under it still find its versions. @throws NotFoundError. */
export async function deletePolicy(ctx: ActorContext, id: PolicyId): Promise<{ id: PolicyId; deleted: true }> {
  return await changeSet(ctx, async ({ store, log, now }) => {
    const policy = await existing(store, id);
    if (!(await store.delete(id, now))) throw notFound();
    log.deleted(policy);
    return { id, deleted: true };
  });
}

interface Change {
  readonly unit: Unit;
  readonly store: PolicyStore;
  readonly set: PolicySet;
  readonly log: PolicyLog;
  readonly now: Date;
}

/** One change of the set at a time per organization. When other rules are in force afterwards, the log says which. */
async function changeSet<T>(ctx: ActorContext, work: (change: Change) => Promise<T>): Promise<T> {
  return await inOrganization(ctx, async (unit) => {
    const store = new PolicyStore(unit);
    const log = policyLog(unit);
    const set = await store.lockNativeSet();
    const result = await work({ unit, store, set, log, now: new Date() });
    const compiled = compiledSetOf(set, await store.list(set));
    if (compiled.hash !== set.compiledHash) {
      await store.saveCompiledHash(set, compiled.hash);
      log.compiled(set, compiled);
    }
    return result;
  });
}

/** @throws ValidationError naming the first condition that cannot be saved. */
function assertCompiles({ condition, review }: Pick<PolicyPatch, "condition" | "review">): void {
  if (condition !== undefined) assertConditionCompiles("condition", condition);
  for (const [index, band] of (review?.bands ?? []).entries())
    assertConditionCompiles(`review.bands[${index}].condition`, band.condition);
}

function assertConditionCompiles(path: string, condition: string): void {
  const check = checkCondition(condition);
  if (check.ok) return;
  const { message, position } = check;
  const where = position === null ? "" : ` (line ${position.line}, column ${position.column})`;
  throw new ValidationError([{ path, message: `${message}${where}` }]);
}

async function existing(store: PolicyStore, id: PolicyId): Promise<Policy> {
  const policy = await store.find(id);
  if (policy === null) throw notFound();
  return policy;
}

function notFound(): NotFoundError {
  return new NotFoundError("There is no policy with this id.");
}

function staleVersion({ version }: Policy, expected: number): ConflictError {
  return new ConflictError(
    `The policy is at version ${version}, not ${expected}: somebody changed it. Read it again before you save.`,
  );
}
