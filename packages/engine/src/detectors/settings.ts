import type { BudgetCaps } from "./sequences/budgets";
import type { PinnedTools } from "./tools/pinned-tools";

/** What an organization may say to one detector alone. Each part is a type of the detector that reads it. */
export interface DetectorSettings {
  /** How much one session may do; not limited where left out. */
  readonly budgets?: BudgetCaps;
  /** What the organization approved of each tool, by name. */
  readonly pinnedTools?: PinnedTools;
}
