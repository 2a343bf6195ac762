import { prisma } from "@/server/db/client";
import { NotFoundError } from "@/server/errors";
import { isId, type RequestId } from "@/server/ids";
import { type Membership, membershipsOf } from "@/server/organizations";
import type { ActorContext } from "./actor";
import { permissionsOfRoles } from "./permissions";
import type { Session } from "./session";

/** A person at work in one of their organizations. */
export interface SignedIn extends ActorContext {
  readonly session: Session;
  readonly person: Session["person"];
  readonly organization: Membership;
  /** Every organization of the person, the current one included. */
  readonly organizations: readonly Membership[];
}

/** Which organization is meant: named by the request itself, or remembered from earlier. */
export interface OrganizationChoice {
  /** Must be one of the person's. */
  readonly named?: string | undefined;
  /** Forgotten when it is none of the person's any more. */
  readonly remembered?: string | undefined;
}

/**
 * The context of a signed-in person: in the organization the request names, else the remembered one, else their first.
 * @throws NotFoundError for a named organization that is not theirs, and for a person without any.
 */
export async function signedIn(
  session: Session,
  { named, remembered }: OrganizationChoice,
  requestId: RequestId,
): Promise<SignedIn> {
  const { person, method } = session;
  const organizations = await membershipsOf(prisma(), person.id);
  const find = (id: string | undefined) =>
    id !== undefined && isId("org", id) ? organizations.find(({ organizationId }) => organizationId === id) : undefined;
  const organization = named === undefined ? (find(remembered) ?? organizations[0]) : find(named);
  if (!organization) throw new NotFoundError("There is no such organization.");
  return {
    organizationId: organization.organizationId,
    actor: { type: "user", id: person.id, method, signedInAt: session.createdAt },
    permissions: permissionsOfRoles(organization.roles),
    requestId,
    session,
    person,
    organization,
    organizations,
  };
}
