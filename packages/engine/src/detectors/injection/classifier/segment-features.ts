import { type ConceptTable, TELLING } from "./concepts";

/** Buckets of word features, then of concept features. */
export const WORD_BITS = 18;
const CONCEPT_BITS = 16;
export const BUCKETS = (1 << WORD_BITS) + (1 << CONCEPT_BITS);

/** A word gives at most 6 features of words and 22 of concepts, a boundary 1, so a segment always fits. */
const FEATURES_MAX = 2048;
/** Words and boundaries of a segment. */
const TOKENS_MAX = 128;

/** What a token is besides an ordinary word. */
const IS_BOUNDARY = 1;
export const IS_CAPITALS = 2;

const CAPITALS = 0x1b873593;
const STEM = 0x38b34ae5;
const SKIP = 0x7feb352d;
const STRUCTURED = 0x3c6ef372;

/** How many words apart concepts may be that follow each other, and that are only near each other. */
const CONCEPT_REACH = 10;
const NEAR_REACH = 24;
const NEAR_MAX = 4;
/** A word as often as this in a row is a repetition. */
const REPEATED = 3;

/** What sets the keys of concept features apart that are made of the same concepts. */
const SECOND_BEFORE = 0x10000;
const THIRD_BEFORE = 0x20000;
const OPENS = 0x30000;
const NEAR = 0x50000;
const ASKED = 0x60000;
const REPETITION = 0x70000;
const TRIPLE = 0x100000;

/**
 * The features of one segment after another: hashed words, pairs, triples, pairs with a gap, stems, words all in capitals;
 * how concepts of the lexicon follow each other within ten words or are near each other, across segments too, and which of
 * them a question ends on. A segment whose concepts do not come to `TELLING` has none: most prose ends there.
 */
export class SegmentFeatures {
  /** The features of the segment last closed, indices below `BUCKETS`; the first `count` are valid. */
  readonly features = new Int32Array(FEATURES_MAX);
  count = 0;

  readonly #table: ConceptTable;
  #isStructured = false;
  /** The words and boundaries of the present segment: hash, hash of the first letters or 0, and what they are. */
  readonly #hashes = new Int32Array(TOKENS_MAX);
  readonly #openings = new Int32Array(TOKENS_MAX);
  readonly #marks = new Uint8Array(TOKENS_MAX);
  #tokens = 0;
  /** The concepts of the present segment, the word each came at, whether it opens a sentence; what they come to. */
  readonly #concepts = new Uint8Array(TOKENS_MAX);
  readonly #conceptsAt = new Int32Array(TOKENS_MAX);
  readonly #conceptsOpen = new Uint8Array(TOKENS_MAX);
  #conceptCount = 0;
  #telling = 0;
  #repetitions = 0;
  /** The two words or boundaries before the present segment. */
  #last = 0;
  #secondLast = 0;
  #lastWord = 0;
  #repeated = 0;
  #words = 0;
  /** The number of the word that opens a sentence, a line or a value. */
  #opened = 0;
  /** The latest concepts, newest first, and the word each came at. */
  #recent0 = 0;
  #recent1 = 0;
  #recent2 = 0;
  #at0 = 0;
  #at1 = 0;
  #at2 = 0;
  /** The latest concepts that are not grammar, as a ring, and the word each came at. */
  readonly #near = new Uint8Array(NEAR_MAX);
  readonly #nearAt = new Int32Array(NEAR_MAX);
  #nearCount = 0;

  constructor(table: ConceptTable) {
    this.#table = table;
  }

  /** Starts over with a text. */
  open(isStructured: boolean): void {
    this.#isStructured = isStructured;
    this.#last = 0;
    this.#secondLast = 0;
    this.#lastWord = 0;
    this.#repeated = 0;
    this.#words = 0;
    this.#opened = 0;
    this.#recent0 = 0;
    this.#recent1 = 0;
    this.#recent2 = 0;
    this.#near.fill(0);
    this.#nearCount = 0;
  }

  /** Starts the next segment. */
  begin(): void {
    this.count = 0;
    this.#tokens = 0;
    this.#conceptCount = 0;
    this.#telling = 0;
    this.#repetitions = 0;
  }

  /** What stands between two words counts as a word of its own; the next word may open a sentence. */
  boundary(hash: number, opens: boolean): void {
    if (opens) this.#opened = this.#words;
    this.#token(hash, 0, IS_BOUNDARY);
  }

  /** A word: its hash, that of its first letters when it has more, and `IS_CAPITALS` or 0. */
  word(hash: number, opening: number, marks: number): void {
    this.#token(hash, opening, marks);
    this.#words += 1;
    if (hash !== this.#lastWord) {
      this.#lastWord = hash;
      this.#repeated = 1;
      return;
    }
    this.#repeated += 1;
    if (this.#repeated < REPEATED) return;
    this.#telling = TELLING;
    this.#repetitions += 1;
  }

  /** The concept of the word that comes next. */
  concept(concept: number): void {
    const at = this.#conceptCount;
    const sinceOpened = this.#words - this.#opened;
    this.#telling += sinceOpened < 2 ? TELLING : (this.#table.tells[concept] ?? 0);
    this.#concepts[at] = concept;
    this.#conceptsAt[at] = this.#words;
    this.#conceptsOpen[at] = sinceOpened === 0 ? 1 : 0;
    this.#conceptCount = at + 1;
  }

  /** Ends the segment and gives it its features, or none. */
  close(isAsked: boolean): void {
    if (this.#telling < TELLING) this.#pass();
    else {
      this.#featureWords();
      this.#featureConcepts(isAsked);
    }
  }

  #token(hash: number, opening: number, marks: number): void {
    const at = this.#tokens;
    this.#hashes[at] = hash;
    this.#openings[at] = opening;
    this.#marks[at] = marks;
    this.#tokens = at + 1;
  }

  /** Leaves the present segment without features; its last words and concepts are what the next one follows. */
  #pass(): void {
    const tokens = this.#tokens;
    this.#secondLast = tokens > 1 ? (this.#hashes[tokens - 2] ?? 0) : this.#last;
    this.#last = this.#hashes[tokens - 1] ?? 0;
    const concepts = this.#conceptCount;
    for (let k = Math.max(0, concepts - NEAR_MAX); k < concepts; k += 1) {
      this.#remember(this.#concepts[k] ?? 0, this.#conceptsAt[k] ?? 0);
    }
  }

