import type { Unit } from "@/server/db/in-organization";
import { type FieldProblem, ValidationError } from "@/server/errors";
import { type UserId, uuidOf } from "@/server/ids";

/** @throws ValidationError naming each who is no member of this organization: `field`, or `field[1]` of a list. */
export async function requireMembers(
  { tx, organization }: Unit,
  field: string,
  named: UserId | readonly UserId[],
): Promise<void> {
  const all = typeof named === "string" ? [named] : named;
  const members = await tx.membership.findMany({
    where: { organizationId: organization, userId: { in: all.map((id) => uuidOf("usr", id)) } },
    select: { userId: true },
  });
  const known = new Set(members.map(({ userId }) => userId));
  const [first, ...others] = all.flatMap((id, index): FieldProblem[] => {
    if (known.has(uuidOf("usr", id))) return [];
    return [
      {
        path: typeof named === "string" ? field : `${field}[${index}]`,
        message: "must be a member of this organization",
      },
    ];
  });
  if (first) throw new ValidationError([first, ...others]);
}
