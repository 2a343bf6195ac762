import { ROLES, type Role } from "@/server/auth/permissions";

/** Whether text names a role of the permission table. */
export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
