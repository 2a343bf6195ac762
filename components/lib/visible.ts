/** A stretch of a text: what can be read as it is, or the code points that cannot, written out: `U+202E`, `U+200B ×3`. */
export interface TextPart {
  readonly kind: "text" | "hidden";
  readonly text: string;
}

/**
 * What a reader does not see, or sees in another place than it is: controls but tab, LF and CRLF, format and bidirectional
 * characters, line separators, code points that are drawn as nothing, halves of pairs; of marks piled on one letter those
 * from the fourth. What emoji are made of (a joiner between two pictures, a selector behind one) is left as it is.
 */
const HIDDEN =
  /(?:(?!\t|\r?\n|(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})\uFE0F|\uFE0F(?=\u20E3))[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u2800]|(?<=\p{M}{3})\p{M})+/gu;
/** Different code points of one stretch that are written out. */
const NAMED_MAX = 4;

/** A text in the order in which it is stored, with what cannot be seen written out. Joined, the parts of kind `text` lack only that. */
export function visibleParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > at) parts.push({ kind: "text", text: text.slice(at, match.index) });
    parts.push({ kind: "hidden", text: writtenOut(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: "text", text: text.slice(at) });
  return parts;
}

/** The same on one line of plain text, for where there are no elements: `a[U+200B]b`. */
export function visibleText(text: string): string {
  return visibleParts(text)
    .map((part) => (part.kind === "hidden" ? `[${part.text}]` : part.text))
    .join("");
}

/** JSON text that says the same with what cannot be seen as escapes. */
export function escapedJson(json: string): string {
  return json.replaceAll(HIDDEN, (run) =>
    run.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

function writtenOut(run: string): string {
  const counts = new Map<string, number>();
  for (const character of run) counts.set(character, (counts.get(character) ?? 0) + 1);
  const named = [...counts].slice(0, NAMED_MAX).map(([character, count]) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return count === 1 ? `U+${code}` : `U+${code} ×${count}`;
  });
  const left = counts.size - named.length;
  return left === 0 ? named.join(" ") : `${named.join(" ")} and ${left} more`;
}
