import { rules } from "./rule";

/**
 * The same attacks in other languages. Word order differs, so the slots are unordered; a language whose word for the
 * verb begins a sentence is not told from one where it ends it.
 */
export const LANGUAGES = rules(
  "any",
  `
  override.foreign-orders      1     !NOT {DISMISS_FOREIGN PRIOR_FOREIGN ORDERS_FOREIGN}~9
  override.foreign-all         1     !NOT {DISMISS_FOREIGN ALL_FOREIGN ORDERS_FOREIGN}~7
  override.foreign-your        1     {DISMISS_FOREIGN YOUR_FOREIGN ORDERS_FOREIGN}~5
  override.foreign-before      1     {DISMISS_FOREIGN EVERYTHING_FOREIGN BEFORE_FOREIGN}~6
  override.foreign-above       1     ^ DISMISS_FOREIGN ..2 BEFORE_FOREIGN
  override.foreign-new-orders  0.6   NEW_ORDERS_FOREIGN
  extraction.foreign-prompt    1     {REVEAL_FOREIGN PROMPT_FOREIGN}~7
  secret.foreign-your-secret   1     {REVEAL_FOREIGN YOUR_FOREIGN SECRET_FOREIGN}~7
  secret.foreign-secret        0.7   {REVEAL_FOREIGN SECRET_FOREIGN}~7
  privilege.foreign-master     1     MASTER_FOREIGN
  secret.foreign-confirm       1     MASTER_FOREIGN ..30 SECRET_FOREIGN
  `,
);
