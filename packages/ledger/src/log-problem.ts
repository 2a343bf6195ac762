/** What can be wrong with a log; the README has a sentence for each. */
export type LogProblemKind =
  | "entry_missing"
  | "entry_repeated"
  | "entry_out_of_order"
  | "tail_cut"
  | "head_behind"
  | "leaf_hash_mismatch"
  | "body_not_canonical"
  | "body_not_format_1"
  | "wrong_organization"
  | "column_mismatch"
  | "leaf_not_in_tree"
  | "subtree_mismatch"
  | "tile_missing"
  | "tree_rolled_back"
  | "checkpoint_missing"
  | "checkpoint_out_of_order"
  | "checkpoint_unreadable"
  | "checkpoint_bad_signature"
  | "checkpoint_wrong_origin"
  | "checkpoint_size_mismatch"
  | "checkpoint_root_mismatch"
  | "kept_checkpoint_invalid"
  | "kept_checkpoint_mismatch";

/** One thing that is wrong: `index` is the first entry it makes doubtful. */
export interface LogProblem {
  readonly index: number;
  readonly kind: LogProblemKind;
  readonly message: string;
}

/** Collects problems; keeps the first `max` of them and, however many there are, the lowest index. */
export class LogProblems {
  readonly list: LogProblem[] = [];
  #first: number | null = null;
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  /** The lowest index of any problem; `null` when there is none. */
  get firstBadIndex(): number | null {
    return this.#first;
  }

  /** Notes a problem; a second one of the same kind at the same index says nothing new. */
  add(index: number, kind: LogProblemKind, message: string): void {
    this.#first = Math.min(this.#first ?? index, index);
    if (this.list.length >= this.#max || this.list.some((other) => other.index === index && other.kind === kind))
      return;
    this.list.push({ index, kind, message });
  }

  /** The lowest index already found bad among entries `begin` to `end` − 1: what explains a hash over all of them. */
  within(begin: number, end: number): number | null {
    // The lowest of all is known even when the list is full.
    if (this.#first !== null && this.#first >= begin && this.#first < end) return this.#first;
    const found = this.list.filter(({ index }) => index >= begin && index < end).map(({ index }) => index);
    return found.length === 0 ? null : Math.min(...found);
  }
}
