/** What an actor may do. One table for REST, tRPC and screens. */
export const PERMISSIONS = [
  "actions:ingest",
  "dashboard:read",
  "decisions:read",
  "agents:read",
  "audit:read",
  "policies:read",
  "policies:write",
  "containment:read",
  "containment:write",
  "reviews:read",
  "reviews:decide",
  "payloads:read",
  "keys:read",
  "keys:write",
  "webhooks:read",
  "webhooks:write",
  "notifications:read",
  "notifications:write",
  "members:read",
  "members:write",
  "settings:read",
  "settings:write",
  "metrics:read",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const SCOPES = ["ingest", "read", "policies", "hitl:review", "webhooks", "keys", "admin"] as const;
export type Scope = (typeof SCOPES)[number];
export const DEFAULT_SCOPES: readonly Scope[] = ["ingest", "read"];

export const ROLES = ["owner", "admin", "policy_manager", "reviewer", "auditor", "developer", "billing"] as const;
export type Role = (typeof ROLES)[number];

/** A webhook's URL may hold a token of the receiver's, a channel says who is told: they are for those who manage them. */
const NOT_IN_READ: ReadonlySet<Permission> = new Set([
  "payloads:read",
  "metrics:read",
  "webhooks:read",
  "notifications:read",
]);
const READS = PERMISSIONS.filter((permission) => permission.endsWith(":read") && !NOT_IN_READ.has(permission));

const BY_SCOPE: Readonly<Record<Scope, readonly Permission[]>> = {
  ingest: ["actions:ingest"],
  read: READS,
  policies: ["policies:read", "policies:write"],
  "hitl:review": ["reviews:read", "reviews:decide", "payloads:read"],
  webhooks: ["webhooks:read", "webhooks:write"],
  keys: ["keys:read", "keys:write"],
  admin: PERMISSIONS.filter((permission) => permission !== "reviews:decide"),
};

const EVERYBODY: readonly Permission[] = [
  "dashboard:read",
  "decisions:read",
  "agents:read",
  "containment:read",
  "reviews:read",
];
const BY_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  owner: PERMISSIONS,
  admin: PERMISSIONS,
  policy_manager: [...EVERYBODY, "policies:read", "policies:write", "containment:write", "audit:read", "payloads:read"],
  reviewer: [...EVERYBODY, "reviews:decide", "audit:read", "policies:read", "payloads:read"],
  auditor: [...EVERYBODY, "audit:read", "policies:read", "members:read"],
  // What an agent's key needs as well: nobody can grant a key what they lack themselves.
  developer: [
    ...EVERYBODY,
    "actions:ingest",
    "policies:read",
    "audit:read",
    "members:read",
    "settings:read",
    "keys:read",
    "keys:write",
    "webhooks:read",
    "webhooks:write",
    "notifications:read",
    "notifications:write",
  ],
  billing: ["dashboard:read"],
};

const isOneOf = <T extends string>(values: readonly T[], text: string): text is T =>
  values.some((value) => value === text);

/** What a key's scopes allow. `hitl:review` counts only for a key bound to a person, so that no agent approves itself. */
export function permissionsOfScopes(scopes: readonly string[], isPersonBound: boolean): ReadonlySet<Permission> {
  const granted = scopes.filter(
    (scope): scope is Scope => isOneOf(SCOPES, scope) && (scope !== "hitl:review" || isPersonBound),
  );
  return new Set(granted.flatMap((scope) => BY_SCOPE[scope]));
}

/** Whether an actor may give a key this scope: only when it holds everything the scope allows. */
export function mayGrantScope(permissions: ReadonlySet<Permission>, scope: Scope): boolean {
  return BY_SCOPE[scope].every((permission) => permissions.has(permission));
}

/** What a member's roles allow; unknown roles allow nothing. */
export function permissionsOfRoles(roles: readonly string[]): ReadonlySet<Permission> {
  return new Set(roles.filter((role): role is Role => isOneOf(ROLES, role)).flatMap((role) => BY_ROLE[role]));
}
