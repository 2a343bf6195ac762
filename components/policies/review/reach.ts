import type { PrincipalView } from "@/server/policies/schemas";
import { formatPlural } from "../../lib/format";
import type { ReviewDraft } from "./review-draft";

/**
 * Why the approvals that are asked for cannot be reached by the people there are now; null when nothing speaks against it. Somebody can be
 * in two groups, so that fewer people may be left than this counts: it never says that approvals can be reached.
 */
export function shortage(draft: ReviewDraft, all: readonly PrincipalView[]): string | null {
  const everybody = all.filter(({ principal, deciders }) => principal.startsWith("user:") && deciders > 0).length;
  const countOf = (names: readonly string[]) => {
    const named = all.filter(({ principal }) => names.includes(principal)).reduce((sum, one) => sum + one.deciders, 0);
    return names.length === 0 ? everybody : Math.min(named, everybody);
  };
  const cases = [
    ...draft.bands.map((band, index) => ({
      name: `Band ${index + 1}`,
      required: band.requiredApprovals || draft.requiredApprovals,
      names: band.approvers.names.length > 0 ? band.approvers.names : draft.approvers.names,
    })),
    { name: "It", required: draft.requiredApprovals, names: draft.approvers.names },
  ];
  for (const { name, required, names } of cases) {
    const [needed, there] = [Number(required || "1"), countOf(names)];
    if (there < needed)
      return `${name} asks for ${formatPlural(needed, "approval")}, and ${formatPlural(there, "person", "people")} can give them now.`;
  }
  return null;
}
