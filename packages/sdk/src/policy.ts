import { arrayOf, boolean, nullable, number, object, oneOf, string, withDefault } from "./reader";
import { VERDICTS, type Verdict } from "./vocabulary";

/** A named rule of the organization. */
export interface Policy {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly actionTypes: readonly string[];
  /** Empty: every agent. */
  readonly agentIds: readonly string[];
  /** Empty: every tool. */
  readonly tools: readonly string[];
  /** CEL; the empty string always holds. */
  readonly condition: string;
  readonly decision: Verdict;
  /** The lower number is evaluated first. */
  readonly priority: number;
  readonly active: boolean;
  /** Evaluated and recorded, not enforced. */
  readonly shadow: boolean;
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
}

export const readPolicy = object<Policy>({
  id: string,
  name: string,
  description: nullable(string),
  actionTypes: arrayOf(string),
  agentIds: withDefault(arrayOf(string), []),
  tools: withDefault(arrayOf(string), []),
  condition: string,
  decision: oneOf(VERDICTS),
  priority: number,
  active: boolean,
  shadow: withDefault(boolean, false),
  version: number,
  createdAt: string,
  updatedAt: string,
});
