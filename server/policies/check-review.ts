import type { Unit } from "@/server/db/in-organization";
import { type FieldProblem, ValidationError } from "@/server/errors";
import { isId, uuidOf } from "@/server/ids";
import type { ReviewSettings } from "./review-settings";

/** A principal and where the settings name it. */
interface Naming {
  readonly path: string;
  readonly name: string;
}

/**
 * Holds whom review settings name against the organization: a review for somebody who is not there could never be decided.
 * @throws ValidationError naming each place, such as `review.bands[1].approvers[0]`.
 */
export async function requirePrincipals(
  { tx, organization }: Pick<Unit, "tx" | "organization">,
  review: ReviewSettings | null,
): Promise<void> {
  const named = review === null ? [] : namingsOf(review);
  const groups = await tx.reviewerGroup.findMany({
    where: { organizationId: organization, id: { in: idsOf("grp", named) } },
    select: { id: true },
  });
  const members = await tx.membership.findMany({
    where: { organizationId: organization, userId: { in: idsOf("usr", named) } },
    select: { userId: true },
  });
  const known = new Set([...groups.map(({ id }) => id), ...members.map(({ userId }) => userId)]);
  const [first, ...others] = named.flatMap(({ path, name }): FieldProblem[] => {
    const { kind, id } = partsOf(name);
    if (kind === "role" || known.has(uuidOf(kind, id))) return [];
    return [{ path, message: `must be a ${kind === "grp" ? "group" : "member"} of this organization` }];
  });
  if (first) throw new ValidationError([first, ...others]);
}

function namingsOf({ approvers = [], bands = [], escalateTo = [] }: ReviewSettings): Naming[] {
  const at = (path: string, names: readonly string[]) =>
    names.map((name, index): Naming => ({ path: `${path}[${index}]`, name }));
  return [
    ...at("review.approvers", approvers),
    ...bands.flatMap((band, index) => at(`review.bands[${index}].approvers`, band.approvers ?? [])),
    ...escalateTo.flatMap((level, index): Naming[] => {
      const path = `review.escalateTo[${index}]`;
      return typeof level === "string" ? [{ path, name: level }] : at(path, level);
    }),
  ];
}

function idsOf(prefix: "grp" | "usr", named: readonly Naming[]): string[] {
  return named.flatMap(({ name }) => {
    const { kind, id } = partsOf(name);
    return kind === prefix ? [uuidOf(prefix, id)] : [];
  });
}

/** The schema has seen to it that a name which is no role holds an id. */
function partsOf(name: string): { readonly kind: "role" | "grp" | "usr"; readonly id: string } {
  const id = name.slice(name.indexOf(":") + 1);
  if (isId("grp", id)) return { kind: "grp", id };
  return isId("usr", id) ? { kind: "usr", id } : { kind: "role", id };
}
