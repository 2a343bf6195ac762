/** What can be chosen by typing. */
interface Typable {
  readonly text: string;
  /** Finds it as well: an address. */
  readonly keywords?: string;
}

/** The one that a typed text means: by its whole text, else the only one that holds it; null when that is nobody, or several. */
export function meantBy<One extends Typable>(options: readonly One[], typed: string): One | null {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return null;
  const whole = options.find(({ text }) => text.toLowerCase() === wanted);
  const holding = options.filter(({ text, keywords = "" }) => `${text}\n${keywords}`.toLowerCase().includes(wanted));
  return whole ?? (holding.length === 1 ? (holding[0] ?? null) : null);
}
