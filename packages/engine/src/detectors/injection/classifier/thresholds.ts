import type { TextKind } from "./kind";

/**
 * At least this score: suspect. About the score that 5 % of ordinary texts reach when nothing of their origin was learnt
 * from; when other texts of the origin were, fewer do. `bench/results/leave-one-out.json` has what each source makes of it.
 */
export const SUSPECT_THRESHOLD: Readonly<Record<TextKind, number>> = { message: 0.45, data: 0.66 };

/** At least this score: as good as certain. One in two hundred ordinary texts of an origin never learnt from reaches it. */
export const CERTAIN_THRESHOLD: Readonly<Record<TextKind, number>> = { message: 0.86, data: 0.971 };

/** At least this score a message needs no rule to be blocked: about one ordinary message in a thousand of an origin never learnt from reaches it. */
export const SUFFICIENT_THRESHOLD = 0.94;
