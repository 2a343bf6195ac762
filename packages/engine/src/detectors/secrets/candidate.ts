import type { Severity } from "../../vocabulary/risk-category";

/** What a part of the detector believes to be a credential, before overlaps are settled. */
export interface Candidate {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
  /** Of two that overlap the higher stays: 3 for a token's own format, 2 for a structure, 1 for a name beside a value. */
  readonly rank: 1 | 2 | 3;
}

/** Most findings one text gives. */
export const CANDIDATES_MAX = 100;

function lengthOf({ start, end }: Candidate): number {
  return end - start;
}

/** The candidates without those that overlap a better one, by position. */
export function settle(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const byWorth = [...candidates].sort(
    (left, right) =>
      right.rank - left.rank ||
      right.confidence - left.confidence ||
      lengthOf(right) - lengthOf(left) ||
      left.start - right.start,
  );
  const kept: Candidate[] = [];
  for (const candidate of byWorth) {
    if (kept.length >= CANDIDATES_MAX) break;
    if (!kept.some((other) => candidate.start < other.end && other.start < candidate.end)) kept.push(candidate);
  }
  return kept.sort((left, right) => left.start - right.start);
}
