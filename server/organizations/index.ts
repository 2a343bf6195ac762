export { AsynchronousSchema, getAsynchronous, updateAsynchronous } from "./asynchronous";
export { createOrganization, ensureOrganization } from "./create-organization";
export { EmailAddress } from "./email-address";
export { addMember, findMember, listMembers } from "./members";
export { type Membership, membershipsOf } from "./memberships";
export { dataKey, dataKeyById } from "./organization-key";
export { ensurePerson } from "./person";
export type { Queryable } from "./queryable";
export { organizationSettings } from "./settings";
