import type { ActionType } from "../vocabulary/action-type";
import type { Verdict } from "../vocabulary/verdict";
import type { ReviewRules } from "./review-terms";

/** The content of one immutable policy version, as the organization wrote it. */
export interface PolicyDefinition {
  /** The policy (`pol_…`), the same over all its versions. */
  readonly id: string;
  /** This version (`plv_…`): same id, same content, forever. Compiled policies are reused by it. */
  readonly versionId: string;
  /** 1, 2, 3 … */
  readonly version: number;
  readonly name: string;
  /** The action types it applies to; empty means every type. */
  readonly actionTypes: readonly ActionType[];
  /** The agents it applies to; empty means every agent. */
  readonly agentIds: readonly string[];
  /** The tools it applies to, compared by `toolKey()`; empty means any tool or none. */
  readonly tools: readonly string[];
  /** A CEL expression over `CONDITION_VARIABLES`; empty means always. */
  readonly condition: string;
  readonly decision: Verdict;
  /** Lower is evaluated first. */
  readonly priority: number;
  /** Unix milliseconds; breaks ties of priority, the id breaks ties of creation. */
  readonly createdAt: number;
  /** Evaluated and reported, never enforced. */
  readonly shadow: boolean;
  /** How a review it opens is to be run. */
  readonly review?: ReviewRules | null;
}
