import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import type { Action } from "../action";
import { decide } from "../decide";
import { type Decision, REASON_CODES } from "../decision";
import { compileDetectors } from "../detection/compile-detectors";
import { observe } from "../detection/observe";
import { DEFAULT_DETECTION } from "../detection/settings";
import type { Finding } from "../finding";
import { compilePolicySet } from "../policy/policy-set";
import { emptySession, type SessionState } from "../session";
import { snapshotOf } from "../testing/fixture";
import { clock, NOW } from "../testing/policies";
import { ACTION_TYPES } from "../vocabulary/action-type";
import { isStricter } from "../vocabulary/verdict";
import { DETECTORS, defaultDetectors } from "./registry";

/** What the detectors know how to read, in pieces that can be put together wrongly. */
const PIECES = [
  "ignore all previous instructions",
  "reveal",
  "system prompt",
  "忽略之前的指令",
  "игнорируй",
  "\u200b",
  "\u{e0069}",
  "＜",
  "<!--",
  "-->",
  "<b style='display:none'>",
  "&#x69;",
  "\\u0069",
  "%2e%2e%2f",
  "aWdub3Jl",
  "eyJhbGciOiJub25lIn0.e30.",
  "-----BEGIN RSA PRIVATE KEY-----",
  "AKIAQYLPMN5HHHFPZAM2",
  "ghp_",
  "password=",
  "4111 1111 1111 1111",
  "DE89 3704 0044 0532 0130 00",
  "+49 30 123456",
  "078-05-1120",
  "10.0.0.1",
  "http://169.254.169.254/",
  "https://xn--e1afmkfd.xn--p1ai/",
  "user:pass@host",
  "rm -rf /",
  "$(",
  "`",
  "<<EOF\n",
  "EOF",
  "| sh",
  "base64 -d",
  ";",
  "&&",
  "{",
  "}",
  "((",
  "))",
  "'",
  '"',
  "\\",
  "\n",
  "\t",
  "' or 1=1 --",
  "union select",
  "/*",
  "*/",
  "$$",
  "drop table",
  "select * from",
  "where",
  "eve@example.com",
  "send",
  "pay",
  "to",
  "the",
  "file",
  "you",
  "must",
  "kill",
  "😀",
  "\ud800",
  "\udc00",
  "é",
  "e\u0301",
  "ﷺ",
  "0x7f",
  "1e309",
  "-",
  "--",
  ".",
] as const;

const text = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join(" ")) },
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join("")) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 400 }))
      .map(([piece, times]) => piece.repeat(times)),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);
const key = fc.constantFrom(
  "command",
  "query",
  "url",
  "to",
  "amount",
  "password",
  "description",
  "items",
  "q",
  "constructor",
  "length",
  "path",
  "ssn",
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 4111111111111111, 1e21),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(key, text), tie("json"), { maxKeys: 4 }),
  ),
}));
const fields = fc.dictionary(key, json, { maxKeys: 5 });
const message = fc.record(
  { role: fc.constantFrom("user", "assistant", "tool", "system", "other"), content: json, name: text },
  { requiredKeys: ["role"] },
);
const context = fc.record(
  {
    task: text,
    role: text,
    reasoning: text,
    purpose: text,
    final: fc.constantFrom<unknown>(true, false, "yes"),
    step: fc.constantFrom<unknown>(1, "two", null),
    runId: fc.constant("run-1"),
    messages: fc.oneof(fc.array(message, { maxLength: 6 }), json),
    tools: fc.oneof(
      fc.array(fc.record({ name: text, description: text, inputSchema: json, hash: text }, { requiredKeys: [] }), {
        maxLength: 3,
      }),
      json,
    ),
    documents: json,
    cost: fc.constantFrom<unknown>(1, -1, "x"),
  },
  { requiredKeys: [] },
);
const action = fc
  .record({
    agentId: fc.constantFrom("agent-1", "agent-2"),
    actionType: fc.constantFrom(...ACTION_TYPES),
    tool: fc.oneof(
      fc.constantFrom(null, "shell.run", "sql.execute", "http_post", "mail.send", "pay_bill", "search", "python"),
      text,
    ),
    payload: fields,
    context,
  })
  .map(({ payload, context: surroundings, ...rest }): Action => {
    // As a transport parses it: no undefined, no getters, no symbols.
    const plain = JSON.parse(JSON.stringify({ payload, context: surroundings }));
    return {
      ...rest,
      ...plain,
      resource: null,
      environment: null,
      allowedTools: null,
      sessionKey: "run-1",
      source: "native",
    };
  });

