import type { Role } from "@/server/auth/permissions";
import { idOf, type OrganizationId, type UserId, uuidOf } from "@/server/ids";
import type { Queryable } from "./queryable";
import { isRole } from "./role";

/** One organization of a person, and what they are in it. */
export interface Membership {
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly roles: readonly Role[];
  /** IANA time zone of the organization. */
  readonly zone: string;
  /** Holds replayed recordings, and says so on every screen. */
  readonly isDemo: boolean;
}

/** Every organization of a person, the longest standing first. */
export async function membershipsOf(database: Queryable, userId: UserId): Promise<readonly Membership[]> {
  const rows = await database.$queryRaw<
    { organization_id: string; name: string; roles: string[]; zone: string; is_demo: boolean }[]
  >`select organization_id, name, roles, zone, is_demo from mastguard.memberships_of(${uuidOf("usr", userId)}::uuid)`;
  return rows.map((row) => ({
    organizationId: idOf("org", row.organization_id),
    name: row.name,
    roles: row.roles.filter(isRole),
    zone: row.zone,
    isDemo: row.is_demo,
  }));
}