  /** The features each word makes with the two before it. */
  #featureWords(): void {
    const { features } = this;
    const hashes = this.#hashes;
    const tokens = this.#tokens;
    let last = this.#last;
    let secondLast = this.#secondLast;
    let { count } = this;
    for (let token = 0; token < tokens; token += 1) {
      const hash = hashes[token] ?? 0;
      const marks = this.#marks[token] ?? 0;
      const pair = Math.imul(last, 0x2c1b3c6d) + hash;
      features[count] = spread(pair) >>> (32 - WORD_BITS);
      count += 1;
      if (marks !== IS_BOUNDARY) {
        const before = Math.imul(secondLast, 0x297a2d39);
        features[count] = spread(hash) >>> (32 - WORD_BITS);
        features[count + 1] = spread(before + pair) >>> (32 - WORD_BITS);
        features[count + 2] = spread((before + hash) ^ SKIP) >>> (32 - WORD_BITS);
        count += 3;
        const opening = this.#openings[token] ?? 0;
        if (opening !== 0) {
          features[count] = spread(opening ^ STEM) >>> (32 - WORD_BITS);
          count += 1;
        }
        if (marks === IS_CAPITALS) {
          features[count] = spread(hash ^ CAPITALS) >>> (32 - WORD_BITS);
          count += 1;
        }
      }
      secondLast = last;
      last = hash;
    }
    this.count = count;
    this.#last = last;
    this.#secondLast = secondLast;
  }

  /** The features each concept makes with those before it, with those near it, and with how its sentence begins and ends. */
  #featureConcepts(isAsked: boolean): void {
    const { isGrammar } = this.#table;
    for (let k = 0; k < this.#conceptCount; k += 1) {
      const concept = this.#concepts[k] ?? 0;
      const at = this.#conceptsAt[k] ?? 0;
      if (concept === this.#recent0) {
        this.#at0 = at;
        continue;
      }
      const oldest = at - CONCEPT_REACH;
      this.#conceptFeature(concept);
      if (this.#recent0 !== 0 && this.#at0 >= oldest) {
        this.#conceptFeature(concept * 64 + this.#recent0);
        if (this.#recent1 !== 0 && this.#at1 >= oldest) {
          this.#conceptFeature((concept * 64 + this.#recent1) | SECOND_BEFORE);
          this.#conceptFeature((concept * 64 + this.#recent0) * 64 + this.#recent1 + TRIPLE);
          if (this.#recent2 !== 0 && this.#at2 >= oldest) {
            this.#conceptFeature((concept * 64 + this.#recent2) | THIRD_BEFORE);
          }
        }
      }
      if (this.#conceptsOpen[k] === 1) this.#conceptFeature(concept | OPENS);
      if (isGrammar[concept] === 0) {
        this.#featureNear(concept, at);
        if (isAsked) this.#conceptFeature(concept | ASKED);
      }
      this.#remember(concept, at);
    }
    for (let k = 0; k < this.#repetitions; k += 1) this.#conceptFeature(REPETITION);
  }

  /** Pairs with concepts near by, whichever comes first: word order differs between languages. */
  #featureNear(concept: number, at: number): void {
    for (let k = 0; k < NEAR_MAX; k += 1) {
      const other = this.#near[k] ?? 0;
      if (other === 0 || other === concept || (this.#nearAt[k] ?? 0) < at - NEAR_REACH) continue;
      this.#conceptFeature((Math.min(concept, other) * 64 + Math.max(concept, other)) | NEAR);
    }
  }

  #remember(concept: number, at: number): void {
    this.#recent2 = this.#recent1;
    this.#at2 = this.#at1;
    this.#recent1 = this.#recent0;
    this.#at1 = this.#at0;
    this.#recent0 = concept;
    this.#at0 = at;
    if (this.#table.isGrammar[concept] !== 0) return;
    const slot = this.#nearCount & (NEAR_MAX - 1);
    this.#near[slot] = concept;
    this.#nearAt[slot] = at;
    this.#nearCount += 1;
  }

  #conceptFeature(key: number): void {
    const mixed = Math.imul(key, 0x45d9f3b) + 0x3779;
    this.features[this.count] = (1 << WORD_BITS) + (spread(mixed) >>> (32 - CONCEPT_BITS));
    this.count += 1;
    if (!this.#isStructured) return;
    this.features[this.count] = (1 << WORD_BITS) + (spread(mixed ^ STRUCTURED) >>> (32 - CONCEPT_BITS));
    this.count += 1;
  }
}

/** Spreads every bit of a hash over its upper bits. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}
