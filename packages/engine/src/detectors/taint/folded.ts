const SEPARATORS = /[ \-.]/g;

/** A text in the forms in which it is searched; each made when it is asked for, and once. */
export class FoldedText {
  /** In lower case. */
  readonly lower: string;
  #squeezed: string | null = null;
  #places: Int32Array | null = null;

  constructor(lower: string) {
    this.lower = lower;
  }

  /** Without spaces, hyphens and dots, so that numbers written with and without them compare equal. */
  get squeezed(): string {
    this.#squeezed ??= this.lower.replace(SEPARATORS, "");
    return this.#squeezed;
  }

  /** Where in `lower` a character of `squeezed` stands. */
  placeOf(index: number): number {
    this.#places ??= placesOf(this.lower, this.squeezed.length);
    return this.#places[index] ?? 0;
  }
}

function placesOf(lower: string, size: number): Int32Array {
  const places = new Int32Array(size);
  let count = 0;
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (code === 32 || code === 45 || code === 46) continue;
    places[count] = at;
    count += 1;
  }
  return places;
}
