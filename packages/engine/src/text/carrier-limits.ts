/** Carriers given per kind; what is beyond is left out. */
export const CARRIERS_PER_KIND_MAX = 200;

/** Beginnings looked at per kind, so that a text of beginnings without ends stays cheap. */
export const ATTEMPTS_MAX = 1000;

/** Half-open stretches, at most `CARRIERS_PER_KIND_MAX`. */
export type Stretches = readonly (readonly [start: number, end: number])[];
