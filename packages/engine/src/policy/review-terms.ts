import type { PolicyOutcome, PolicyQuestion } from "./evaluate-policy";

/** What a policy can ask of a review, for all its actions or for a band of them. */
export interface ReviewRequirements {
  /** How many different people must approve; 1 unless said. */
  readonly requiredApprovals?: number;
  /** Who may decide, by names the engine does not read; none: whoever may decide reviews. */
  readonly approvers?: readonly string[];
  /** Minutes that each level has; the caller's default unless said. */
  readonly slaMinutes?: number;
}

/** Other requirements for the actions that a condition picks; what it leaves out is as for all. */
export interface ReviewBand extends ReviewRequirements {
  /** CEL, as a policy's condition; empty means always. */
  readonly condition: string;
}

/** How a review that a policy opens is to be run. */
export interface ReviewRules extends ReviewRequirements {
  /** The first whose condition applies holds. */
  readonly bands?: readonly ReviewBand[];
  /** Who may decide when a level's time is over, level by level. */
  readonly escalateTo?: readonly (string | readonly string[])[];
}

/** The rules of a review, settled for one action. */
export interface ReviewTerms {
  readonly requiredApprovals: number;
  readonly approvers: readonly string[];
  readonly slaMinutes: number | null;
  readonly escalateTo: readonly (readonly string[])[];
  /** Index of the band that applied. */
  readonly band: number | null;
  /** Index of a band that could not be evaluated: the strictest of all bands holds then. */
  readonly failedBand: number | null;
}

/** Whether a band applies to the action that is asked about. Never throws. */
export type BandTest = (question: PolicyQuestion) => PolicyOutcome;

/**
 * Settles how the review of one action is run: by the first band that applies, else as for all actions.
 *
 * INVARIANT: a band that cannot be evaluated never loosens a review: the strictest terms hold then.
 *
 * @param bands one test for each band of `rules`, in their order.
 */
export function reviewTerms(rules: ReviewRules, bands: readonly BandTest[], question: PolicyQuestion): ReviewTerms {
  const said = rules.bands ?? [];
  for (const [index, band] of said.entries()) {
    const kind = bands[index]?.(question).kind ?? "error";
    if (kind === "yes") return { ...termsOf({ ...rules, ...band }, rules), band: index };
    if (kind === "error") return { ...strictestTerms(rules), failedBand: index };
  }
  return termsOf(rules, rules);
}

/**
 * The terms of a policy of which it is not known how it applies: the most approvals it asks for anywhere, of those who approve where no band
 * applies; where it names nobody there, of all whom its bands name, so that leaving out a field makes nobody an approver.
 */
export function strictestTerms(rules: ReviewRules): ReviewTerms {
  const all = [rules, ...(rules.bands ?? [])];
  const requiredApprovals = Math.max(...all.map((one) => one.requiredApprovals ?? 1));
  const base = rules.approvers ?? [];
  const approvers = base.length > 0 ? base : [...new Set(all.flatMap((one) => one.approvers ?? []))];
  return termsOf({ ...rules, requiredApprovals, approvers }, rules);
}

/** The terms of the first, with as many approvals as any of the others asks for, and its approvers where the first names none. */
export function joinedTerms(first: ReviewTerms | null, others: readonly ReviewTerms[]): ReviewTerms | null {
  const [lead = null] = first === null ? others : [first];
  if (lead === null) return null;
  const all = [lead, ...others];
  return {
    ...lead,
    requiredApprovals: Math.max(...all.map(({ requiredApprovals }) => requiredApprovals)),
    approvers: all.find(({ approvers }) => approvers.length > 0)?.approvers ?? [],
  };
}

function termsOf(
  { requiredApprovals = 1, approvers = [], slaMinutes }: ReviewRequirements,
  { escalateTo = [] }: ReviewRules,
): ReviewTerms {
  return {
    requiredApprovals,
    approvers,
    slaMinutes: slaMinutes ?? null,
    escalateTo: escalateTo.map((level) => (typeof level === "string" ? [level] : level)),
    band: null,
    failedBand: null,
  };
}
