import { expect, test } from "vitest";
import {
  mayGrantScope,
  PERMISSIONS,
  type Permission,
  permissionsOfRoles,
  permissionsOfScopes,
  ROLES,
  type Role,
} from "./permissions";

/** Who may do what, written out: roles for screens, scopes for keys. */
const TABLE: Readonly<Record<Permission, readonly Role[]>> = {
  "actions:ingest": ["owner", "admin", "developer"],
  "dashboard:read": ["owner", "admin", "policy_manager", "reviewer", "auditor", "developer", "billing"],
  "decisions:read": ["owner", "admin", "policy_manager", "reviewer", "auditor", "developer"],
  "agents:read": ["owner", "admin", "policy_manager", "reviewer", "auditor", "developer"],
  "audit:read": ["owner", "admin", "policy_manager", "reviewer", "auditor", "developer"],
  "policies:read": ["owner", "admin", "policy_manager", "reviewer", "auditor", "developer"],
  "policies:write": ["owner", "admin", "policy_manager"],
  "containment:read": ["owner", "admin", "policy_manager", "reviewer", "auditor", "developer"],
  "containment:write": ["owner", "admin", "policy_manager"],
  "reviews:read": ["owner", "admin", "policy_manager", "reviewer", "auditor", "developer"],
  "reviews:decide": ["owner", "admin", "reviewer"],
  "payloads:read": ["owner", "admin", "policy_manager", "reviewer"],
  "keys:read": ["owner", "admin", "developer"],
  "keys:write": ["owner", "admin", "developer"],
  "webhooks:read": ["owner", "admin", "developer"],
  "webhooks:write": ["owner", "admin", "developer"],
  "notifications:read": ["owner", "admin", "developer"],
  "notifications:write": ["owner", "admin", "developer"],
  "members:read": ["owner", "admin", "auditor", "developer"],
  "members:write": ["owner", "admin"],
  "settings:read": ["owner", "admin", "developer"],
  "settings:write": ["owner", "admin"],
  "metrics:read": ["owner", "admin"],
};

const CASES = PERMISSIONS.flatMap((permission) =>
  ROLES.map((role) => [role, permission, TABLE[permission].includes(role)] as const),
);

test.each(CASES)("%s, %s: %s", (role, permission, isAllowed) => {
  expect(permissionsOfRoles([role]).has(permission)).toBe(isAllowed);
});

test("several roles add up, unknown ones add nothing", () => {
  expect(permissionsOfRoles(["billing", "auditor"]).has("audit:read")).toBe(true);
  expect(permissionsOfRoles(["root", "superuser"]).size).toBe(0);
});

test("a plain key with hitl:review or admin decides no review", () => {
  for (const scopes of [["hitl:review"], ["admin"], ["admin", "hitl:review"]])
    expect(permissionsOfScopes(scopes, false).has("reviews:decide")).toBe(false);
  expect(permissionsOfScopes(["hitl:review"], true).has("reviews:decide")).toBe(true);
  expect(permissionsOfScopes(["admin"], true).has("reviews:decide")).toBe(false);
});

test("the scope read reads everything but payloads, metrics, webhooks and notification channels", () => {
  const read = permissionsOfScopes(["read"], false);
  for (const permission of PERMISSIONS)
    expect(read.has(permission)).toBe(
      permission.endsWith(":read") && !/^(payloads|metrics|webhooks|notifications)/.test(permission),
    );
});

test("a scope is granted only by who holds all of it", () => {
  expect(mayGrantScope(permissionsOfRoles(["developer"]), "read")).toBe(true);
  expect(mayGrantScope(permissionsOfRoles(["developer"]), "policies")).toBe(false);
  expect(mayGrantScope(permissionsOfScopes(["keys"], false), "ingest")).toBe(false);
  expect(mayGrantScope(permissionsOfScopes(["admin"], false), "hitl:review")).toBe(false);
});