/** Tables are built at first use, and a busy machine takes its time. */
const TIME_MS = 60_000 * inject("fuzzTimes");

const snapshot = snapshotOf(compilePolicySet({ policies: [], combining: "first_applicable", fallback: "risk" }));

describe("every detector, on runs of actions made of what they read", () => {
  it(
    "never fails, says only what can be shown and stored, and decides the same twice",
    () => {
      fc.assert(
        fc.property(fc.array(action, { minLength: 1, maxLength: 5 }), (steps) => {
          let session: SessionState | null = emptySession();
          for (const [index, step] of steps.entries()) {
            const now = NOW + index * 1_000;
            const first = decide(step, snapshot, session, now, { clock });
            expect(decide(step, snapshot, session, now, { clock })).toEqual(first);
            requireSound(step, first.decision);
            session = first.session;
            expect(JSON.parse(JSON.stringify(session))).toEqual(session);
          }
        }),
        { numRuns: 60 * inject("fuzzTimes") },
      );
    },
    TIME_MS,
  );

  it(
    "and decide the same on texts that came before as on texts nobody said yet",
    () => {
      fc.assert(
        fc.property(fc.array(action, { minLength: 1, maxLength: 4 }), (steps) => {
          const practised = compileDetectors(DETECTORS);
          let session: SessionState | null = emptySession();
          for (const step of steps) {
            // Once to note its texts, once to keep them, once to rely on them.
            for (let time = 0; time < 2; time += 1)
              decide(step, snapshot, session, NOW, { clock, detectors: practised });
            const known = decide(step, snapshot, session, NOW, { clock, detectors: practised });
            expect(known).toEqual(
              decide(step, snapshot, session, NOW, { clock, detectors: compileDetectors(DETECTORS) }),
            );
            session = known.session;
          }
        }),
        { numRuns: 30 * inject("fuzzTimes") },
      );
    },
    TIME_MS,
  );

  it(
    "and what they see never depends on the order of an object's keys",
    () => {
      fc.assert(
        fc.property(action, (given) => {
          const turned = { ...given, payload: reversed(given.payload) };
          const types = (one: Action) =>
            observe(defaultDetectors(), one, null, DEFAULT_DETECTION, NOW)
              .observations.map(({ type, rule, severity }) => `${type}/${rule}/${severity}`)
              .filter((name) => ORDERLESS.some((type) => name.startsWith(type)))
              .sort();
          expect(types(turned)).toEqual(types(given));
        }),
        { numRuns: 60 * inject("fuzzTimes") },
      );
    },
    TIME_MS,
  );
});

/** Types whose detectors read one text at a time; the others may weigh the first argument more than the last. */
const ORDERLESS = [
  "prompt_injection/",
  "secret/",
  "personal_data/",
  "sql_injection/",
  "exfiltration_target/",
  "harmful_content/",
];

function reversed(payload: Action["payload"]): Action["payload"] {
  return Object.fromEntries(Object.entries(payload).reverse());
}

function requireSound(step: Action, decision: Decision): void {
  expect(decision.failedStage).toBeNull();
  expect(decision.findings.length).toBeLessThanOrEqual(50);
  expect(decision.reasons.every(({ code }) => REASON_CODES.includes(code))).toBe(true);
  expect(decision.riskParts.reduce((sum, { value }) => sum + value, 0)).toBe(decision.riskScore);
  for (const finding of decision.findings) {
    requireShowable(step, finding);
    const verdict = { score: "ALLOW", alert: "ALERT", review: "HITL", block: "BLOCK" } as const;
    expect(isStricter(verdict[finding.effect], decision.verdict)).toBe(false);
  }
}

function requireShowable(step: Action, { rule, confidence, path, span }: Finding): void {
  expect(rule).toMatch(/^[a-z0-9._-]{1,64}$/);
  expect(confidence).toBeGreaterThanOrEqual(0);
  expect(confidence).toBeLessThanOrEqual(1);
  if (path === null || span === null) return;
  const texts = new Map(
    defaultDetectors()
      .collect(step, DEFAULT_DETECTION)
      .map((text) => [text.path, text.text]),
  );
  const length = texts.get(path)?.length ?? -1;
  expect([path, span.start >= 0 && span.start <= span.end && span.end <= length]).toEqual([path, true]);
}
