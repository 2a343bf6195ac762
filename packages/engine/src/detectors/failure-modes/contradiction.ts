import { assertNever } from "../../vocabulary/assert-never";
import { actOf, changes } from "./acts";
import type { Constraint } from "./constraints";
import { amountsOf, leavesOf, recipientsOf, wordsOf } from "./payload-facts";
import type { ProposedAct } from "./run-evidence";
import { shared, stem } from "./words";

/** How surely the act breaks one of these constraints, from 0 (none is broken) to 1. */
export function contradicts(action: ProposedAct, constraints: readonly Constraint[]): number {
  const leaves = leavesOf(action);
  const words = wordsOf(action, leaves);
  const act = actOf(action);
  let worst = 0;
  for (const constraint of constraints) worst = Math.max(worst, broken(constraint));
  return worst;

  function broken(constraint: Constraint): number {
    switch (constraint.kind) {
      case "forbidden": {
        if (constraint.act !== act) return 0;
        const { object, complement } = constraint;
        if (object.size > 0 && shared(object, words) === 0) return 0;
        if (complement.size > 0 && shared(complement, words) === 0) return 0;
        return object.size + complement.size > 0 ? 0.75 : 0.65;
      }
      case "only_acts":
        return changes(act) && !constraint.acts.has(act) ? 0.7 : 0;
      case "only_recipients": {
        const outside = recipientsOf(leaves).filter(
          (one) => !constraint.allowed.some((allowed) => one.endsWith(allowed)),
        );
        return outside.length > 0 ? 0.75 : 0;
      }
      case "amount_max":
        return changes(act) && amountsOf(leaves).some((amount) => amount > constraint.limit) ? 0.8 : 0;
      case "count_max": {
        const noun = stem(constraint.noun.toLowerCase());
        const over = Object.entries(action.payload).some(
          ([key, value]) =>
            stem(key.toLowerCase()) === noun &&
            (Array.isArray(value) ? value.length : typeof value === "number" ? value : 0) > constraint.limit,
        );
        return over ? 0.75 : 0;
      }
      default:
        return assertNever(constraint);
    }
  }
}
