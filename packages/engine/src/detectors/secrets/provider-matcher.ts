import { ALPHABETS, bitsOf, isLower, isUpper } from "./alphabet";
import { bindingOf } from "./binding";
import { type Body, matchBody, parseBody } from "./body";
import type { Candidate } from "./candidate";
import { isFilled, isPlaceholder } from "./placeholder";
import { NAMED_PROVIDERS } from "./providers/named";
import type { Provider } from "./providers/provider";
import { SHAPED_PROVIDERS } from "./providers/shaped";
import { entropyOf, looksRandom, textureOf } from "./randomness";
import { LONG_RUN, type Runs } from "./runs";

/** How far behind a provider's name its credential may stand. */
const REACH = 100;
/** The same for credentials that are put together of short parts. */
const SHORT_REACH = 32;
/** At how many places within reach one name is tried. */
const LOOKS_MAX = 8;
/** Longest credential of a provider whose format is not known. */
const VALUE_MAX = 160;
const UUID_BODY = "anyhex:8 '-' anyhex:4 '-' anyhex:4 '-' anyhex:4 '-' anyhex:12";

export interface ProviderShape {
  readonly provider: Provider;
  readonly bodies: readonly Body[];
  /** Shortest run of characters worth a look. */
  readonly runMin: number;
}

export function providerShapes(): readonly ProviderShape[] {
  const shaped = new Set(SHAPED_PROVIDERS.flatMap((provider) => provider.names));
  const named = NAMED_PROVIDERS.filter((provider) => !provider.names.some((name) => shaped.has(name)));
  return [...SHAPED_PROVIDERS, ...named].map((provider) => ({
    provider,
    bodies: provider.bodies.map((body) => parseBody(body === "uuid" ? UUID_BODY : body)),
    runMin: provider.bodies.some((body) => body.includes("'")) ? 6 : LONG_RUN,
  }));
}

/** The credential that follows the provider's name, `length` characters that end at `nameEnd`; or `null`. */
export function matchProvider(
  text: string,
  nameEnd: number,
  length: number,
  shape: ProviderShape,
  runs: Runs,
): Candidate | null {
  if (goesOn(text, nameEnd, length)) return null;
  const limit = Math.min(text.length, nameEnd + (shape.runMin >= LONG_RUN ? REACH : SHORT_REACH));
  let at = shape.runMin >= LONG_RUN ? runs.nextLong(nameEnd) : nameEnd;
  for (let looks = 0; at < limit && looks < LOOKS_MAX; at++) {
    if ((bitsOf(text.charCodeAt(at)) & ALPHABETS.alnum) === 0) continue;
    const end = runs.end("token", at);
    if (end - at >= shape.runMin) {
      looks++;
      const candidate = judge(text, nameEnd - length, nameEnd, at, end, shape, runs);
      if (candidate !== null) return candidate;
    }
    at = Math.max(at, runs.end("alnum", at));
  }
  return null;
}

function judge(
  text: string,
  nameStart: number,
  nameEnd: number,
  at: number,
  end: number,
  shape: ProviderShape,
  runs: Runs,
): Candidate | null {
  if (text.charAt(at - 1) === "/") return null;
  const binding = bindingOf(text, nameStart, nameEnd, at);
  if (binding === null) return null;
  const isSure = binding === "credential" || (binding === "key" && !text.slice(nameEnd, at).includes("\n"));
  for (const body of shape.bodies) {
    const bodyEnd = matchBody(text, at, body, runs);
    if (bodyEnd < 0 || !isPlausible(text.slice(at, bodyEnd), isSure)) continue;
    return candidateOf(shape.provider.id, at, bodyEnd, isSure ? 0.75 : 0.6, isSure);
  }
  const value = text.slice(at, Math.min(end, at + VALUE_MAX + 1));
  if (binding === "name" || value.length > VALUE_MAX || /=[^=]/.test(value) || /[/.].{0,20}[/.]/.test(value))
    return null;
  if (!isSure && /^[0-9a-fA-F-]+$/.test(value)) return null;
  if (!looksRandom(value, 16) || isPlaceholder(value)) return null;
  return candidateOf(shape.provider.id, at, at + value.length, 0.6, false);
}

function candidateOf(rule: string, start: number, end: number, confidence: number, sure: boolean): Candidate {
  return { rule, severity: sure ? "HIGH" : "MEDIUM", confidence, start, end, rank: sure ? 2 : 1 };
}

/** Whether a short name is only the beginning of another word: `sumo` in `sumOf`. */
function goesOn(text: string, nameEnd: number, length: number): boolean {
  if (length >= 6) return false;
  const next = text.charCodeAt(nameEnd);
  const last = text.charCodeAt(nameEnd - 1);
  return (
    (isLower(next) && !isUpper(last)) ||
    (isUpper(next) && isUpper(last)) ||
    (isLower(next) && isUpper(last) && length < 4)
  );
}

/** Plain hex and UUIDs are everywhere: they need the word. Short values need digits and letters. */
function isPlausible(value: string, said: boolean): boolean {
  if (isPlaceholder(value) || isFilled(value)) return false;
  if (/^[0-9a-fA-F:-]+$/.test(value)) return said && entropyOf(value) >= 2.3;
  if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value)) return looksRandom(value, 16) && said;
  return looksRandom(value, 12) || (said && entropyOf(value) >= 2.8 && textureOf(value).digits >= 3);
}
