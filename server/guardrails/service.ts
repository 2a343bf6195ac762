import { GUARDRAIL_EFFECTS } from "@mastguard/engine";
import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { NotFoundError, ValidationError } from "@/server/errors";
import {
  changed,
  type Guardrail,
  guardrailsHash,
  guardrailView,
  type KnownType,
  knownTypes,
  sealedGuardrails,
} from "./guardrail";
import type { GuardrailView, UpdateGuardrailInput } from "./schemas";

/** Every finding type, in the order of the detectors, and what the organization's guardrail does with it. */
export async function listGuardrails(ctx: ActorContext): Promise<GuardrailView[]> {
  const set = await inOrganization(ctx, (unit) => readAll(unit));
  return knownTypes().map((known) => guardrailView(known, set.get(known.type.type) ?? null));
}

/**
 * Changes what happens to findings of a type, from the next decision on.
 * @throws NotFoundError for a type no detector reports; ValidationError naming `optIn` for a rule that is not optional.
 */
export async function updateGuardrail(
  ctx: ActorContext,
  typeName: string,
  input: UpdateGuardrailInput,
): Promise<GuardrailView> {
  const known = knownTypes().find(({ type }) => type.type === typeName);
  if (known === undefined) throw new NotFoundError("No detector reports findings of this type.");
  assertOptional(known, input.optIn ?? []);
  return await inOrganization(ctx, async (unit) => {
    // One change at a time, so that each hash in the log covers every change before it.
    await unit.tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`guardrails ${unit.organization}`}, 0))`;
    const all = await readAll(unit);
    const before = all.get(typeName) ?? null;
    const after = changed(typeName, before, input);
    if (isEqual(before, after)) return guardrailView(known, before);
    const updatedAt = new Date();
    await write(unit, typeName, after, updatedAt);
    const stored = after === null ? null : { ...after, updatedAt };
    if (stored === null) all.delete(typeName);
    else all.set(typeName, stored);
    const { defaultEffect } = known.type;
    unit.append({
      type: "guardrail.updated",
      data: {
        kind: "update",
        findingType: typeName,
        from: before?.effect ?? defaultEffect,
        to: after?.effect ?? defaultEffect,
        isSet: after !== null && after.effect !== null,
        optIn: [...(after?.optIn ?? [])],
        hash: guardrailsHash([...all.values()]),
      },
    });
    unit.bumpEpoch();
    return guardrailView(known, stored);
  });
}

type Stored = Guardrail & { readonly updatedAt: Date };

/** @throws UnavailableError when the rows are not the ones that were logged. */
async function readAll({ tx, organization }: Unit): Promise<Map<string, Stored>> {
  const rows = (await tx.guardrail.findMany({ where: { organizationId: organization } })).map((row) => Row.parse(row));
  await sealedGuardrails.require(rows, (sql) => tx.$queryRawUnsafe(sql));
  return new Map(rows.map((row) => [row.type, row]));
}

const Row = z.object({
  type: z.string(),
  effect: z.enum(GUARDRAIL_EFFECTS).nullable(),
  optIn: z.array(z.string()),
  updatedAt: z.date(),
});

async function write(
  { tx, organization }: Unit,
  type: string,
  guardrail: Guardrail | null,
  updatedAt: Date,
): Promise<void> {
  const key = { organizationId: organization, type };
  if (guardrail === null) {
    await tx.guardrail.deleteMany({ where: key });
    return;
  }
  const data = { effect: guardrail.effect, optIn: [...guardrail.optIn], updatedAt };
  await tx.guardrail.upsert({ where: { organizationId_type: key }, create: { ...key, ...data }, update: data });
}

function assertOptional({ type }: KnownType, optIn: readonly string[]): void {
  const optional = type.optIn ?? [];
  const problems = optIn.flatMap((rule, index) => {
    const path = `optIn[${index}]`;
    if (optIn.indexOf(rule) !== index) return [{ path, message: "must not name the same rule twice" }];
    if (optional.includes(rule)) return [];
    const known = optional.length === 0 ? "this type has none" : `they are ${optional.join(", ")}`;
    return [{ path, message: `must be an optional rule of the type; ${known}` }];
  });
  const [first, ...rest] = problems;
  if (first !== undefined) throw new ValidationError([first, ...rest]);
}

function isEqual(before: Guardrail | null, after: Guardrail | null): boolean {
  if (before === null || after === null) return before === after;
  return before.effect === after.effect && [...before.optIn].sort().join("\n") === [...after.optIn].sort().join("\n");
}
