import type { TextDetector, Triggers } from "./detector";
import { FEATURES, type Feature } from "./features";
import { HashMasks } from "./hash-masks";

/** What one scan noted. `detectors` has bit i set when the text is worth the while of text detector i. */
export interface Scan {
  readonly features: number;
  readonly detectors: number;
}

/** More detectors than bits would need a second word. */
const DETECTORS_MAX = 31;
/** Features are looked up in two halves. */
const LOW_COUNT = 9;
const LOW_BITS = (1 << LOW_COUNT) - 1;
const KEY_MAX = 64;
const KEYS_REMEMBERED_MAX = 4_096;
const MARKS = 1 << 14;
const WORD = 1;
const PREFIX = 2;
const PREFIX_MIN = 3;
const PREFIX_MAX = 6;

/** Character classes of ASCII: a letter, a digit, part of a token, or a sign the scan looks at. */
const LETTER = 1;
const DIGIT = 2;
const TOKEN_SIGN = 4;
const SPACE = 8;
const NOTED = 16;

const CLASS = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const char = String.fromCharCode(code);
  if (/[A-Za-z]/.test(char)) CLASS[code] = LETTER;
  else if (/[0-9]/.test(char)) CLASS[code] = DIGIT;
  else if ("+/_-=.~".includes(char)) CLASS[code] = TOKEN_SIGN | NOTED;
  else if (code <= 32 || code === 127) CLASS[code] = SPACE;
  else CLASS[code] = NOTED;
}

/** Features that the mere presence of a character shows. */
const BY_CHARACTER = new Int32Array(128);
for (const char of "|;&$`><") BY_CHARACTER[char.charCodeAt(0)] = FEATURES.shell;
for (const char of "'\"`") note(char, FEATURES.quote);
note("#", FEATURES.comment);
note("=", FEATURES.equals);
note("/", FEATURES.path);
note("\\", FEATURES.path);

function note(char: string, feature: number): void {
  const code = char.charCodeAt(0);
  BY_CHARACTER[code] = (BY_CHARACTER[code] ?? 0) | feature;
}

/** Compiles the triggers of the text detectors into one scanner: one pass over a text, whatever the number of detectors. */
export class Scanner {
  /** Masks of detectors by hash of word and of prefix: two words of one hash cost a look, never miss one. */
  readonly #words = new HashMasks();
  readonly #prefixes = new HashMasks();
  readonly #keyWords = new HashMasks();
  /** Answers most look-ups at once: what has no mark here is neither a word nor the beginning of a prefix. */
  readonly #marks = new Uint8Array(MARKS);
  /** By the lower and the upper bits of a text's features, the detectors any of them is worth the while of. */
  readonly #byLowBits: Int32Array;
  readonly #byHighBits: Int32Array;
  readonly #all: number;
  readonly #keys = new Map<string, number>();

  constructor(detectors: readonly Pick<TextDetector, "triggers">[]) {
    if (detectors.length > DETECTORS_MAX) throw new RangeError(`At most ${DETECTORS_MAX} text detectors`);
    const byFeature = new Map<Feature, number>();
    detectors.forEach(({ triggers }, index) => {
      this.#addWords(triggers, 1 << index);
      for (const feature of triggers.features ?? []) {
        byFeature.set(feature, (byFeature.get(feature) ?? 0) | (1 << index));
      }
    });
    const masks = [...byFeature].map(([feature, mask]) => [FEATURES[feature], mask] as const);
    const maskOf = (features: number) =>
      masks.reduce((all, [feature, mask]) => ((features & feature) === 0 ? all : all | mask), 0);
    this.#byLowBits = Int32Array.from({ length: LOW_BITS + 1 }, (_, bits) => maskOf(bits));
    this.#byHighBits = Int32Array.from({ length: LOW_BITS + 1 }, (_, bits) => maskOf(bits << LOW_COUNT));
    this.#all = detectors.length === 0 ? 0 : -1 >>> (32 - detectors.length);
  }

