import { ROLES } from "@/server/auth/permissions";
import { idOf, isId, uuidOf } from "@/server/ids";

/**
 * Whom a review can be for, as a task stores it: `role:<role>`, `group:<uuid>`, `user:<uuid>`. Outside, ids stand where the uuids do:
 * `group:grp_…`, `user:usr_…`.
 */
export function publicName(stored: string): string {
  const [kind, value = ""] = stored.split(":");
  if (kind === "group") return `group:${idOf("grp", value)}`;
  if (kind === "user") return `user:${idOf("usr", value)}`;
  return stored;
}

/** The stored form; null for what names nobody. */
export function storedName(name: string): string | null {
  const [kind, value = "", ...more] = name.split(":");
  if (more.length > 0) return null;
  if (kind === "group" && isId("grp", value)) return `group:${uuidOf("grp", value)}`;
  if (kind === "user" && isId("usr", value)) return `user:${uuidOf("usr", value)}`;
  return kind === "role" && ROLES.some((role) => role === value) ? name : null;
}
