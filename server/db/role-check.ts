import { UnsafeRoleError } from "@/server/db/unsafe-role-error";
import { pool } from "./client";

/**
 * Refuses to serve with a run-time role that row-level security does not bind: a superuser, one with BYPASSRLS, or the
 * owner of the tables. Throws UnsafeRoleError naming the role and the cure.
 */
export async function assertSafeRole(): Promise<void> {
  const { rows } = await pool().query<{ name: string; superuser: boolean; bypass: boolean; owns: boolean }>(
    `select current_user as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
       exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where n.nspname = 'mastguard' and pg_has_role(current_user, c.relowner, 'member')) as owns
     from pg_roles r where r.rolname = current_user`,
  );
  const role = rows[0];
  if (!role) throw new UnsafeRoleError("unknown", "could not be read from pg_roles");
  if (role.superuser) throw new UnsafeRoleError(role.name, "is a superuser");
  if (role.bypass) throw new UnsafeRoleError(role.name, "has BYPASSRLS");
  if (role.owns) throw new UnsafeRoleError(role.name, "owns MastGuard's tables");
}
