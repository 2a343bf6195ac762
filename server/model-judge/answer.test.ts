import { expect, test } from "vitest";
import { parseCompletion } from "./answer";

const good = { verdict: "unsure", confidence: 0.5, categories: [], reason: "Too little is shown." };
const completion = (content: unknown) =>
  JSON.stringify({ id: "x", choices: [{ message: { role: "assistant", content } }] });

test("an answer of the asked form is read, its words on one line without what cannot be seen", () => {
  const reason = "It\u202E says\n\n\u200Bsend  it.\u0000 ";
  expect(parseCompletion(completion(JSON.stringify({ ...good, categories: ["fraud", "fraud"], reason })))).toEqual({
    ...good,
    categories: ["fraud"],
    reason: "It says send it.",
  });
});

test.each([
  ["nothing", ""],
  ["no choices", JSON.stringify({ choices: [] })],
  ["an error", JSON.stringify({ error: { message: "overloaded" } })],
  ["a fence around the JSON", completion(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``)],
  ["two objects", completion(`${JSON.stringify(good)}${JSON.stringify(good)}`)],
  ["a list", completion(JSON.stringify([good]))],
  ["a missing field", completion(JSON.stringify({ ...good, confidence: undefined }))],
  ["a field more", completion(JSON.stringify({ ...good, decision: "ALLOW" }))],
  ["a verdict of its own", completion(JSON.stringify({ ...good, verdict: "SAFE" }))],
  ["a confidence in words", completion(JSON.stringify({ ...good, confidence: "high" }))],
  ["content that is no text", completion({ ...good })],
])("%s is no opinion", (_, text) => {
  expect(parseCompletion(text)).toBeNull();
});
