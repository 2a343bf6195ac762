import { isRecord } from "./json";

/**
 * Turns a parsed JSON value into `T`, or throws a {@link ReadError} that says where it was not what was promised.
 * Unknown keys are ignored, so a newer server does not break an older client.
 */
export type Reader<T> = (value: unknown, path: string) => T;

/** A value that is not what the reader expects. */
export class ReadError extends Error {
  override readonly name = "ReadError";

  constructor(path: string, expected: string) {
    super(`\`${path}\` is not ${expected}`);
  }
}

export const string: Reader<string> = (value, path) => {
  if (typeof value !== "string") throw new ReadError(path, "a string");
  return value;
};

export const number: Reader<number> = (value, path) => {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new ReadError(path, "a finite number");
  return value;
};

export const boolean: Reader<boolean> = (value, path) => {
  if (typeof value !== "boolean") throw new ReadError(path, "true or false");
  return value;
};

export const record: Reader<Readonly<Record<string, unknown>>> = (value, path) => {
  if (!isRecord(value)) throw new ReadError(path, "an object");
  return value;
};

/** One of the listed strings and no other. */
export function oneOf<const T extends string>(options: readonly T[]): Reader<T> {
  return (value, path) => {
    const known = options.find((option) => option === value);
    if (known === undefined) throw new ReadError(path, `one of ${options.join(", ")}`);
    return known;
  };
}

export function arrayOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new ReadError(path, "an array");
    return value.map((item: unknown, index) => read(item, `${path}[${index}]`));
  };
}

/** `T`, or null when the field is null or absent. */
export function nullable<T>(read: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null || value === undefined ? null : read(value, path));
}

/** `T`, or the fallback when the field is null or absent. */
export function withDefault<T>(read: Reader<T>, fallback: T): Reader<T> {
  return (value, path) => (value === null || value === undefined ? fallback : read(value, path));
}

/** An object with these fields, each read by its own reader. */
export function object<T extends object>(fields: { readonly [K in keyof T]: Reader<T[K]> }): Reader<T> {
  return (value, path) => {
    const source = record(value, path);
    const result: Partial<T> = {};
    for (const key in fields) result[key] = fields[key](source[key], path === "" ? key : `${path}.${key}`);
    return result as T; // every key of T was just read
  };
}
