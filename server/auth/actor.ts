import type { ApiKeyId, OrganizationId, RequestId, UserId } from "@/server/ids";
import type { Permission } from "./permissions";

/** Who acts. Written into every entry; `method` says how a person proved who they are. */
export type Actor =
  | { readonly type: "api_key"; readonly id: ApiKeyId; readonly userId: UserId | null }
  | {
      readonly type: "user";
      readonly id: UserId;
      readonly method: string;
      /** When they proved it: some things ask for a fresh proof. Absent is never fresh. */
      readonly signedInAt?: Date;
    }
  | { readonly type: "operator"; readonly id: "cli" }
  | { readonly type: "system"; readonly id: string };

/** An actor inside one organization, with what it may do there. Every use case takes one. */
export interface ActorContext {
  readonly organizationId: OrganizationId;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  readonly requestId: RequestId;
}
