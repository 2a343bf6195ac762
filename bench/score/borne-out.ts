import { type Share, shareOf } from "./interval";
import { originOf } from "./origin";
import type { Judgement } from "./scorer";
import { ALL_SOURCES } from "./tally";

/** What the rules that other origins bear out find of one source. */
export interface BorneOut {
  readonly metric: string;
  /** `all` is the sum; the origin where there is but one. */
  readonly source: string;
  /** With all rules, as measured. */
  readonly recall: Share;
  /** With those alone that also found something in another origin; `null` when there is no other origin to ask. */
  readonly borneOut: Share | null;
  /** Rules that found something in this origin and in no other, as `type/rule`. */
  readonly onlyHere: readonly string[];
}

interface Expected {
  readonly metric: string;
  readonly source: string;
  readonly origin: string;
  readonly rules: readonly string[];
}

/**
 * Leaves each source out of the making of the rules, as far as that can be done afterwards: rules are not learnt, so a rule
 * counts for a source only if it also found what it had to in a source of another origin. What it found there must have been asked
 * in the same way: the records of one scorer bear each other out, those of another do not.
 */
export class RulesLeftOut {
  readonly #asked = new Map<string, Expected[]>();

  /** Counts a judgement of the scorer named `scorer`; only what had to be found by rules says anything. */
  add(scorer: string, { metric, expected, rules }: Judgement, source: string): void {
    if (expected !== true || rules === undefined) return;
    const asked = this.#asked.get(scorer) ?? [];
    this.#asked.set(scorer, asked);
    asked.push({ metric, source, origin: originOf(source), rules });
  }

  /** By metric and source, first the sum of a metric with several. */
  rows(): readonly BorneOut[] {
    return [...this.#asked.values()].flatMap(rowsOf).sort(inOrder);
  }
}

function rowsOf(asked: readonly Expected[]): BorneOut[] {
  const origins = originsOfRules(asked);
  const isOneOrigin = new Set(asked.map(({ origin }) => origin)).size === 1;
  return [...groupedBy(asked, ({ metric }) => metric)].flatMap(([metric, ofMetric]) => {
    if (isOneOrigin) return [rowOf(metric, ofMetric[0]?.origin ?? "", ofMetric, null)];
    const bySource = [...groupedBy(ofMetric, ({ source }) => source)];
    const rows = bySource.map(([source, ofSource]) => rowOf(metric, source, ofSource, origins));
    return rows.length === 1 ? rows : [rowOf(metric, ALL_SOURCES, ofMetric, origins), ...rows];
  });
}

/** `origins` of every rule; `null` when all are the same. */
function rowOf(metric: string, source: string, asked: readonly Expected[], origins: OriginsOfRules | null): BorneOut {
  const recall = shareOf(asked.filter(({ rules }) => rules.length > 0).length, asked.length);
  if (origins === null) return { metric, source, recall, borneOut: null, onlyHere: [] };
  // A rule that found something here is borne out by any second origin.
  const isBorneOut = (rule: string): boolean => (origins.get(rule)?.size ?? 0) > 1;
  const found = new Set(asked.flatMap(({ rules }) => rules));
  return {
    metric,
    source,
    recall,
    borneOut: shareOf(asked.filter(({ rules }) => rules.some(isBorneOut)).length, asked.length),
    onlyHere: [...found].filter((rule) => !isBorneOut(rule)).sort(),
  };
}

type OriginsOfRules = ReadonlyMap<string, ReadonlySet<string>>;

function originsOfRules(asked: readonly Expected[]): OriginsOfRules {
  const origins = new Map<string, Set<string>>();
  for (const { rules, origin } of asked) {
    for (const rule of rules) origins.set(rule, (origins.get(rule) ?? new Set()).add(origin));
  }
  return origins;
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function inOrder(a: BorneOut, b: BorneOut): number {
  const keyOf = ({ metric, source }: BorneOut): string => `${metric}\n${source === ALL_SOURCES ? "" : source}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
