import type { ReviewSettings } from "@/server/policies/schemas";

interface Named {
  readonly name: string;
  readonly active: boolean;
  readonly review: ReviewSettings | null;
}

/** The policies that name a group for their reviews: as approvers, in a band, or for when time is over. */
export function policiesNaming<Policy extends Named>(policies: readonly Policy[], groupId: string): Policy[] {
  const wanted = `group:${groupId}`;
  return policies.filter(({ review }) => {
    const { approvers = [], bands = [], escalateTo = [] } = review ?? {};
    return [...approvers, ...bands.flatMap((band) => band.approvers ?? []), ...escalateTo.flat()].includes(wanted);
  });
}
