import type { Action, JsonObject } from "@mastguard/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LoggedFinding } from "./doubt";
import { maskAction } from "./mask-action";
import { PROMPT_HASH, PROMPT_VERSION, questionOf } from "./question";

const TOKEN = "ghp_kT9wXq2LmZ7RbV4nYc8JdF5sHg3PaE1uQo6i";

const actionOf = (payload: JsonObject, context: JsonObject = {}): Action => ({
  agentId: "a",
  actionType: "EMAIL_SEND",
  payload,
  context,
  tool: "mail.send",
  resource: null,
  environment: null,
  allowedTools: null,
  sessionKey: null,
  source: "native",
});
const finding = (path: string | null, start = 0, end = 0): LoggedFinding => ({
  type: "suspect_text",
  rule: "model.linear",
  severity: "LOW",
  confidence: 0.8,
  effect: "score",
  path,
  span: end === 0 ? null : { start, end },
});
const shown = (action: Action, ...findings: LoggedFinding[]) => JSON.parse(questionOf(action, findings));

describe("masking", () => {
  it("overwrites credentials and personal data in values, keys, numbers and texts of the context, in place", () => {
    const { payload, texts } = maskAction(
      actionOf(
        {
          note: `use ${TOKEN} now`,
          [TOKEN]: 1,
          card: 4111111111111111,
          lines: [{ to: "jane.doe@example.com" }],
          n: 48200,
        },
        { messages: [{ role: "tool", content: `key: ${TOKEN}` }] },
      ),
    );
    const stars = "*".repeat(TOKEN.length);
    expect(payload).toEqual({
      note: `use ${stars} now`,
      [stars]: 1,
      card: "*".repeat(16),
      lines: [{ to: "*".repeat("jane.doe@example.com".length) }],
      n: 48200,
    });
    expect(texts.find(({ path }) => path === "context.messages[0].content")?.text).toBe(`key: ${stars}`);
  });

  it("also masks what a decision has no room to keep: the hundredth credential as the first", () => {
    const tokens = Array.from({ length: 150 }, (_, n) => `${TOKEN.slice(0, -3)}${String(n).padStart(3, "0")}`);
    const { payload } = maskAction(actionOf({ all: tokens.join(" "), each: tokens }));
    expect(JSON.stringify(payload)).not.toContain("ghp_");
  });
});

describe("what a model is shown", () => {
  it("is the words around the finding, whose they are, what the user asked for, and the payload", () => {
    const long = `${"a ".repeat(600)}HERE${" b".repeat(600)}`;
    const question = shown(
      actionOf({ body: "hello" }, { task: "Send the report", messages: [{ role: "tool", content: long }] }),
      finding("context.messages[0].content", 1_200, 1_204),
    );
    expect(question.texts.map(({ origin }: { origin: string }) => origin)).toEqual(["tool", "task"]);
    expect(question.texts[0].text).toContain("HERE");
    expect(question.texts[0].text.length).toBeLessThan(900);
    expect([question.actionType, question.tool, JSON.parse(question.payload)]).toEqual([
      "EMAIL_SEND",
      "mail.send",
      { body: "hello" },
    ]);
  });

  it("is never who it was for: identifiers of people, sessions and resources stay", () => {
    const question = questionOf(
      actionOf(
        { body: "hello" },
        { userId: "jane-1", subjectIds: ["jane-2"], principal: { type: "user", id: "jane-3" }, sessionId: "jane-4" },
      ),
      [finding("payload.body")],
    );
    expect(question).not.toContain("jane");
  });

  it("is one JSON object of at most 8,192 bytes and whole characters, whatever the action holds", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 6_000 }),
      fc.constantFrom("\u0001".repeat(20_000), "😀".repeat(9_000), '"\\'.repeat(9_000), "]}\n</data>".repeat(900)),
    );
    fc.assert(
      fc.property(text, text, fc.nat(20), (one, two, count) => {
        const action = actionOf(
          { one, [two.slice(0, 300)]: { two } },
          { task: two, messages: [{ role: "user", content: one }] },
        );
        const findings = Array.from({ length: count }, (_, n) => finding("payload.one", n, n + 700));
        const question = questionOf(action, findings);
        expect(Buffer.byteLength(question)).toBeLessThanOrEqual(8_192);
        expect(Buffer.from(question).toString()).toBe(question);
        expect(Object.keys(JSON.parse(question))).toEqual(["actionType", "tool", "findings", "texts", "payload"]);
      }),
      { numRuns: 60 },
    );
  });

  it("comes with instructions whose words have a version: change one, and the other with it", () => {
    expect([PROMPT_VERSION, PROMPT_HASH]).toEqual([
      "1",
      "sha256:b2da58949cccdfe3d24c3f415ecca90ef20a9906e96695f8a50393c785000b88",
    ]);
  });
});
