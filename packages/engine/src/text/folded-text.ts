/** A text brought to one form, so that rules need to know one spelling; and the way back. */
export interface FoldedText {
  /**
   * Lower case, NFKC, without accents on Latin, Greek and Cyrillic letters, without invisible characters, with look-alike
   * letters inside Latin words made Latin, with plain quotes and dashes. Runs of white space are one space, or one line
   * break when they hold one.
   */
  readonly text: string;
  /** The stretch of the original that `[start, end)` of the folded text came from, in UTF-16 units. */
  span(start: number, end: number): { readonly start: number; readonly end: number };
}

const NONE: readonly number[] = [];

/** A folded text whose distance to the original changes at some places. */
class Folded implements FoldedText {
  constructor(
    readonly text: string,
    private readonly original: string,
    /** Folded indices at which the distance to the original changes, ascending, and the distance from there on. */
    private readonly changes: readonly number[],
    private readonly distances: readonly number[],
  ) {}

  span(start: number, end: number) {
    const from = this.originalOf(start);
    if (end <= start) return { start: from, end: from };
    const last = this.originalOf(end - 1);
    const isPair = (this.original.codePointAt(last) ?? 0) > 0xffff;
    return { start: from, end: Math.min(this.original.length, last + (isPair ? 2 : 1)) };
  }

  private originalOf(index: number): number {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.changes[middle] ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    return index + (low === 0 ? 0 : (this.distances[low - 1] ?? 0));
  }
}

/** A character that stands for more units is a phrase (`U+FDFA` says a whole sentence) and becomes a space. */
const EXPANSION_MAX = 4;
/** So do all that stand for several after these, so that a text does not grow without bound. */
const EXPANDED_TOTAL_MAX = 65_536;

/** Collects folded pieces and where each came from. */
export class FoldOutput {
  private readonly pieces: string[] = [];
  private length = 0;
  private expanded = 0;
  private distance = 0;
  private readonly changes: number[] = [];
  private readonly distances: number[] = [];

  constructor(private readonly original: string) {}

  /** Adds a piece whose first unit came from `at`, each further unit from the next. */
  add(piece: string, at: number): void {
    if (piece === "") return;
    if (at - this.length !== this.distance) {
      this.distance = at - this.length;
      this.changes.push(this.length);
      this.distances.push(this.distance);
    }
    this.pieces.push(piece);
    this.length += piece.length;
  }

  /** Adds a piece that came from one character as a whole. */
  addExpanded(piece: string, at: number): void {
    this.expanded += piece.length;
    if (piece.length > EXPANSION_MAX || this.expanded > EXPANDED_TOTAL_MAX) {
      this.add(" ", at);
      return;
    }
    for (const unit of piece.split("")) this.add(unit, at);
  }

  folded(): FoldedText {
    return new Folded(this.pieces.join(""), this.original, this.changes, this.distances);
  }
}

/** A text that folding only changed in place. */
export function foldedInPlace(text: string, original: string): FoldedText {
  return new Folded(text, original, NONE, NONE);
}

/** The same stretches with other letters in the same places. */
export function relettered(inner: FoldedText, text: string): FoldedText {
  return { text, span: (start, end) => inner.span(start, end) };
}
