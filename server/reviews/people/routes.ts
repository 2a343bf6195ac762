import { z } from "zod";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { endDelegation, listDelegations, setDelegation } from "./delegations";
import { createGroup, deleteGroup, listGroups, updateGroup } from "./groups";
import {
  CreateGroupSchema,
  DelegationSchema,
  DeletedGroupSchema,
  EndDelegationSchema,
  EndedDelegationSchema,
  GroupSchema,
  SetDelegationSchema,
  UpdateGroupSchema,
} from "./schemas";

const params = z.object({ id: z.string() });

/** Groups that policies can name, at `/api/v1/hitl/groups`. */
export const groupsResource = resource({
  GET: route({
    auth: "apiKey",
    permission: "members:read",
    response: z.array(GroupSchema),
    handler: ({ ctx }) => listGroups(ctx),
  }),
  POST: route({
    auth: "apiKey",
    permission: "members:write",
    body: CreateGroupSchema,
    response: GroupSchema,
    status: 201,
    handler: ({ ctx, body }) => createGroup(ctx, body),
  }),
});

export const groupResource = resource({
  PATCH: route({
    auth: "apiKey",
    permission: "members:write",
    params,
    body: UpdateGroupSchema,
    response: GroupSchema,
    handler: ({ ctx, params: { id }, body }) => updateGroup(ctx, id, body),
  }),
  DELETE: route({
    auth: "apiKey",
    permission: "members:write",
    params,
    response: DeletedGroupSchema,
    handler: ({ ctx, params: { id } }) => deleteGroup(ctx, id),
  }),
});

/** Who stands in for whom, at `/api/v1/hitl/delegations`: one's own, or, with `members:write`, another's. */
export const delegationsResource = resource({
  GET: route({
    auth: "apiKey",
    permission: "reviews:read",
    response: z.array(DelegationSchema),
    handler: ({ ctx }) => listDelegations(ctx),
  }),
  PUT: route({
    auth: "apiKey",
    permission: "reviews:read",
    body: SetDelegationSchema,
    response: DelegationSchema,
    handler: ({ ctx, body }) => setDelegation(ctx, body),
  }),
  DELETE: route({
    auth: "apiKey",
    permission: "reviews:read",
    query: EndDelegationSchema,
    response: EndedDelegationSchema,
    handler: ({ ctx, query }) => endDelegation(ctx, query),
  }),
});
