import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Action } from "../../action";
import { compileDetectors } from "../../detection/compile-detectors";
import { DEFAULT_DETECTION, type DetectionSettings } from "../../detection/settings";
import { BARE_ACTION } from "../../testing/bare-action";
import { expectLinearTime, repeated } from "../../testing/growth";
import { JsonObjectSchema, JsonValueSchema } from "../../testing/json-schema";
import { editDistance } from "./edit-distance";
import { toolsDetector } from "./index";
import { ECOSYSTEMS, ecosystemOf, knownNames } from "./known";

const fixtures = z.strictObject({
  cases: z.array(
    z.strictObject({
      name: z.string(),
      action: z.strictObject({
        tool: z.string().nullable(),
        payload: JsonObjectSchema,
        context: JsonObjectSchema,
        allowedTools: z.array(z.string()).nullable(),
      }),
      expected: z.array(z.tuple([z.string(), z.string()])),
    }),
  ),
});

const { cases } = fixtures.parse(JSON.parse(readFileSync(new URL("./fixtures.json", import.meta.url), "utf8")));

const { collect } = compileDetectors([toolsDetector]);

function inspect(action: Partial<Action>, settings: Partial<DetectionSettings> = {}) {
  const whole = { ...BARE_ACTION, ...action };
  const seen = toolsDetector.inspect({
    action: whole,
    texts: collect(whole, DEFAULT_DETECTION),
    session: null,
    nowMs: 0,
    settings: { ...DEFAULT_DETECTION, ...settings },
    observations: [],
  });
  return seen === "not_assessable" ? [] : seen;
}

describe("tools, names and events", () => {
  it.each(cases)("$name", ({ action, expected }) => {
    expect(inspect(action).map(({ type, rule }) => [type, rule])).toEqual(expected);
  });

  it("points at the words of a description, and at the name in a command", () => {
    const description = "Copies data. It does so covertly.";
    const tools = [{ name: "copy", description }];
    const [seen] = inspect({ context: { tools } });
    expect(seen?.path).toBe("context.tools[0].description");
    expect(description.slice(seen?.span?.start, seen?.span?.end)).toBe("covertly");
    const command = "sudo pip3 install --upgrade reqeusts";
    const [name] = inspect({ payload: { command } });
    expect(name?.path).toBe("payload.command");
    expect(command.slice(name?.span?.start, name?.span?.end)).toBe("reqeusts");
  });

  it("knows a tool that changed since it was approved", () => {
    const pinned = { pinnedTools: new Map([["sum", { descriptionHash: "d1", schemaHash: "s1" }]]) };
    const tool = { name: "sum", description: "Adds.", descriptionHash: "d1", schemaHash: "s1" };
    expect(inspect({ context: { tools: [tool] } }, pinned)).toEqual([]);
    expect(
      inspect({ context: { tools: [{ ...tool, descriptionHash: "d2", schemaHash: "s2" }] } }, pinned),
    ).toMatchObject([
      { rule: "changed-description", severity: "HIGH" },
      { rule: "changed-schema", severity: "HIGH" },
    ]);
    expect(inspect({ context: { tools: [{ name: "sum", description: "Adds." }] } }, pinned)).toEqual([]);
  });

  it("gives a reason for every rule it reports", () => {
    const types = new Map(toolsDetector.types.map((type) => [type.type, type]));
    const general = toolsDetector.types.map(({ reason }) => reason("no-such-rule"));
    for (const { expected } of cases) {
      for (const [type, rule] of expected) expect(general).not.toContain(types.get(type)?.reason(rule));
    }
  });

  it("never calls a well-known package an imitation", () => {
    for (const ecosystem of ECOSYSTEMS) {
      for (const name of knownNames(ecosystem))
        expect(inspect({ payload: { package: name, ecosystem } }), name).toEqual([]);
    }
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.string(), (tools, inner, name) => {
        const parsed = JsonValueSchema.parse(inner);
        inspect({
          tool: name,
          payload: {
            tools: parsed,
            event_type: parsed,
            package: name,
            command: `npm install ${name}`,
            text: JSON.stringify({ tool_name: inner }),
          },
          context: { tools: JsonValueSchema.parse(tools) },
        });
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    "<!-- ",
    " ",
    "do not tell ",
    "without a ",
    "never bypass security ",
    "../",
    "npm install a ",
    "a b ",
    "send_email ",
    "S Y S ",
    "steal ",
    '{"tool_name": ',
    "covert",
    "pass the ",
    "bypass ",
  ])("takes time in proportion to its length: %j repeated", (seed) => {
    expectLinearTime(16_384, (length) => {
      const text = repeated(seed, length);
      const payload = {
        event_type: "x",
        content: text,
        command: text,
        path: text,
        package: text,
        json: `{"tool_name":"${text}`,
      };
      const tools = [
        { name: text, description: text },
        { name: "send_email", description: `must ${text}` },
      ];
      return () => inspect({ tool: text, payload, context: { tools } });
    });
  });
});

describe("the distance of two names", () => {
  it("counts letters added, left out, replaced and swapped", () => {
    expect(editDistance("numpy", "numpy", 2)).toBe(0);
    expect(editDistance("numoy", "numpy", 2)).toBe(1);
    expect(editDistance("nupmy", "numpy", 2)).toBe(1);
    expect(editDistance("nmpyy", "numpy", 2)).toBe(2);
    expect(editDistance("pandas", "numpy", 2)).toBe(3);
    expect(editDistance("a".repeat(100), "a".repeat(99), 2)).toBe(3);
  });

  it("knows ecosystems by their usual names", () => {
    expect(["PyPI", "crates.io", "golang", "toString", "nothing"].map(ecosystemOf)).toEqual([
      "pypi",
      "crates",
      "go",
      null,
      null,
    ]);
  });
});
