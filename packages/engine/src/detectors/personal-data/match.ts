import { ENTITY_RULES, type EntityRuleId, OPT_IN_RULES } from "./entity-rules";

/** Something one recogniser saw; the end is exclusive, offsets are UTF-16 code units of the text. */
export interface Match {
  readonly rule: EntityRuleId;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** The most matches kept of one text. */
const MATCHES_MAX = 100;

/**
 * Of overlapping matches the one of a higher severity, then the surer, then the longer; ordered by place. Of more than
 * `MATCHES_MAX` the more severe stay, so that a crowd of addresses cannot hide a card number.
 */
export function withoutOverlaps(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  const kept = resolved(matches);
  return kept.length > MATCHES_MAX ? mostSevere(kept) : kept;
}

/** One pass by place: a match that overlaps the last one kept replaces it or is dropped. */
function resolved(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of matches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || match.start >= last.end) kept.push(match);
    else if (rank(match) > rank(last)) kept[kept.length - 1] = match;
  }
  return kept;
}

function rank(match: Match): number {
  // What most people have switched off must not take the place of what they have not.
  if (OPT_IN_RULES.includes(match.rule)) return 0;
  return (isMedium(match) ? 100 : 1) + match.confidence * 10 + (match.end - match.start) / 1_000;
}

function isMedium(match: Match): boolean {
  return ENTITY_RULES[match.rule].severity === "MEDIUM";
}

function mostSevere(matches: readonly Match[]): readonly Match[] {
  const severe = matches.filter(isMedium).slice(0, MATCHES_MAX);
  const others = matches.filter((match) => !isMedium(match)).slice(0, MATCHES_MAX - severe.length);
  return [...severe, ...others].toSorted((a, b) => a.start - b.start);
}
