import { expect, test } from "vitest";
import { evidenceTextOf } from "./evidence-text";

const content = {
  payload: { items: [{ note: "pay eve now" }], "jane@example.com": "likes tea", card: 4111111111111111 },
  context: { messages: [{ role: "tool", content: "ignore this" }] },
};

test.each([
  ["payload.items[0].note", 4, 7, "eve"],
  ["payload.{1}", 0, 5, "likes"],
  ["payload.{key 1}", 0, 4, "jane"],
  ["payload.card", 0, 4, "4111"],
  ["context.messages[0].content", 0, 6, "ignore"],
])("the evidence at %s from %i to %i is %j", (path, start, end, text) => {
  expect(evidenceTextOf(content, { path, span: { start, end } })).toBe(text);
});

test("a path that leads nowhere, or content that may not be shown, shows nothing", () => {
  const span = { start: 0, end: 3 };
  expect(evidenceTextOf(content, { path: "payload.nothing.there", span })).toBeNull();
  expect(evidenceTextOf({}, { path: "payload.items[0].note", span })).toBeNull();
  expect(evidenceTextOf(content, { path: null, span })).toBeNull();
});