  #addWords({ words = [], keys = words, prefixes = [] }: Triggers, mask: number): void {
    for (const word of keys) this.#keyWords.add(hashOf(word), mask);
    for (const word of words) {
      if (!/^[a-z0-9]+$/.test(word)) throw new RangeError(`A trigger word is a run of a-z and 0-9, not \`${word}\``);
      this.#words.add(hashOf(word), mask);
      this.#mark(hashOf(word), WORD);
    }
    for (const prefix of prefixes) {
      if (!/^[a-z0-9]{3,6}$/.test(prefix))
        throw new RangeError(`A prefix has 3 to 6 of a-z and 0-9, not \`${prefix}\``);
      this.#prefixes.add(hashOf(prefix), mask);
      this.#mark(hashOf(prefix.slice(0, PREFIX_MIN)), PREFIX);
    }
  }

  /**
   * The detectors that have words of an object's key among theirs: what stands under `password` or `command` is worth a
   * look whatever it is. Remembered, since keys come again and again; only short ones, and not more than a few thousand.
   */
  ofKey(key: string): number {
    if (key.length > KEY_MAX) return 0;
    const known = this.#keys.get(key);
    if (known !== undefined) return known;
    let detectors = 0;
    for (const word of key.toLowerCase().match(/[a-z0-9]+/g) ?? []) detectors |= this.#keyWords.get(hashOf(word));
    // Names written together: `apiKey`, `cardNumber`.
    for (const word of key.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []) {
      detectors |= this.#keyWords.get(hashOf(word.toLowerCase()));
    }
    if (this.#keys.size >= KEYS_REMEMBERED_MAX) this.#keys.clear();
    this.#keys.set(key, detectors);
    return detectors;
  }

  #mark(hash: number, kind: number): void {
    const place = markOf(hash);
    this.#marks[place] = (this.#marks[place] ?? 0) | kind;
  }

  /** One pass, no allocation but the result. A text of any length and content. */
  scan(text: string): Scan {
    const words = this.#words;
    const prefixes = this.#prefixes;
    const marks = this.#marks;
    let isPrefix = false;
    let features = 0;
    let detectors = 0;
    // The run of letters and digits that is being read.
    let hash = 0;
    let length = 0;
    let letters = 0;
    // The run of token characters.
    let token = 0;
    let tokenMix = 0;
    // Digits that stand close together.
    let digits = 0;
    let sinceDigit = 0;
    let dots = 0;
    let sentenceWords = 0;
    // Nothing but the characters of an address, and one `@`.
    let isBare = true;
    let ats = 0;
    let previous = 32;
    let previousClass = SPACE;
    const size = text.length;
    for (let at = 0; at < size; at += 1) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? (CLASS[code] ?? 0) : 0;
      if ((kind & (LETTER | DIGIT)) !== 0) {
        const lower = kind === LETTER ? code | 32 : code;
        hash = (Math.imul(hash, 31) + lower) | 0;
        length += 1;
        if (length === PREFIX_MIN) isPrefix = ((marks[markOf(hash)] ?? 0) & PREFIX) !== 0;
        if (isPrefix && length >= PREFIX_MIN && length <= PREFIX_MAX) detectors |= prefixes.get(hash);
        if (kind === DIGIT) {
          digits = sinceDigit > 3 ? 1 : digits + 1;
          sinceDigit = 0;
          if (digits >= 6) features |= FEATURES.digits;
        } else {
          letters += 1;
          sinceDigit += 1;
          if (previous === 46 && (previousClass & NOTED) !== 0 && at > 1) features |= FEATURES.host;
          else if (previous === 60) features |= FEATURES.markup;
          else if (previous === 38) features |= FEATURES.markup;
        }
        if (previous === 37 || previous === 92) features |= FEATURES.escape;
        else if (previous === 45 && at > 1 && isSpace(text.charCodeAt(at - 2))) features |= FEATURES.option;
        token += 1;
        tokenMix |= kind;
        if (token >= 16 && (tokenMix & (LETTER | DIGIT)) === (LETTER | DIGIT)) features |= FEATURES.token;
      } else {
        if (length > 0) {
          if (((marks[markOf(hash)] ?? 0) & WORD) !== 0) detectors |= words.get(hash);
          if (letters === length) sentenceWords += 1;
          hash = 0;
          length = 0;
          letters = 0;
          isPrefix = false;
        }
        sinceDigit += 1;
        if ((kind & TOKEN_SIGN) !== 0) {
          token += 1;
          if (token >= 16 && (tokenMix & (LETTER | DIGIT)) === (LETTER | DIGIT)) features |= FEATURES.token;
        } else {
          token = 0;
          tokenMix = 0;
        }
        if (kind === 0) {
          isBare = false;
          features |= FEATURES.nonAscii;
          if (isInvisible(code)) features |= FEATURES.invisible;
          if (code >= 0x2018 && code <= 0x201f) features |= FEATURES.quote;
        } else if (kind === SPACE) {
          isBare = false;
          if (code === 10 || code === 13) features |= FEATURES.lines;
          else if (code !== 32 && code !== 9) features |= FEATURES.invisible;
          dots = 0;
        } else {
          features |= BY_CHARACTER[code] ?? 0;
          if (code === 64) ats += 1;
          else if (code !== 46 && code !== 45 && code !== 95 && code !== 43) isBare = false;
          if (code === 46) {
            if (previousClass === DIGIT) {
              dots += 1;
              if (dots >= 3) features |= FEATURES.quad;
            } else dots = 0;
          } else if (code === 64) {
            if (previousClass !== SPACE && at + 1 < size && !isSpace(text.charCodeAt(at + 1))) features |= FEATURES.at;
          } else if (code === 47) {
            if (previous === 47 && at > 1 && text.charCodeAt(at - 2) === 58) features |= FEATURES.host;
            if (previous === 60) features |= FEATURES.markup;
          } else if (code === 42) {
            if (previous === 47) features |= FEATURES.comment;
          } else if (code === 45) {
            if (previous === 45) {
              features |= FEATURES.comment;
              if (at > 1 && isSpace(text.charCodeAt(at - 2))) features |= FEATURES.option;
            }
          } else if (code === 33 || code === 63 || code === 35) {
            if (previous === 60 || previous === 38) features |= FEATURES.markup;
          }
        }
      }
      previous = code;
      previousClass = kind === 0 ? LETTER : kind;
    }
    if (length > 0) {
      detectors |= words.get(hash);
      if (letters === length) sentenceWords += 1;
    }
    if (sentenceWords >= 4) features |= FEATURES.sentence;
    if ((features & FEATURES.at) !== 0 && (!isBare || ats > 1)) features |= FEATURES.atBeside;
    detectors |= (this.#byLowBits[features & LOW_BITS] ?? 0) | (this.#byHighBits[features >>> LOW_COUNT] ?? 0);
    return { features, detectors: detectors & this.#all };
  }
}

function markOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 18;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  return hash;
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 127;
}

/** Code units nobody sees; tags and the further variation selectors come as surrogate pairs, whose first half tells. */
function isInvisible(code: number): boolean {
  return (
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    code === 0x34f ||
    code === 0x61c ||
    (code >= 0x115f && code <= 0x1160) ||
    (code >= 0x17b4 && code <= 0x17b5) ||
    (code >= 0x180b && code <= 0x180f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0x2800 ||
    code === 0x3164 ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0xffa0 ||
    (code >= 0xfff0 && code <= 0xfffb) ||
    code === 0xdb40
  );
}
