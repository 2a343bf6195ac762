/** What a histogram has seen, in the unit it was fed with. All 0 when it has seen nothing. */
export interface Distribution {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

const RESOLUTION = 0.01;
const LOWEST = 0.1;
const HIGHEST = 1e9;
const STEP = Math.log1p(RESOLUTION);
const BUCKETS = Math.ceil(Math.log(HIGHEST / LOWEST) / STEP) + 1;

/**
 * Counts values in buckets that each are 1 % wider than the one before, so percentiles of any number of values take
 * constant memory and are off by at most 1 %, always upwards: a latency is never reported better than it was.
 * Values are from 0.1 to 1e9 (microseconds: 100 ns to 17 minutes); what lies outside counts as the nearest of the two.
 */
export class Histogram {
  readonly #counts = new Uint32Array(BUCKETS);
  #count = 0;
  #sum = 0;
  #max = 0;

  add(value: number): void {
    const bucket = Math.ceil(Math.log(value / LOWEST) / STEP);
    const index = Math.min(Math.max(bucket, 0), BUCKETS - 1) || 0; // NaN is no latency; 0 makes it visible as an outlier
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#count += 1;
    this.#sum += value;
    if (value > this.#max) this.#max = value;
  }

  /** The smallest value that at least `percent` of all values do not exceed, rounded up to the edge of its bucket. */
  percentile(percent: number): number {
    const wanted = Math.max(1, Math.ceil((percent / 100) * this.#count));
    let seen = 0;
    for (const [index, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= wanted) return Math.min(LOWEST * Math.exp(index * STEP), this.#max);
    }
    return 0;
  }

  distribution(): Distribution {
    return {
      count: this.#count,
      mean: this.#count === 0 ? 0 : this.#sum / this.#count,
      p50: this.percentile(50),
      p95: this.percentile(95),
      p99: this.percentile(99),
      max: this.#max,
    };
  }
}
