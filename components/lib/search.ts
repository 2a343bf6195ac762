/** Lists that fit are shown whole, longer ones with a search. */
export const SEARCHABLE_FROM = 9;

/** Whether a text holds every word that was typed, in any order and case. */
export function holdsWords(text: string, typed: string): boolean {
  const held = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => held.includes(word));
}
