import { expect, it } from "vitest";
import { defaultDetectors } from "../detectors/registry";
import { describeFinding } from "./describe-finding";
import { reasonFrom } from "./reason-from";

it("what is read about a rule comes from the table, and for any other text from one sentence", () => {
  const reason = reasonFrom({ known: "A known thing." }, "Something.");
  expect(["known", "unknown", "constructor", "__proto__"].map(reason)).toEqual([
    "A known thing.",
    "Something.",
    "Something.",
    "Something.",
  ]);
});

it.each([...defaultDetectors().types.keys()])("%s has a sentence for a rule nobody knows", (type) => {
  expect(describeFinding({ type, rule: "constructor" }).reason).toMatch(/^[A-Z][^]*\.$/);
});
