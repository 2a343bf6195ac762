import { FEATURES } from "../../detection/features";

/** Escapes are undone this many times: gateways decode once, careless programs once more. */
const DECODINGS_MAX = 2;
const CHARACTERS_MAX = 8192;

const PERCENT = /%(?:u([0-9a-f]{4})|([0-9a-f]{2}))/gi;
const BACKSLASH = /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi;
const QUOTE_ENTITY = /&(?:#39|#x27|apos|#34|#x22|quot);/gi;
const SPLICE = /(\w)\/\*\*\/(?=\w)/g;

/**
 * The readings of a value that a server between the agent and the database may make of it: percent escapes undone once
 * and twice, `+` as space, backslash and entity escapes of quotes undone, full-width forms made plain, empty comments
 * within a word removed. Only those that differ from the text; at most six. Looks at the first 8,192 characters.
 * @param features what the scan noted about the text; says which readings are worth a try.
 */
export function variantsOf(text: string, features: number): readonly string[] {
  const head = text.length > CHARACTERS_MAX ? text.slice(0, CHARACTERS_MAX) : text;
  const variants: string[] = [];
  let decoded = head;
  const rounds = (features & FEATURES.escape) === 0 ? 0 : DECODINGS_MAX;
  for (let round = 0; round < rounds; round++) {
    const next = undoPercent(decoded);
    if (next === decoded) break;
    decoded = next;
    variants.push(decoded);
  }
  const last = variants.at(-1) ?? head;
  if (last.includes("+") && !head.includes(" ")) variants.push(last.replaceAll("+", " "));
  for (const [feature, undo] of READINGS) {
    const current = variants.at(-1) ?? head;
    // What was decoded may show features that the text itself does not have.
    if ((features & feature) === 0 && variants.length === 0) continue;
    const changed = undo(current);
    if (changed !== current) variants.push(changed);
  }
  return variants;
}

function fromCode(wide: string | undefined, narrow: string | undefined): string {
  return String.fromCharCode(Number.parseInt(wide ?? narrow ?? "20", 16));
}

/** Byte by byte: what matters to SQL is ASCII, and the overlong forms of it that some decoders accept. */
function undoPercent(text: string): string {
  if (!text.includes("%")) return text;
  return text
    .replace(/%c0%(?:80|a0)/gi, " ")
    .replace(PERCENT, (_match, wide: string | undefined, narrow: string | undefined) => fromCode(wide, narrow));
}

function undoBackslash(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(BACKSLASH, (_match, wide: string | undefined, narrow: string | undefined) =>
    fromCode(wide, narrow),
  );
}

function undoEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(QUOTE_ENTITY, (entity) => (/39|27|apos/.test(entity) ? "'" : '"'));
}

/** U+FF01 to U+FF5E are ASCII, 65,248 further up; U+02BC and the typographic quotes become `'` in several databases. */
function undoFullWidth(text: string): string {
  if (!/[\uff01-\uff5e\u02bc\u2018\u2019]/.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u02bc\u2018\u2019]/g, "'");
}

function undoSplices(text: string): string {
  return text.includes("/**/") ? text.replace(SPLICE, "$1") : text;
}

const READINGS: readonly (readonly [feature: number, undo: (text: string) => string])[] = [
  [FEATURES.escape, undoBackslash],
  [FEATURES.markup, undoEntities],
  [FEATURES.nonAscii, undoFullWidth],
  [FEATURES.comment, undoSplices],
];
