import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Scanner } from "../../detection/scan";
import { DEFAULT_DETECTION } from "../../detection/settings";
import type { TextEvidence } from "../../detection/text-evidence";
import { BARE_ACTION } from "../../testing/bare-action";
import { expectLinearTime, repeated } from "../../testing/growth";
import { contentDetector } from ".";
import { CATEGORIES } from "./categories";
import fixtures from "./fixtures.json";
import { PHRASES } from "./phrases";
import { WORDS } from "./word-weights";

interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const FIXTURES: readonly Fixture[] = fixtures;
const scanner = new Scanner([contentDetector]);

function inspect(text: string) {
  const { features } = scanner.scan(text);
  const evidence: TextEvidence = { text, origin: "user", key: null, message: null, features, path: "payload.x" };
  const rest = { session: null, nowMs: 0, settings: DEFAULT_DETECTION, observations: [] };
  return contentDetector.inspect(evidence, { action: BARE_ACTION, texts: [evidence], ...rest });
}

describe("the fixtures", () => {
  it.each(FIXTURES)("$name", ({ text, expected }) => {
    const found = inspect(text);
    expect(found.map(({ rule }) => rule)).toEqual(expected);
    for (const { span } of found) expect(text.slice(span?.start, span?.end).length).toBeGreaterThan(3);
  });

  it("lose nothing to the triggers", () => {
    for (const { name, text, expected } of FIXTURES) {
      if (expected.length > 0) expect(scanner.scan(text).detectors, name).toBe(1);
    }
  });

  it("show every category", () => {
    const seen = new Set(FIXTURES.flatMap(({ expected }) => expected));
    expect([...seen].sort()).toEqual(Object.keys(CATEGORIES).sort());
  });
});

describe("the lists", () => {
  it("are words as the scan reads them, each once a row, and no more phrases than bits", () => {
    expect(PHRASES.length).toBeLessThanOrEqual(31);
    for (const [category, , words] of WORDS) {
      const row = words.split(" ");
      expect(new Set(row).size, category).toBe(row.length);
      for (const word of row) expect(word).toMatch(/^[a-z0-9]{2,20}$/);
    }
    for (const { words } of PHRASES) for (const word of words) expect(word).toMatch(/^[a-z0-9]{2,20}$/);
  });
});

describe("any text", () => {
  it("is read without an error, and spans lie within it", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom("kill ", "you ", "child ", "sex ", "hate ", "jews ", "are ", "how to ", "make ", "bomb ", "'"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        for (const { span, confidence } of inspect(text)) {
          expect(span?.start).toBeGreaterThanOrEqual(0);
          expect(span?.end).toBeGreaterThan(span?.start ?? 0);
          expect(span?.end).toBeLessThanOrEqual(text.length);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    "a",
    "a ",
    "kill all the the a ",
    "how to a b c d ",
    "sex aaaaaaaaaaaaaaaa ",
    "jews are all a a ",
    "child a",
    "slut ",
  ])("made of %j takes time in proportion to its length", (piece) => {
    const anchors = " kill animals hate shot dead idiot die life porn throat bomb cocaine ";
    expectLinearTime(16_384, (length) => {
      const text = anchors + repeated(piece, length) + anchors;
      return () => inspect(text);
    });
  });
});
