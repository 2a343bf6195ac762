import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { provenanceOf, train, trainingExamples } from "./injection";

it("training on the developer split reproduces weights.ts byte for byte", () => {
  const examples = trainingExamples();
  const file = new URL("../../packages/engine/src/detectors/injection/classifier/weights.ts", import.meta.url);
  expect(train(examples, provenanceOf(examples))).toBe(readFileSync(file, "utf8"));
});
