import { z } from "zod";
import { ROLES } from "@/server/auth/permissions";
import { GivenName } from "@/server/given-name";
import { isId, type UserId } from "@/server/ids";

const MEMBERS_MAX = 100;

const UserIdSchema = z.string("must be a user id").transform((id, context): UserId => {
  if (isId("usr", id)) return id;
  context.addIssue("must be a user id");
  return z.NEVER;
});
const userIds = z
  .array(UserIdSchema)
  .max(MEMBERS_MAX, `must name at most ${MEMBERS_MAX}`)
  .refine((ids) => new Set(ids).size === ids.length, "must name each once");

/** People who share reviews, as policies name them. */
export const CreateGroupSchema = z.strictObject({ name: GivenName, userIds: userIds.default([]) });
export type CreateGroupInput = z.output<typeof CreateGroupSchema>;

/** `userIds` replaces all of them. */
export const UpdateGroupSchema = z.strictObject({ name: GivenName.optional(), userIds: userIds.optional() });
export type UpdateGroupInput = z.output<typeof UpdateGroupSchema>;

export const GroupSchema = z.object({
  id: z.string(),
  name: z.string(),
  userIds: z.array(z.string()),
  createdAt: z.string(),
});
export type GroupView = z.output<typeof GroupSchema>;

export const DeletedGroupSchema = z.object({ id: z.string(), deleted: z.literal(true) });

const Time = z.iso
  .datetime({ error: "must be a time such as 2026-01-31T08:00:00Z" })
  .transform((text) => new Date(text));

/** Who answers reviews while somebody is away; `userId` is oneself unless an administrator says it for another. */
export const SetDelegationSchema = z.strictObject({
  toUserId: UserIdSchema,
  startsAt: Time,
  endsAt: Time,
  userId: UserIdSchema.optional(),
});
export type SetDelegationInput = z.output<typeof SetDelegationSchema>;

/** Whose delegation to end: one's own unless said. */
export const EndDelegationSchema = z.object({ userId: UserIdSchema.optional() });

export const DelegationSchema = z.object({
  userId: z.string(),
  toUserId: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
});
export type DelegationView = z.output<typeof DelegationSchema>;

/** Delegations for the screen, and who looks at it. */
export const AbsencesSchema = z.object({
  me: z.string(),
  absences: z.array(DelegationSchema.extend({ name: z.string(), toName: z.string() })),
});
export type Absences = z.output<typeof AbsencesSchema>;

export const DeputySchema = z.object({ id: z.string(), name: z.string(), email: z.string() });
export type Deputy = z.output<typeof DeputySchema>;

export const EndedDelegationSchema = z.object({ userId: z.string(), ended: z.literal(true) });

/** `page` from 1, `limit` 1–200; `q` holds words of a name, an address or a role, at most 200 characters. */
export const ListPeopleQuery = z.object({
  q: z.string().max(200).default(""),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListPeopleInput = z.output<typeof ListPeopleQuery>;

/** A member with what concerns reviews. */
const PersonSchema = z.object({
  id: z.string(),
  /** Their e-mail address where they have given no name. */
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(ROLES)),
  since: z.string(),
  /** Names of their groups. */
  groups: z.array(z.string()),
  /** One that is, or is to come; `toName` is null when whoever stands in is no member any more. */
  absence: z.object({ toName: z.string().nullable(), startsAt: z.string(), endsAt: z.string() }).nullable(),
});
export type PersonView = z.output<typeof PersonSchema>;

/** A page of members, and how many are found in all. */
export const PeoplePageSchema = z.object({ people: z.array(PersonSchema), total: z.number().int() });
export type PeoplePage = z.output<typeof PeoplePageSchema>;
