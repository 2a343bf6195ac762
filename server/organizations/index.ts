export { type CreatedOrganization, createOrganization, ensureOrganization } from "./create-organization";
export { EmailAddress } from "./email-address";
export { addMember, findMember } from "./members";
export { type Membership, membershipsOf } from "./memberships";
export { dataKey, dataKeyById } from "./organization-key";
export { ensurePerson } from "./person";
export { isRole } from "./role";
export { OrganizationName } from "./schemas";
export { type OrganizationSettings, organizationSettings } from "./settings";
