import { type BorneOut, RulesLeftOut } from "./borne-out";
import { detect } from "./detect";
import type { LabelledRecord } from "./scorer";
import { SCORERS } from "./scorers";
import { type Score, Tally } from "./tally";

/** What a set of records says of the detectors. */
export interface Scores {
  readonly scores: readonly Score[];
  /** What is left of the recall of each source without the rules that only its own origin bears out. */
  readonly rulesLeftOut: readonly BorneOut[];
  /** Records of each kind. */
  readonly records: Readonly<Record<string, number>>;
  /** Kinds nobody knows how to put to the engine. */
  readonly unknownKinds: readonly string[];
  /** Records whose scorer failed, by id: a score without them would flatter. */
  readonly failed: readonly string[];
}

/** Puts every record to the engine as a caller would send it, and counts what was found. */
export function scoreRecords(records: readonly LabelledRecord[], only: string | null = null): Scores {
  const tally = new Tally();
  const leftOut = new RulesLeftOut();
  const counts: Record<string, number> = {};
  const unknown = new Set<string>();
  const failed: string[] = [];
  for (const record of records) {
    if (only !== null && record.kind !== only) continue;
    counts[record.kind] = (counts[record.kind] ?? 0) + 1;
    const scorers = SCORERS.filter(({ kinds }) => kinds.includes(record.kind));
    if (scorers.length === 0) unknown.add(record.kind);
    for (const scorer of scorers) {
      try {
        const from = performance.now();
        const judgements = scorer.score(record, detect);
        const us = (performance.now() - from) * 1_000;
        for (const judgement of judgements) {
          tally.add(judgement, record.source, us);
          leftOut.add(scorer.kinds.join(), judgement, record.source);
        }
      } catch {
        failed.push(`${record.kind}/${record.id}`);
      }
    }
  }
  return { scores: tally.scores(), rulesLeftOut: leftOut.rows(), records: counts, unknownKinds: [...unknown], failed };
}
