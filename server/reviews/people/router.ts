import { z } from "zod";
import { organizationProcedure, router } from "@/server/trpc/procedures";
import { listAbsences, listDeputies } from "./absences";
import { endDelegation, listDelegations, setDelegation } from "./delegations";
import { createGroup, deleteGroup, listGroups, updateGroup } from "./groups";
import { listPeople } from "./list-people";
import {
  AbsencesSchema,
  CreateGroupSchema,
  DelegationSchema,
  DeletedGroupSchema,
  DeputySchema,
  EndDelegationSchema,
  EndedDelegationSchema,
  GroupSchema,
  ListPeopleQuery,
  PeoplePageSchema,
  SetDelegationSchema,
  UpdateGroupSchema,
} from "./schemas";

const reading = organizationProcedure("members:read");
const writing = organizationProcedure("members:write");
/** Which delegations are a caller's to see or to set, the use case knows. */
const reviewing = organizationProcedure("reviews:read");

/** The organization's members, for the screen that lists them. */
export const peopleRouter = router({
  list: reading
    .input(ListPeopleQuery)
    .output(PeoplePageSchema)
    .query(({ ctx, input }) => listPeople(ctx, input)),
});

export const reviewerGroupsRouter = router({
  list: reading.output(z.array(GroupSchema)).query(({ ctx }) => listGroups(ctx)),
  create: writing
    .input(CreateGroupSchema)
    .output(GroupSchema)
    .mutation(({ ctx, input }) => createGroup(ctx, input)),
  update: writing
    .input(UpdateGroupSchema.extend({ id: z.string() }))
    .output(GroupSchema)
    .mutation(({ ctx, input: { id, ...changes } }) => updateGroup(ctx, id, changes)),
  delete: writing
    .input(z.object({ id: z.string() }))
    .output(DeletedGroupSchema)
    .mutation(({ ctx, input }) => deleteGroup(ctx, input.id)),
});

export const delegationsRouter = router({
  list: reviewing.output(z.array(DelegationSchema)).query(({ ctx }) => listDelegations(ctx)),
  /** The same with names, for screens. */
  absences: reviewing.output(AbsencesSchema).query(({ ctx }) => listAbsences(ctx)),
  /** Whom one can choose to stand in. */
  deputies: organizationProcedure("reviews:decide")
    .output(z.array(DeputySchema))
    .query(({ ctx }) => listDeputies(ctx)),
  set: reviewing
    .input(SetDelegationSchema)
    .output(DelegationSchema)
    .mutation(({ ctx, input }) => setDelegation(ctx, input)),
  end: reviewing
    .input(EndDelegationSchema)
    .output(EndedDelegationSchema)
    .mutation(({ ctx, input }) => endDelegation(ctx, input)),
});
