import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BARE_ACTION } from "../testing/bare-action";
import type { JsonObject } from "../vocabulary/json";
import { compileDetectors } from "./compile-detectors";
import type { Evidence, TextDetector, TextObservation } from "./detector";
import { KnownTexts } from "./known-texts";
import { observe } from "./observe";
import { DEFAULT_DETECTION } from "./settings";
import type { TextEvidence } from "./text-evidence";

const SCAN = { features: 1, detectors: 3 };
const SENTENCE = "The customer asked for a copy of the last three invoices.";

describe("texts that come again", () => {
  it("are known from their second time on, so what is said once is not held", () => {
    const texts = new KnownTexts();
    expect([texts.find(SENTENCE), texts.meet(SENTENCE, SCAN), texts.find(SENTENCE)]).toEqual([
      undefined,
      null,
      undefined,
    ]);
    expect(texts.meet(SENTENCE, SCAN)).toMatchObject(SCAN);
    expect(texts.find(SENTENCE)).toMatchObject(SCAN);
  });

  it("are forgotten when enough others came, and kept as long as they come again", () => {
    const texts = new KnownTexts();
    const meetTwice = (text: string) => [texts.meet(text, SCAN), texts.meet(text, SCAN)];
    meetTwice("kept");
    meetTwice("forgotten");
    for (let index = 0; index < 2_000; index += 1) {
      meetTwice(`${index} `.repeat(60));
      texts.find("kept");
    }
    expect([texts.find("kept"), texts.find("forgotten")]).toEqual([expect.anything(), undefined]);
  });

  it("are known by their whole text, however much is alike", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (one, other) => {
        const texts = new KnownTexts();
        texts.meet(one, SCAN);
        texts.meet(one, SCAN);
        expect(texts.find(other) !== undefined).toBe(one === other);
      }),
    );
  });

  it("are not held when they are very long", () => {
    const texts = new KnownTexts();
    const long = "a".repeat(65_537);
    expect([texts.meet(long, SCAN), texts.meet(long, SCAN), texts.find(long)]).toEqual([null, null, undefined]);
  });
});

describe("a detector that saw nothing in a text", () => {
  it("is not asked about it again in the same place", () => {
    const { looks, see } = counting(() => []);
    for (let time = 0; time < 5; time += 1) see({ note: SENTENCE });
    // The first time nobody knows that it will come again.
    expect(looks()).toBe(2);
  });

  it("is asked again where the text stands elsewhere: under another key, or in another's words", () => {
    const { looks, see } = counting(() => []);
    for (let time = 0; time < 3; time += 1) see({ note: SENTENCE });
    const before = looks();
    see({ comment: SENTENCE });
    see({}, { task: SENTENCE });
    expect(looks() - before).toBe(2);
  });

  it("is asked again under a key that is no name, however often: keys are held no more than texts", () => {
    const { looks, see } = counting(() => []);
    const key = "k".repeat(65);
    for (let time = 0; time < 4; time += 1) see({ [key]: SENTENCE });
    expect(looks()).toBe(4);
  });

  it("is asked again when it looked at more than the text", () => {
    const reads: readonly (keyof Evidence)[] = ["action", "texts", "session", "nowMs", "observations"];
    for (const read of reads) {
      const { looks, see } = counting((evidence) => (evidence[read] === undefined ? [OBSERVED] : []));
      for (let time = 0; time < 4; time += 1) see({ note: SENTENCE });
      expect([read, looks()]).toEqual([read, 4]);
    }
  });

  it("is asked again for every organization", () => {
    const { looks, see } = counting(() => []);
    for (let time = 0; time < 3; time += 1) see({ note: SENTENCE });
    const before = looks();
    see({ note: SENTENCE }, {}, { ...DEFAULT_DETECTION });
    expect(looks() - before).toBe(1);
  });
});

it("What a detector saw something in is read anew every time", () => {
  const { looks, see } = counting(() => [OBSERVED]);
  const seen = Array.from({ length: 4 }, () => see({ note: SENTENCE }).length);
  expect([seen, looks()]).toEqual([[1, 1, 1, 1], 4]);
});

const OBSERVED: TextObservation = { type: "test", rule: "test", severity: "LOW", confidence: 1, span: null };

/** A detector of every text, and how often it was asked. */
function counting(inspect: (evidence: Evidence, text: TextEvidence) => readonly TextObservation[]) {
  let count = 0;
  const detector: TextDetector = {
    id: "test",
    kind: "text",
    types: [],
    triggers: { features: ["sentence"] },
    inspect: (text, evidence) => {
      count += 1;
      return inspect(evidence, text);
    },
  };
  const detectors = compileDetectors([detector]);
  return {
    looks: () => count,
    see: (payload: JsonObject, context: JsonObject = {}, settings = DEFAULT_DETECTION) =>
      observe(detectors, { ...BARE_ACTION, payload, context }, null, settings, 0).observations,
  };
}
