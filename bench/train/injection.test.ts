import { describe, expect, it } from "vitest";
import { TRAINED_ON } from "../../packages/engine/src/detectors/injection/classifier/weights";
import { provenanceOf, train, trainingExamples } from "./injection";

describe("training of the injection classifier", () => {
  const examples = trainingExamples();

  it("gives the same bytes twice", () => {
    const sample = examples.filter((_, index) => index % 40 === 0);
    expect(train(sample, "sample")).toBe(train(sample, "sample"));
  });

  it("was last run on these data, these examples of ours and these parameters", () => {
    expect(TRAINED_ON).toBe(provenanceOf(examples));
  });
});
