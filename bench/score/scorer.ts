import type { Action, Finding } from "@mastguard/engine";

/** One labelled record, as `bench/data/README.md` describes them; kinds add fields of their own. */
export interface LabelledRecord {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  /** 1: a finding is expected. 0: nothing must be found. 2: dual use, counted apart. */
  readonly label: 0 | 1 | 2;
  readonly text?: string;
  readonly lang?: string;
  readonly [field: string]: unknown;
}

/** One thing that could be got right or wrong about a record. */
export interface Judgement {
  /** `injection.blocking`, `secret`, `pii.structured`: what the table has a row for, by source. */
  readonly metric: string;
  /** Whether it had to be found; `null` is counted apart (dual use). */
  readonly expected: boolean | null;
  readonly flagged: boolean;
  /** The rules that flagged it, as `type/rule`; left out where something learnt answers, or no finding at all. */
  readonly rules?: readonly string[];
}

/** What the engine finds in one action, all default detectors, no guardrail switched off. */
export type Detect = (action: Action) => readonly Finding[];

/** How records of one kind are put to the engine, and what is judged. */
export interface Scorer {
  /** The values of `kind` it scores. */
  readonly kinds: readonly string[];
  score(record: LabelledRecord, detect: Detect): readonly Judgement[];
}
