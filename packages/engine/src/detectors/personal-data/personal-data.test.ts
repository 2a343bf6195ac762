import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evidence } from "../../detection/detector";
import { FEATURES } from "../../detection/features";
import { Scanner } from "../../detection/scan";
import { DEFAULT_DETECTION } from "../../detection/settings";
import type { TextEvidence } from "../../detection/text-evidence";
import { BARE_ACTION } from "../../testing/bare-action";
import { expectLinearTime, repeated } from "../../testing/growth";
import { personalDataDetector } from ".";
import { ENTITY_RULES, OPT_IN_RULES } from "./entity-rules";
import fixtures from "./fixtures.json";

interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly key?: string;
  readonly optIn?: boolean;
  readonly expected: readonly (readonly string[])[];
}

const FIXTURES: readonly Fixture[] = fixtures;
const EVERYTHING = new Set(OPT_IN_RULES.map((rule) => `personal_data/${rule}`));
const ALL_FEATURES = Object.values(FEATURES).reduce((bits, bit) => bits | bit, 0);
const scanner = new Scanner([personalDataDetector]);

function inspect(
  { text, key = null, optIn = false }: Pick<Fixture, "text" | "optIn"> & { readonly key?: string | null },
  features = scanner.scan(text).features,
) {
  const evidence = evidenceOf(text, key, features);
  const settings = optIn ? { ...DEFAULT_DETECTION, optIn: EVERYTHING } : DEFAULT_DETECTION;
  return personalDataDetector.inspect(evidence, actionEvidence([evidence], settings));
}

function evidenceOf(text: string, key: string | null = null, features = ALL_FEATURES): TextEvidence {
  return { text, origin: "payload", key, message: null, features, path: "payload.x" };
}

function actionEvidence(texts: readonly TextEvidence[], settings = DEFAULT_DETECTION): Evidence {
  return { action: BARE_ACTION, texts, session: null, nowMs: 0, settings, observations: [] };
}

describe("the fixtures", () => {
  it.each(FIXTURES)("$name", (fixture) => {
    const found = inspect(fixture);
    expect(found.map(({ rule, span }) => [rule, fixture.text.slice(span?.start, span?.end)])).toEqual(fixture.expected);
  });

  it("lose nothing to the triggers", () => {
    for (const fixture of FIXTURES) {
      if (inspect(fixture, ALL_FEATURES).length > 0) expect(scanner.scan(fixture.text).detectors, fixture.name).toBe(1);
    }
  });

  it("show every rule with a form of its own", () => {
    const seen = new Set(FIXTURES.flatMap(({ expected }) => expected.map(([rule]) => rule)));
    for (const rule of ["email", "phone", "credit_card", "iban", "ssn", "ip_address", "nhs_number", ...OPT_IN_RULES]) {
      expect(seen).toContain(rule);
    }
  });
});

describe("what is reported", () => {
  it("keeps a card number among a crowd of addresses", () => {
    const crowd = Array.from({ length: 300 }, (_, at) => `user${at}@mail.example`).join(" ");
    const found = inspect({ text: `${crowd} 4111111111111111` });
    expect(found).toHaveLength(100);
    expect(found.at(-1)?.rule).toBe("credit_card");
  });

  it("is surer where a word says what a number is", () => {
    const [bare] = inspect({ text: "use 4111111111111111 for it" });
    const [named] = inspect({ text: "use card 4111111111111111 for it" });
    expect(named?.confidence).toBeGreaterThan(bare?.confidence ?? 1);
  });

  it("is found behind a thousand rows of other numbers", () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => evidenceOf(`row ${10_000 + at} has 12-34-5678${at} of it`));
    const last = evidenceOf("passport number X1234567, card 4111 1111 1111 1111");
    const action = actionEvidence([...rows, last]);
    for (const row of rows) personalDataDetector.inspect(row, action);
    expect(personalDataDetector.inspect(last, action).map(({ rule }) => rule)).toEqual(["passport", "credit_card"]);
  });

  it("stays what has a form of its own when the effort of an action is spent", () => {
    const spent = actionEvidence([]);
    for (let at = 0; at < 4_000; at += 1) {
      personalDataDetector.inspect(evidenceOf(`code 12 34 56 78 ${at} is 0161 49 ${at}`), spent);
    }
    const found = personalDataDetector.inspect(
      evidenceOf("4111 1111 1111 1111, 219-09-9998, DE89370400440532013000"),
      spent,
    );
    expect(found.map(({ rule }) => rule)).toEqual(["credit_card", "ssn", "iban"]);
  });

  it("has a sentence for every rule", () => {
    for (const rule of Object.keys(ENTITY_RULES)) {
      expect(personalDataDetector.types[0]?.reason(rule)).toMatch(/^An? .* is part of the action\.$/);
      expect(rule).toMatch(/^[a-z0-9._-]{1,64}$/);
    }
  });
});

describe("any text", () => {
  it("is read without an error, and spans lie within it, in order and apart", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "@",
        "+",
        "(",
        ")",
        "::",
        "1.2.3.4",
        "4111 1111",
        "DE89",
        "phone ",
        "ssn ",
        "born ",
        " de ",
        "é",
        "电话",
        "\u2019",
      ),
      fc.stringMatching(/^[0-9 ./()-]{1,20}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.boolean(), (pieces, optIn) => {
        const text = pieces.join("");
        let before = 0;
        for (const { span, confidence } of inspect({ text, optIn }, ALL_FEATURES)) {
          expect(span?.start).toBeGreaterThanOrEqual(before);
          before = span?.end ?? Number.NaN;
          expect(before).toBeGreaterThan(span?.start ?? 0);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["numbers", (at: number) => `${at} `.repeat(40)],
    ["dashed numbers", (at: number) => `${at}-`.repeat(40)],
    ["telephones", (at: number) => `+1 (202) 555-0${at} or call 0161 496 ${at} or 07${at}${at}${at} `.repeat(3)],
    ["accounts", (at: number) => `DE89 3704 0044 0532 0130 ${at} passport X${at}${at} 4111 1111 1111 ${at}`],
    ["addresses", (at: number) => `user${at}@mail${at}.example 10.0.0.${at % 256} a@b@${at} ab:cd:${at}`.repeat(2)],
  ])("cut into a thousand strings of %s takes time in proportion to their number", (_name, stringOf) => {
    expectLinearTime(128, (count) => {
      const texts = Array.from({ length: count }, (_, at) => evidenceOf(stringOf(at + 1_000)));
      return () => {
        const action = actionEvidence(texts); // what an action may cost is counted by it
        for (const text of texts) personalDataDetector.inspect(text, action);
      };
    });
  });

  it.each([
    "1",
    "1 ",
    "1-",
    "1.",
    "123456789,",
    "call 0161 496 0000 ",
    "+49 30 ",
    "4111 1111 1111 1112 ",
    "identity 12 34 56 78 90 12 34 ",
    "@",
    "a@",
    "a@b.c",
    "DE89 ",
    "RSSMRA85M01",
    "1.2.3.",
    "a:",
    "abcd:",
    "born 1/1/20 ",
    "http://a/b-c/1234567",
    "Mr Ab ",
    "1 a a a a ",
    "Rua a a ",
    "a",
  ])("made of %j takes time in proportion to its length", (piece) => {
    expectLinearTime(16_384, (length) => {
      const text = `${repeated(piece, length)} mr born`;
      return () => inspect({ text, optIn: true }, ALL_FEATURES);
    });
  });
});
