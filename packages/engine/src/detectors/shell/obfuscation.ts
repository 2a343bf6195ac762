import type { Word } from "unbash";
import type { Value } from "./value";

/** The name that is left when unset variables between its letters vanish, as in `r$x"m"`; `null` if there are none. */
export function splicedName(word: Word, resolved: Value): string | null {
  if (
    resolved.exact ||
    !/^["']?[a-z]/.test(word.text) ||
    !/\$\{?[A-Za-z_@*]/.test(word.text) ||
    word.text.includes("$(")
  )
    return null;
  const rest = word.text.replace(/\$\{\w{1,40}\}|\$[A-Za-z_]\w{0,40}|\$[@*]|["'\\]/g, "");
  return /^[a-z][a-z0-9_-]{1,20}$/.test(rest) ? rest : null;
}

/**
 * Whether a command's name is written so that it cannot be read: quotes or expansions between its letters (`w'h'oami`,
 * `r$x"m"`, `c${z}at`), `$'\x72m'`, wildcards for a program (`/???/b??h`), or `${IFS}` in place of spaces. A name that is quoted as a
 * whole, a leading backslash and a variable of its own are how people write.
 */
export function obfuscatedName(word: Word, resolved: Value): boolean {
  const written = word.text;
  const parts = word.parts;
  if (/\$\{?IFS/.test(written)) return true;
  if (parts === undefined) {
    return /[A-Za-z]\\[A-Za-z]/.test(written) || (/[?*]/.test(written) && /^\/[\w?*/]+$/.test(written));
  }
  if (parts.some((part) => part.type === "AnsiCQuoted") && /\$'[^']*\\(?:x|[0-7]|u)/.test(written)) return true;
  if (/^\/(?:[\w?*]+\/)*[\w?*[\]]+$/.test(written) && /[?*[]/.test(written)) return true;
  if (!/^[A-Za-z][\w.-]*$/.test(resolved.text) || parts.length < 2 || !resolved.exact) return false;
  const pieces = parts.filter((part) => part.type !== "Literal" || part.value.length > 0);
  // Letters joined from several quoted or expanded pieces, none of which is a word of its own by itself.
  return (
    pieces.length >= 2 &&
    pieces.every((part) => part.type !== "BraceExpansion") &&
    !/^["']?\$\{?\w+\}?["']?[-._]/.test(written)
  );
}
