const STEM_MAX = 6;

/** Words for one thing that tools and people use side by side. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["email", "mail"],
  ["emails", "mail"],
  ["inbox", "mail"],
  ["gmail", "mail"],
  ["e-mail", "mail"],
  ["sms", "messag"],
  ["texts", "messag"],
  ["meeting", "event"],
  ["meetings", "event"],
  ["appointment", "event"],
  ["appointments", "event"],
  ["schedule", "event"],
  ["calendar", "event"],
  ["calendars", "event"],
  ["doc", "file"],
  ["docs", "file"],
  ["document", "file"],
  ["documents", "file"],
  ["website", "page"],
  ["webpage", "page"],
  ["url", "page"],
  ["site", "page"],
  ["link", "page"],
  ["repo", "reposi"],
  ["repos", "reposi"],
  ["photo", "image"],
  ["picture", "image"],
  ["purchase", "buy"],
]);

/**
 * What words of one family share: `address` and `addresses`, `allocate` and `allocation`, `mail` and `inbox`. Crude, and
 * the same everywhere.
 */
export function stemOf(word: string): string {
  const alias = ALIASES.get(word);
  if (alias !== undefined) return alias;
  let stem = word;
  if (stem.length > 3 && stem.endsWith("ies")) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 3 && stem.endsWith("s") && !stem.endsWith("ss")) stem = stem.slice(0, -1);
  if (stem.length > 5 && stem.endsWith("ing")) stem = stem.slice(0, -3);
  else if (stem.length > 5 && stem.endsWith("ed")) stem = stem.slice(0, -2);
  else if (stem.length > 4 && stem.endsWith("e")) stem = stem.slice(0, -1);
  return stem.slice(0, STEM_MAX);
}

/** First characters of the words that have a stem: its own, and those of words that stand for it. */
export function initialsOf(stem: string): string {
  let initials = stem.slice(0, 1);
  for (const [word, alias] of ALIASES) if (alias === stem) initials += word.slice(0, 1);
  return initials;
}
