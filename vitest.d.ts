import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** How many times as often generated cases run: 1 in the quick gate, more in `npm run test:long`. */
    readonly fuzzTimes: number;
  }
}
