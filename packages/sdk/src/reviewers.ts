import { pathSegment } from "./path-segment";
import { arrayOf, object, string } from "./reader";
import type { Transport } from "./transport";

/** People who share reviews; policies and assignments name them by `id`. */
export interface ReviewerGroup {
  readonly id: string;
  readonly name: string;
  readonly userIds: readonly string[];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Who answers reviews while somebody is away. */
export interface Delegation {
  /** Who is away. */
  readonly userId: string;
  /** Who answers in their place, as themselves. */
  readonly toUserId: string;
  /** ISO 8601, UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** An absence; `userId` is the person the key is bound to unless an administrator says it for another. */
export interface NewDelegation {
  readonly userId?: string;
  readonly toUserId: string;
  readonly startsAt: Date | string;
  /** At most 90 days after `startsAt`. */
  readonly endsAt: Date | string;
}

/**
 * Groups of reviewers. Reading needs the scope `read`, changing `admin`. `create` and `delete` are repeated after 429 alone: after any
 * other failure they may have happened, and `list` says whether they did.
 */
export interface ReviewerGroups {
  /** Every group, oldest first. */
  list(): Promise<readonly ReviewerGroup[]>;
  /** @throws ConflictError for a name that is taken, and when there are 100; ValidationError naming who is no member */
  create(group: { readonly name: string; readonly userIds?: readonly string[] }): Promise<ReviewerGroup>;
  /** `userIds` replaces all of them, from the next answer to a review on. Throws NotFoundError, and what `create` does. */
  update(
    groupId: string,
    changes: { readonly name?: string; readonly userIds?: readonly string[] },
  ): Promise<ReviewerGroup>;
  /** @throws NotFoundError; ConflictError while an active policy or an open review names it */
  delete(groupId: string): Promise<void>;
}

/** Who stands in for whom: one's own with a person's key, or, with the scope `admin`, another's. */
export interface Delegations {
  /** Those that are not over: all with the scope `read`, else one's own. */
  list(): Promise<readonly Delegation[]>;
  /**
   * Says who answers in somebody's place, instead of whoever was named before.
   * @throws AuthorizationError for another's without the right; ValidationError naming the field
   */
  set(delegation: NewDelegation): Promise<Delegation>;
  /** Ends one now; repeated after 429 alone. @throws NotFoundError when nobody stands in */
  end(of?: { readonly userId?: string }): Promise<void>;
}

const readGroup = object<ReviewerGroup>({ id: string, name: string, userIds: arrayOf(string), createdAt: string });
const readDelegation = object<Delegation>({ userId: string, toUserId: string, startsAt: string, endsAt: string });
const readDeleted = object<{ id: string }>({ id: string });
const readEnded = object<{ userId: string }>({ userId: string });
const GROUPS = "/api/v1/hitl/groups";
const DELEGATIONS = "/api/v1/hitl/delegations";

export function createGroups(transport: Transport): ReviewerGroups {
  const pathOf = (groupId: string) => `${GROUPS}/${pathSegment(groupId)}`;
  return {
    list: () => transport.request({ path: GROUPS }, arrayOf(readGroup)),
    create: (group) => transport.request({ method: "POST", path: GROUPS, body: group, once: true }, readGroup),
    update: (groupId, changes) =>
      transport.request({ method: "PATCH", path: pathOf(groupId), body: changes }, readGroup),
    async delete(groupId) {
      await transport.request({ method: "DELETE", path: pathOf(groupId), once: true }, readDeleted);
    },
  };
}

export function createDelegations(transport: Transport): Delegations {
  return {
    list: () => transport.request({ path: DELEGATIONS }, arrayOf(readDelegation)),
    set: (delegation) => transport.request({ method: "PUT", path: DELEGATIONS, body: delegation }, readDelegation),
    async end({ userId } = {}) {
      await transport.request({ method: "DELETE", path: DELEGATIONS, query: { userId }, once: true }, readEnded);
    },
  };
}
