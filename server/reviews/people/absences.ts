import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { listMembers } from "@/server/organizations";
import { readNames } from "../names";
import { personOf } from "../reviewer";
import { listDelegations } from "./delegations";
import type { Absences, Deputy } from "./schemas";

/** Delegations that are not over, with what the people are called: those that the caller may see of `listDelegations`. */
export async function listAbsences(ctx: ActorContext): Promise<Absences> {
  const delegations = await listDelegations(ctx);
  const ids = delegations.flatMap(({ userId, toUserId }) => [userId, toUserId]);
  const names = await inOrganizationRead(ctx.organizationId, (client) => readNames(client, ids));
  return {
    me: personOf(ctx.actor),
    absences: delegations.map((delegation) => ({
      ...delegation,
      name: names[delegation.userId] ?? delegation.userId,
      toName: names[delegation.toUserId] ?? delegation.toUserId,
    })),
  };
}

/** Who can stand in for somebody: members who may decide reviews, by name. */
export async function listDeputies(ctx: ActorContext): Promise<Deputy[]> {
  const members = await listMembers(ctx);
  return members.flatMap(({ id, name, email, mayDecide }) => (mayDecide ? [{ id, name, email }] : []));
}
