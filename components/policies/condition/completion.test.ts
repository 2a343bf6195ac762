import { CONDITION_FUNCTIONS, CONDITION_VARIABLES } from "@mastguard/engine";
import { describe, expect, it } from "vitest";
import type { ConditionVocabulary } from "@/server/policies/schemas";
import { complete, completionsOf, typedWord } from "./completion";
import { operatorsFor } from "./operator-choice";
import { fieldsOf } from "./vocabulary";

const vocabulary: ConditionVocabulary = {
  variables: CONDITION_VARIABLES.map(({ name, type, doc, fields }) => ({
    name,
    type,
    doc,
    fields: fields && [...fields],
  })),
  functions: [...CONDITION_FUNCTIONS],
  observed: [
    { path: "payload.amount", types: ["number"], count: 180 },
    { path: 'context["on call"]', types: ["string"], count: 12 },
    { path: "payload.customer", types: ["map"], count: 3 },
    { path: "payload.customer.id", types: ["string"], count: 3 },
  ],
};
const labels = (word: string) => completionsOf(vocabulary, word).map(({ label }) => label);

describe("typedWord", () => {
  it.each([
    ["payload.am", "payload.am"],
    ["risk.score > 5 && pay", "pay"],
    ['payload.to == "pay', ""],
    ['payload.to == "x" && act', "act"],
    ["payload.to.cont", "payload.to.cont"],
    ['context["on c', 'context["on c'],
    ["(has(payload.x", "payload.x"],
    ["risk.score > ", ""],
    ["payload.a &&\nris", "ris"],
  ])("of %j is %j", (source, text) => {
    expect(typedWord(source, source.length)).toEqual({ start: source.length - text.length, text });
  });
});

describe("completionsOf", () => {
  it("offers observed fields, the language's fields, functions and methods", () => {
    expect(labels("payload.am")).toContain("payload.amount");
    expect(labels("risk.")).toEqual(expect.arrayContaining(["risk.score", "risk.category"]));
    expect(labels("inW")).toContain("inWindow()");
    expect(labels("payload.to.starts")).toContain(".startsWith()");
    expect(labels("amount")).toContain("payload.amount");
    expect(labels('context["on')).toContain('context["on call"]');
  });

  it("offers nothing for nothing, unless asked", () => {
    expect(labels("")).toEqual([]);
    expect(completionsOf(vocabulary, "", true).length).toBeGreaterThan(0);
  });

  it("never offers what already stands there alone", () => {
    expect(labels("payload.amount")).not.toContain("payload.amount");
  });
});

describe("complete", () => {
  it("replaces the word and puts the caret inside the parentheses of a call", () => {
    const source = "payload.to.starts && true";
    const word = typedWord(source, "payload.to.starts".length);
    const [method] = completionsOf(vocabulary, word.text);
    if (method === undefined) throw new Error("nothing offered");
    expect(complete(source, word, method)).toEqual({
      source: "payload.to.startsWith() && true",
      caret: "payload.to.startsWith(".length,
    });
  });
});

describe("fields and their operators", () => {
  it("leave out maps, of which only parts can be compared", () => {
    const paths = fieldsOf(vocabulary).map(({ path }) => path);
    expect(paths.slice(0, 3)).toEqual(["payload.amount", 'context["on call"]', "payload.customer.id"]);
    expect(paths).toEqual(expect.arrayContaining(["action.tool", "findings", "now"]));
    expect(paths).not.toContain("payload.customer");
    expect(paths).not.toContain("payload");
  });

  it("offer what fits the type, and everything for a field nobody has seen", () => {
    expect(operatorsFor("payload.amount", ["number"])[0]).toBe("over");
    expect(operatorsFor("action.tool", ["string or null"])).not.toContain("exists");
    expect(operatorsFor("payload.note", ["string", "null"])).toContain("contains");
    expect(operatorsFor("findings", ["list of objects"])).toContain("includes");
    expect(operatorsFor("now", ["timestamp"])).toEqual(["within"]);
    expect(operatorsFor("payload.new", null).length).toBeGreaterThan(15);
  });
});
