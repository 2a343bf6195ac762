import { describe, expect, it } from "vitest";
import { RulesLeftOut } from "./borne-out";

interface Given {
  readonly scorer?: string;
  readonly metric?: string;
  readonly source: string;
  readonly expected?: boolean | null;
  readonly rules?: readonly string[];
}

interface Case {
  readonly name: string;
  readonly given: readonly Given[];
  /** `metric source recall borneOut onlyHere`, shares as count/of. */
  readonly rows: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: "a rule counts when another origin bears it out, and not when this one alone does",
    given: [
      { source: "a", rules: ["t/shared"] },
      { source: "a", rules: ["t/of-a"] },
      { source: "b", rules: ["t/shared"] },
    ],
    rows: ["m all 3/3 2/3 t/of-a", "m a 2/2 1/2 t/of-a", "m b 1/1 1/1 "],
  },
  {
    name: "a miss stays a miss",
    given: [
      { source: "a", rules: [] },
      { source: "b", rules: ["t/r"] },
    ],
    rows: ["m all 1/2 0/2 t/r", "m a 0/1 0/1 ", "m b 1/1 0/1 t/r"],
  },
  {
    name: "one rule that is borne out is enough",
    given: [
      { source: "a", rules: ["t/of-a", "t/shared"] },
      { source: "b", rules: ["t/shared"] },
    ],
    rows: ["m all 2/2 2/2 t/of-a", "m a 1/1 1/1 t/of-a", "m b 1/1 1/1 "],
  },
  {
    name: "sources of one origin do not bear each other out",
    given: [
      { source: "InjecAgent dh_base", rules: ["t/r"] },
      { source: "InjecAgent ds_base", rules: ["t/r"] },
      { source: "b", rules: ["t/other"] },
    ],
    rows: [
      "m all 3/3 0/3 t/other,t/r",
      "m InjecAgent dh_base 1/1 0/1 t/r",
      "m InjecAgent ds_base 1/1 0/1 t/r",
      "m b 1/1 0/1 t/other",
    ],
  },
  {
    name: "one origin alone has no estimate",
    given: [
      { source: "InjecAgent dh_base", rules: ["t/r"] },
      { source: "InjecAgent ds_base", rules: [] },
    ],
    rows: ["m InjecAgent 1/2 none "],
  },
  {
    name: "a false alarm bears nothing out, nor does dual use",
    given: [
      { source: "a", rules: ["t/r"] },
      { source: "b", rules: ["t/other"] },
      { source: "b", expected: false, rules: ["t/r"] },
      { source: "c", expected: null, rules: ["t/r"] },
    ],
    rows: ["m all 2/2 0/2 t/other,t/r", "m a 1/1 0/1 t/r", "m b 1/1 0/1 t/other"],
  },
  {
    name: "another metric of the same scorer bears out, another scorer does not",
    given: [
      { source: "a", rules: ["t/r"] },
      { metric: "n", source: "b", rules: ["t/r"] },
      { scorer: "other", metric: "o", source: "a", rules: ["t/x"] },
      { scorer: "other", metric: "o", source: "b", rules: ["t/y"] },
      { scorer: "third", metric: "p", source: "c", rules: ["t/x"] },
    ],
    rows: [
      "m a 1/1 1/1 ",
      "n b 1/1 1/1 ",
      "o all 2/2 0/2 t/x,t/y",
      "o a 1/1 0/1 t/x",
      "o b 1/1 0/1 t/y",
      "p c 1/1 none ",
    ],
  },
  {
    name: "what no rule answers for is left out",
    given: [{ source: "a" }, { source: "b" }],
    rows: [],
  },
];

describe("rules without one source", () => {
  it.each(CASES)("$name", ({ given, rows }) => {
    const leftOut = new RulesLeftOut();
    for (const { scorer = "s", metric = "m", source, expected = true, rules } of given) {
      leftOut.add(scorer, { metric, expected, flagged: rules !== undefined, ...(rules && { rules }) }, source);
    }
    const shown = leftOut.rows().map(({ metric, source, recall, borneOut, onlyHere }) => {
      const left = borneOut === null ? "none" : `${borneOut.count}/${borneOut.of}`;
      return `${metric} ${source} ${recall.count}/${recall.of} ${left} ${onlyHere.join()}`;
    });
    expect(shown).toEqual(rows);
  });
});
