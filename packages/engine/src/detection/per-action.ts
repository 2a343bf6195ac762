import type { Evidence } from "./detector";

/**
 * What a detector keeps for all texts of one action together, such as what it may still spend on it: made when first asked
 * for. Actions are looked at one after the other, so only the latest is kept.
 */
export function perAction<Kept>(make: (evidence: Evidence) => Kept): (evidence: Evidence) => Kept {
  let latest: { readonly texts: Evidence["texts"]; readonly kept: Kept } | null = null;
  return (evidence) => {
    // Every action has a list of its own. To read it tells the evidence that more than a text was looked at.
    const { texts } = evidence;
    if (latest === null || latest.texts !== texts) latest = { texts, kept: make(evidence) };
    return latest.kept;
  };
}
