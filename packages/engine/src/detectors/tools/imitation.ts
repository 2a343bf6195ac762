import { skeleton } from "../../text/confusables";
import { editDistance } from "./edit-distance";
import { type Ecosystem, knownNames } from "./known";

/** How a name comes close to a known one. */
type Imitation = "homoglyph" | "separator" | "misspelling" | "word-order" | "affix" | "owner" | "standard-library";

export interface Imitated {
  readonly how: Imitation;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Known names in the forms that are compared. */
export interface KnownSet {
  readonly names: ReadonlySet<string>;
  /** Whether `-`, `_` and `.` are one to the registry, as PEP 503 has it for PyPI: such names are the same name. */
  readonly hasOneSeparator: boolean;
  /** Owners of paths (`actions` of `actions/checkout`), where names are paths, and the last part of each owner. */
  readonly owners: ReadonlySet<string>;
  readonly ownerForms: readonly Form[];
  /** Of every path, the last part of its owner, by the last part of the path. */
  readonly ownersByLast: ReadonlyMap<string, readonly string[]>;
  /** Scopes of npm, such as `@angular`. */
  readonly scopes: ReadonlySet<string>;
  /** One per known name, without separators. */
  readonly forms: readonly Form[];
  readonly compact: ReadonlySet<string>;
  readonly looks: ReadonlySet<string>;
  readonly sorted: ReadonlySet<string>;
}

interface Form {
  readonly text: string;
  /** Bit per letter or digit that occurs, to leave most names out before counting edits. */
  readonly letters: number;
}

const ready = new Map<string, KnownSet>();

/** The well-known names of an ecosystem, made ready at first use. */
export function knownPackages(ecosystem: Ecosystem): KnownSet {
  const known = ready.get(ecosystem) ?? knownSet(knownNames(ecosystem), ecosystem === "pypi");
  ready.set(ecosystem, known);
  return known;
}

/** Names made ready for comparison; case does not count. */
export function knownSet(list: readonly string[], hasOneSeparator = false): KnownSet {
  const names = list.map((name) => name.toLowerCase());
  const compact = names.map(compactForm);
  const owners = new Set(names.some((name) => PATH.test(name)) ? names.map(ownerOf) : []);
  return {
    names: new Set(names),
    hasOneSeparator,
    owners,
    ownerForms: [...new Set([...owners].map(plainOwner))].map(formOf),
    ownersByLast: ownersByLast(names),
    scopes: new Set(names.filter((name) => name.startsWith("@")).map(ownerOf)),
    forms: compact.map(formOf),
    compact: new Set(compact.filter((text) => text.length >= 5)),
    looks: new Set(compact.filter((text) => text.length >= 5).map(looksLike)),
    sorted: new Set(names.map(sortedWords).filter((words) => words.includes(" "))),
  };
}

/** A path such as `actions/checkout`; a scope of npm (`@types/node`) is none. */
const PATH = /^[^@][^/]*\//;

/** Whether the name is close to, and not, one of the known ones. */
export function imitates(written: string, known: KnownSet): Imitated | null {
  const name = written.trim().toLowerCase().slice(0, 120);
  if (name.length < 4 || known.names.has(name)) return null;
  if (PATH.test(name)) return imitatesOwner(name, known);
  if (name.startsWith("@")) return imitatesScope(name, known);
  const compact = compactForm(name);
  if (known.looks.has(looksLike(compact)) && !known.compact.has(compact)) return { how: "homoglyph", confidence: 0.8 };
  if (known.compact.has(compact))
    return known.hasOneSeparator && isRespelled(name, known) ? null : { how: "separator", confidence: 0.65 };
  const close = misspells(compact, known);
  if (close !== null) return close;
  if (known.sorted.has(sortedWords(name))) return { how: "word-order", confidence: 0.6 };
  return affixed(name, known);
}

/** Whether letters were added, left out, replaced or swapped: the only one of the ways that counts edits, told without the others. */
export function isMisspelled(written: string, known: KnownSet): boolean {
  return misspells(compactForm(written.trim().toLowerCase().slice(0, 120)), known) !== null;
}

function isRespelled(name: string, { names }: KnownSet): boolean {
  return ["-", "_", "."].some((separator) => names.has(name.replace(/[-_.]+/g, separator)));
}

function misspells(compact: string, { forms }: KnownSet): Imitated | null {
  const letters = letterBits(compact);
  let best: Imitated | null = null;
  for (const form of forms) {
    const { text } = form;
    const max = text.length >= 8 ? 2 : 1;
    if (text.length < 4 || Math.abs(text.length - compact.length) > max) continue;
    if (countBits(form.letters ^ letters) > 2 * max) continue;
    const distance = editDistance(compact, text, max);
    if (distance > max || differsInVersion(compact, text)) continue;
    if (!isLikelySlip(compact, text, distance)) continue;
    const confidence = distance === 2 ? 0.55 : text.length >= 7 ? 0.75 : text.length >= 5 ? 0.6 : 0.5;
    if (best === null || confidence > best.confidence) best = { how: "misspelling", confidence };
  }
  return best;
}

/** `sha3` and `sha512`, `psycopg2` and `psycopg3` are families, not slips. */
function differsInVersion(left: string, right: string): boolean {
  return left.replace(/\d+$/, "") === right.replace(/\d+$/, "");
}

/**
 * Short names are close to each other by chance, so the shorter the known name, the more must agree: two edits leave the
 * first four letters as they are; in names of up to six letters the first stays; in those of four, letters are only
 * swapped or doubled.
 */
function isLikelySlip(name: string, known: string, distance: number): boolean {
  if (distance === 2) return name.startsWith(known.slice(0, 4));
  if (known.length >= 7) return true;
  return name[0] === known[0] && (known.length >= 5 || isSwapOrDouble(name, known));
}

function isSwapOrDouble(name: string, known: string): boolean {
  if (name.length === known.length) return Array.from(name).sort().join("") === Array.from(known).sort().join("");
  return name.length > known.length && name.replace(/(.)\1/g, "$1") === known.replace(/(.)\1/g, "$1");
}

const TRUST_SUFFIX =
  /[-_.](?:official|latest|updated?|new|fix(?:ed)?|patch(?:ed)?|original|real|stable|secure|pro|\d)$/;
const LANGUAGE_SUFFIX = /[-_.]?(?:js|py|rb|rs)$/;
const LANGUAGE_PREFIX = /^(?:python\d?[-_.]|py[-_.]|node(?:js)?[-_.]?)/;

function affixed(name: string, { names, compact }: KnownSet): Imitated | null {
  const isKnown = (base: string) => base.length >= 5 && (names.has(base) || compact.has(compactForm(base)));
  const trusted = name.replace(TRUST_SUFFIX, "");
  if (trusted !== name && isKnown(trusted)) return { how: "affix", confidence: 0.6 };
  const bare = name.replace(LANGUAGE_SUFFIX, "");
  if (bare !== name && isKnown(bare)) return { how: "affix", confidence: 0.55 };
  const own = name.replace(LANGUAGE_PREFIX, "");
  return own !== name && isKnown(own) ? { how: "affix", confidence: 0.5 } : null;
}

/** A scope of npm that is close to a known one; packages within a known scope are its owner's affair. */
function imitatesScope(name: string, { scopes }: KnownSet): Imitated | null {
  const scope = ownerOf(name);
  if (scopes.has(scope)) return null;
  for (const known of scopes) {
    const max = known.length >= 10 ? 2 : known.length >= 6 ? 1 : 0;
    if (max > 0 && editDistance(scope, known, max) <= max) return { how: "owner", confidence: 0.75 };
  }
  return null;
}

function formOf(text: string): Form {
  return { text, letters: letterBits(text) };
}

function ownersByLast(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const name of names) {
    if (!name.includes("/")) continue;
    const last = lastPart(name);
    const known = owners.get(last);
    if (known === undefined) owners.set(last, [plainOwner(ownerOf(name))]);
    else known.push(plainOwner(ownerOf(name)));
  }
  return owners;
}

