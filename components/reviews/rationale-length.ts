import { RATIONALE_MAX, RATIONALE_MIN } from "@/server/reviews/schemas";
import { formatCount } from "../lib/format";

/** What a rationale of so many characters lacks; null when it is long enough and not too long. */
export function lengthProblem(count: number): string | null {
  if (count < RATIONALE_MIN)
    return `Say why in at least ${RATIONALE_MIN} characters${count === 0 ? "." : `: ${RATIONALE_MIN - count} more.`}`;
  if (count > RATIONALE_MAX)
    return `At most ${formatCount(RATIONALE_MAX)} characters: ${formatCount(count - RATIONALE_MAX)} too many.`;
  return null;
}
