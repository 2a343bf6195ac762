/** Deepest nesting of arrays and objects that is serialized; requests are bounded to 64 before they come here. */
export const NESTING_MAX = 512;

/** Matches a surrogate without its other half: under the `u` flag a pair is one code point outside this class. */
export const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether an object is a plain record, of this realm or another, and no instance of a class. */
export function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
