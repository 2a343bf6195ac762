import { ACTION_TYPES, type ActionType } from "@mastguard/engine";
import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";

/** Action types whose events are decided behind their answer, unless a caller says that it waits. */
export const AsynchronousSchema = z.strictObject({
  actionTypes: z
    .array(z.enum(ACTION_TYPES))
    .max(ACTION_TYPES.length)
    .refine((types) => new Set(types).size === types.length, "must name each type once"),
});
type Asynchronous = z.output<typeof AsynchronousSchema>;

export async function getAsynchronous(ctx: ActorContext): Promise<Asynchronous> {
  const { asyncActionTypes } = await inOrganization(ctx, ({ tx, organization }) =>
    tx.organization.findUniqueOrThrow({ where: { id: organization }, select: { asyncActionTypes: true } }),
  );
  return { actionTypes: known(asyncActionTypes) };
}

/** Sets them; those that are queued already stay what they are. */
export async function updateAsynchronous(ctx: ActorContext, { actionTypes }: Asynchronous): Promise<Asynchronous> {
  return await inOrganization(ctx, async (unit) => {
    const { tx, organization } = unit;
    const asyncActionTypes = ACTION_TYPES.filter((type) => actionTypes.includes(type));
    await tx.organization.update({ where: { id: organization }, data: { asyncActionTypes } });
    unit.append({ type: "organization.updated", data: { asyncActionTypes } });
    unit.bumpEpoch();
    return { actionTypes: asyncActionTypes };
  });
}

function known(types: readonly string[]): ActionType[] {
  return ACTION_TYPES.filter((type) => types.includes(type));
}
