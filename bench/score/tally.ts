import { rounded } from "../circumstances";
import { Histogram } from "../load/histogram";
import { type Share, shareOf } from "./interval";
import type { Judgement } from "./scorer";

/** What is known of one metric on one source; `source` is `all` for the sum. */
export interface Score {
  readonly metric: string;
  readonly source: string;
  /** Of what had to be found, how much was. */
  readonly recall: Share;
  /** Of what must not be found, how much was. */
  readonly falsePositiveRate: Share;
  /** Of what was found, how much had to be. */
  readonly precision: Share;
  readonly f1: number | null;
  /** Dual use: neither a miss nor a false alarm. */
  readonly grey: { readonly flagged: number; readonly of: number };
  /** Microseconds of one record. */
  readonly timeUs: { readonly mean: number; readonly p50: number; readonly p99: number };
}

export const ALL_SOURCES = "all";

/** Counts judgements by metric and source. */
export class Tally {
  readonly #cells = new Map<string, Map<string, Cell>>();

  add({ metric, expected, flagged }: Judgement, source: string, timeUs: number): void {
    for (const name of [source, ALL_SOURCES]) this.#cell(metric, name).add(expected, flagged, timeUs);
  }

  /** By metric and source, each metric's sum first. */
  scores(): readonly Score[] {
    return [...this.#cells]
      .sort(([a], [b]) => order(a, b))
      .flatMap(([metric, bySource]) =>
        [...bySource]
          .sort(([a], [b]) => (a === ALL_SOURCES ? -1 : b === ALL_SOURCES ? 1 : order(a, b)))
          .map(([source, cell]) => cell.score(metric, source)),
      );
  }

  #cell(metric: string, source: string): Cell {
    const bySource = this.#cells.get(metric) ?? new Map<string, Cell>();
    this.#cells.set(metric, bySource);
    const cell = bySource.get(source) ?? new Cell();
    bySource.set(source, cell);
    return cell;
  }
}

class Cell {
  #found = 0;
  #expected = 0;
  #falseAlarms = 0;
  #unexpected = 0;
  #greyFlagged = 0;
  #grey = 0;
  readonly #times = new Histogram();

  add(expected: boolean | null, flagged: boolean, timeUs: number): void {
    const hit = flagged ? 1 : 0;
    this.#times.add(timeUs);
    if (expected === null) {
      this.#grey += 1;
      this.#greyFlagged += hit;
    } else if (expected) {
      this.#expected += 1;
      this.#found += hit;
    } else {
      this.#unexpected += 1;
      this.#falseAlarms += hit;
    }
  }

  score(metric: string, source: string): Score {
    const flagged = this.#found + this.#falseAlarms;
    const { mean, p50, p99 } = this.#times.distribution();
    return {
      metric,
      source,
      recall: shareOf(this.#found, this.#expected),
      falsePositiveRate: shareOf(this.#falseAlarms, this.#unexpected),
      precision: shareOf(this.#found, flagged),
      f1: this.#expected === 0 ? null : (2 * this.#found) / (flagged + this.#expected),
      grey: { flagged: this.#greyFlagged, of: this.#grey },
      timeUs: { mean: rounded(mean, 1), p50: rounded(p50, 1), p99: rounded(p99, 1) },
    };
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
