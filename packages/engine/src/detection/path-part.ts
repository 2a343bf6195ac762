/**
 * A name a developer gave: words of letters, perhaps with a short number behind. Anything else may be somebody's data or a
 * credential and stays out of paths, which end in the log.
 */
const PLAIN_KEY = /^[A-Za-z_$][A-Za-z_$-]{0,39}\d{0,3}$/;

/** Paths are cut at so many characters. */
export const PATH_MAX = 300;

/** A field as a path names it: its key when that is a plain name, else its place among the fields of its object, from 0. */
export function pathPart(key: string, position: number): string {
  return PLAIN_KEY.test(key) ? key : `{${position}}`;
}
