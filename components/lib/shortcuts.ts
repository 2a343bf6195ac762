/**
 * A key or a sequence of keys, as a person reads them: `j`, `?`, `Enter`, `Escape`, `g o` (one after the other),
 * `mod+k` (⌘ on a Mac, Ctrl elsewhere).
 */
export type Keys = string;

/** The part of a KeyboardEvent that decides whether it is a shortcut. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** How long, in milliseconds, the first key of a sequence waits for the second. */
export const SEQUENCE_MS = 1_200;

/** The word for a press in the notation of `Keys`; `null` for a press that cannot be one (a bare modifier, Alt + key). */
export function describePress({ key, ctrlKey, metaKey, altKey }: KeyPress): string | null {
  if (altKey || key === "Control" || key === "Meta" || key === "Shift" || key === "Alt") return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `mod+${name}` : name;
}

/** True for keys that WCAG 2.1.4 lets people switch off: one printable character, or a sequence of them, without mod. */
export function isSingleLetter(keys: Keys): boolean {
  return keys.split(" ").every((key) => key.length === 1);
}

/**
 * What a press means after an earlier one: the keys it completes, or the start of a sequence it may become.
 * A completed sequence wins over the same key alone.
 */
export function matchPress(
  bound: readonly Keys[],
  pending: string | null,
  press: string,
): { readonly matched: Keys | null; readonly pending: string | null } {
  const sequence = pending === null ? null : `${pending} ${press}`;
  if (sequence !== null && bound.includes(sequence)) return { matched: sequence, pending: null };
  if (bound.includes(press)) return { matched: press, pending: null };
  return { matched: null, pending: bound.some((keys) => keys.startsWith(`${press} `)) ? press : null };
}

/** True where letters are text: fields, editable regions, and open menus and lists that search as one types. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
  return target.closest("textarea, select, [role=menu], [role=listbox], [role=combobox]") !== null;
}
