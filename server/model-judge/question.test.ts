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

/** What of a text leaves, in any place of the question; the action's tool is `mail.send` unless told otherwise. */
const leaves = (needle: string, payload: JsonObject, context: JsonObject = {}, tool = "mail.send") =>
  questionOf({ ...actionOf(payload, context), tool }, [finding("payload.text")]).includes(needle);

describe("what is recognized as private", () => {
  it.each([
    ["an e-mail address", "jane.roe@corp.example"],
    ["a social security number", "078-05-1121"],
    ["a card number", "4111111111111111"],
    ["a bank account", "DE89370400440532013000"],
    ["a cloud key", "AKIAQYLPMN5HHHFPZAM2"],
  ])("does not leave as an object's key: %s", (_, key) => {
    expect(leaves(key, { text: "x", [key]: { deep: 1 } })).toBe(false);
  });

  it("does not leave as a key that the key above gives away", () => {
    expect(leaves("2125550123", { text: "x", phone: { "2125550123": 1 } })).toBe(false);
  });

  it.each([
    ["phone 225-55-4096", "225-55-4096"],
    ["Call Anna, phone 909-62-2689, about it", "909-62-2689"],
    ["phone 287-27-3425-jane179392732@corp.example", "jane179392732@corp.example"],
    ["mrn jane869911448@corp.example", "@corp.example"],
  ])("does not leave because another match overlaps it: %s", (text, needle) => {
    expect(leaves(needle, { text })).toBe(false);
    expect(leaves(needle, { text: "x" }, { task: text })).toBe(false);
  });

  it("does not leave behind a flood of what is nearly the same, in another text or in its own", () => {
    const flood = Array.from({ length: 2_100 }, (_, n) => `package-${n}@1.${n}.0`).join("\n");
    expect(leaves("jane.roe@corp", { list: flood }, { task: "Write to jane.roe@corp.example please" })).toBe(false);
    expect(leaves("170 1234567", { list: flood, text: "Call +49 170 1234567" })).toBe(false);
    const { texts } = maskAction(actionOf({ list: `${flood}\nWrite to jane.roe@corp.example` }));
    expect(texts[0]?.text).not.toContain("jane.roe@corp");
    expect(texts[0]?.text).toContain("package-7@1.7.0");
  });

  it("does not leave as one of many of a kind, where a detector gives up", () => {
    const cards = Array.from({ length: 120 }, () => "4111 1111 1111 1111").join("  ");
    expect(maskAction(actionOf({ cards })).texts[0]?.text).not.toMatch(/\d/);
  });

  it("does not leave where it is repeated: in another text, in a longer one, in a key, as a number, in the tool's name", () => {
    const said = { password: "Zk9!pQx7", card: "4111111111111111" };
    expect(leaves("Zk9!pQx7", { ...said, text: "I typed Zk9!pQx7 there", Zk9: { "x-Zk9!pQx7": 1 } })).toBe(false);
    expect(leaves("Zk9!pQx7", said, { task: "log in with Zk9!pQx7" }, "login.Zk9!pQx7")).toBe(false);
    expect(leaves("4111111111111111", { ...said, text: "x", deep: [4111111111111111] })).toBe(false);
  });

  it("does not leave as the tool's name", () => {
    expect(leaves(TOKEN, { text: "x" }, {}, TOKEN)).toBe(false);
  });

  it("is also what guardrails are silent about unless asked: names, streets, and the rest of a web address", () => {
    const text = "My name is Anna Smith, 12 Elm Street, wrote https://files.example/anna-smith?id=7 for more.";
    expect(shown(actionOf({ text }), finding("payload.text")).texts[0].text).toBe(
      `My name is ${"*".repeat(10)}, ${"*".repeat(13)}, wrote https://files.example${"*".repeat(16)} for more.`,
    );
  });

  it("costs a bounded time, also where all of it begins alike", () => {
    const tokens = Array.from({ length: 4_000 }, (_, n) => `${TOKEN.slice(0, -4)}${String(n).padStart(4, "0")}`);
    const began = performance.now();
    const { payload } = maskAction(actionOf({ tokens, all: tokens.join(" ") }));
    expect(JSON.stringify(payload)).not.toContain("ghp_");
    expect(performance.now() - began).toBeLessThan(5_000);
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
