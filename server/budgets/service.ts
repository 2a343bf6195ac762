import { periodStart } from "@mastguard/engine";
import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { ConflictError, NotFoundError } from "@/server/errors";
import { idOf, isId, newUuid, uuidOf } from "@/server/ids";
import { BudgetRow, budgetsHash, type StoredBudget, sealedBudgets } from "./budget";
import type { BudgetView, CreateBudgetInput, UpdateBudgetInput } from "./schemas";

/** Each is counted in every commit. */
const BUDGETS_MAX = 20;

/** Every budget, oldest first, with what is used of it now. */
export async function listBudgets(ctx: ActorContext): Promise<BudgetView[]> {
  return await inOrganization(ctx, async (unit) => await viewsOf(unit, await readAll(unit)));
}

/** Sets a budget, from the next decision on. What was done before does not count. @throws ConflictError when there are too many */
export async function createBudget(ctx: ActorContext, input: CreateBudgetInput): Promise<BudgetView> {
  return await change(ctx, async ({ tx, organization }, all) => {
    if (all.length >= BUDGETS_MAX) throw new ConflictError(`An organization has at most ${BUDGETS_MAX} budgets.`);
    const budget = { ...input, id: newUuid() };
    const stored = RowSchema.parse(await tx.budget.create({ data: { organizationId: organization, ...budget } }));
    return { type: "budget.created", budget: stored, left: [...all, stored] };
  });
}

/** Changes name or cap; what is used stays used. @throws NotFoundError */
export async function updateBudget(ctx: ActorContext, id: string, input: UpdateBudgetInput): Promise<BudgetView> {
  return await change(ctx, async ({ tx, organization }, all) => {
    const before = found(all, id);
    const { name = before.name, cap = before.cap } = input;
    const where = { organizationId_id: { organizationId: organization, id: before.id } };
    const stored = RowSchema.parse(await tx.budget.update({ where, data: { name, cap } }));
    return { type: "budget.updated", budget: stored, left: all.map((one) => (one === before ? stored : one)) };
  });
}

/** @throws NotFoundError */
export async function deleteBudget(ctx: ActorContext, id: string): Promise<{ id: string; deleted: true }> {
  await change(ctx, async ({ tx, organization }, all) => {
    const before = found(all, id);
    await tx.budget.delete({ where: { organizationId_id: { organizationId: organization, id: before.id } } });
    return { type: "budget.deleted", budget: before, left: all.filter((one) => one !== before) };
  });
  return { id, deleted: true };
}

type Row = StoredBudget & { readonly createdAt: Date };

interface Change {
  readonly type: "budget.created" | "budget.updated" | "budget.deleted";
  readonly budget: Row;
  /** All budgets after it. */
  readonly left: readonly Row[];
}

/** One change at a time, so that each hash in the log covers every change before it. */
async function change(
  ctx: ActorContext,
  work: (unit: Unit, all: readonly Row[]) => Promise<Change>,
): Promise<BudgetView> {
  return await inOrganization(ctx, async (unit) => {
    await unit.tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`budgets ${unit.organization}`}, 0))`;
    const { type, budget, left } = await work(unit, await readAll(unit));
    unit.append({ type, data: { ...entryOf(budget), hash: budgetsHash(left) } });
    unit.bumpEpoch();
    const [view] = await viewsOf(unit, [budget]);
    if (!view) throw new Error("a budget has a view");
    return view;
  });
}

/** Its name is the organization's own words and stays out of the log. */
function entryOf({ id, agentIds, actionTypes, field, cap, per, period }: Row) {
  return { budgetId: idOf("bud", id), agentIds, actionTypes, field, cap, per, period };
}

/** @throws UnavailableError when the rows are not the ones that were logged. */
async function readAll({ tx, organization }: Unit): Promise<readonly Row[]> {
  const rows = await tx.budget.findMany({ where: { organizationId: organization }, orderBy: { id: "asc" } });
  const all = rows.map((row) => RowSchema.parse(row));
  await sealedBudgets.require(all, (sql) => tx.$queryRawUnsafe(sql));
  return all;
}

const RowSchema = BudgetRow.extend({ createdAt: z.date() });

function found(all: readonly Row[], id: string): Row {
  const uuid = isId("bud", id) ? uuidOf("bud", id) : null;
  const row = all.find((one) => one.id === uuid);
  if (!row) throw new NotFoundError("There is no such budget.");
  return row;
}

async function viewsOf({ tx, organization }: Unit, rows: readonly Row[]): Promise<BudgetView[]> {
  const now = Date.now();
  const uses = await tx.budgetUse.findMany({
    where: {
      organizationId: organization,
      OR: rows.map(({ id, period }) => ({ budgetId: id, since: new Date(periodStart(period, now)) })),
    },
    orderBy: [{ budgetId: "asc" }, { used: "desc" }],
    distinct: ["budgetId"],
  });
  return rows.map(({ createdAt, ...budget }) => ({
    ...budget,
    id: idOf("bud", budget.id),
    used: uses.find(({ budgetId }) => budgetId === budget.id)?.used.toFixed() ?? "0",
    createdAt: createdAt.toISOString(),
  }));
}