/** A path whose owner is close to a known owner, or whose last part is a known one's under an owner that borrows its name. */
function imitatesOwner(name: string, { owners, ownerForms, ownersByLast }: KnownSet): Imitated | null {
  const owner = ownerOf(name);
  if (owners.has(owner)) return null;
  const plain = plainOwner(owner);
  const letters = letterBits(plain);
  for (const known of ownerForms) {
    const { text } = known;
    const max = text.length >= 9 ? 2 : text.length >= 5 ? 1 : 0;
    if (max === 0 || plain === text || countBits(known.letters ^ letters) > 2 * max) continue;
    if (editDistance(plain, text, max) <= max) return { how: "owner", confidence: 0.75 };
  }
  for (const knownOwner of ownersByLast.get(lastPart(name)) ?? []) {
    const borrows = knownOwner.length >= 4 && (plain.includes(knownOwner) || knownOwner.includes(plain));
    if (borrows && plain !== knownOwner) return { how: "owner", confidence: 0.6 };
  }
  return null;
}

/** `github.com/owner` of a module, `owner` of an action. */
function ownerOf(path: string): string {
  const [first = "", second = ""] = path.split("/");
  return first.includes(".") ? `${first}/${second}` : first;
}

/** The owner without the host. */
function plainOwner(owner: string): string {
  return owner.split("/").at(-1) ?? owner;
}

function lastPart(path: string): string {
  const parts = path.split("/").filter((part) => !/^v\d+$/.test(part));
  return parts.at(-1) ?? "";
}

function compactForm(name: string): string {
  return name.replace(/[-_.\s]/g, "");
}

const LEET: Readonly<Record<string, string>> = { "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t" };

/** Digits inside a word as the letters they imitate, then the look of the whole; a digit at the end stays a number. */
function looksLike(compact: string): string {
  return skeleton(
    compact.replace(/(?<=[a-z])[013457](?=[a-z])|^[013457](?=[a-z]{2})/g, (digit) => LEET[digit] ?? digit),
  );
}

function sortedWords(name: string): string {
  return name
    .split(/[-_.\s]/)
    .filter((word) => word !== "")
    .sort()
    .join(" ");
}

function letterBits(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    bits |= code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % 6));
  }
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count += 1;
  return count;
}
