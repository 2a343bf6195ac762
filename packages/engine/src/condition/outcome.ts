/** Why a condition could not be evaluated. */
export type ConditionErrorCode = "missing_field" | "type_mismatch" | "limit" | "not_boolean" | "internal";

/** What a condition says about one action. `message` names fields, never values, so it may be logged. */
export type ConditionOutcome =
  | { readonly kind: "yes" }
  | { readonly kind: "no" }
  | { readonly kind: "error"; readonly code: ConditionErrorCode; readonly message: string };
