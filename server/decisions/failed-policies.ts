/** A policy as it stood when it took part in a decision. */
export interface NamedPolicy {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

/** What of a StoredAnswer says it. */
interface SettledBy {
  readonly answer: { readonly reasons: readonly { readonly code: string; readonly ids: readonly string[] }[] };
  readonly story: { readonly policiesEvaluated: readonly NamedPolicy[] };
}

/** The policies that settled a decision because they could not be evaluated: what they decide is stricter than what the others said. */
export function failedPolicies({ answer, story }: SettledBy): NamedPolicy[] {
  const ids = new Set(answer.reasons.flatMap((reason) => (reason.code === "policy_error_floor" ? reason.ids : [])));
  return story.policiesEvaluated
    .filter(({ id }) => ids.has(id))
    .map(({ id, version, name }) => ({ id, version, name }));
}
