/** Ends a `switch` over a union: a case nobody handled is a type error when compiled and an exception when run. */
export function assertNever(value: never): never {
  throw new TypeError(`Unhandled case of type ${typeof value}`);
}
