import { describe, expect, it } from "vitest";
import { parseAddress, parseAddressBlock } from "./cidr";
import { compileCondition } from "./compile-condition";
import { conditionFields } from "./condition-fields";
import { CONDITION_FUNCTIONS } from "./functions";
import { parseTimeWindow } from "./time-window";
import { CONDITION_VARIABLES } from "./variables";

describe("cidr", () => {
  it.each([
    ["10.0.0.0/8", "10.255.0.1", true],
    ["10.0.0.0/8", "11.0.0.1", false],
    ["192.168.4.0/22", "192.168.7.255", true],
    ["192.168.4.0/22", "192.168.8.0", false],
    ["0.0.0.0/0", "8.8.8.8", true],
    ["1.2.3.4/32", "1.2.3.4", true],
    ["2001:db8::/33", "2001:db8:7fff::1", true],
    ["2001:db8::/33", "2001:db8:8000::1", false],
    ["10.0.0.0/8", "::ffff:10.1.2.3", true],
    ["10.0.0.0/8", "::ffff:a01:203", true],
    ["::/0", "10.0.0.1", false],
    ["10.0.0.0/8", "10.1", null],
    ["10.0.0.0/8", "010.0.0.1", null],
    ["10.0.0.0/8", "10.0.0.256", null],
    ["10.0.0.0/8", "not an address", null],
  ])("%s contains %s: %s", (block, address, expected) => {
    expect(parseAddressBlock(block).contains(address)).toBe(expected);
  });

  it.each([
    ":",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7::8",
    "12345::",
    "g::",
    "::1.2.3",
    "1.2.3.4::",
  ])("refuses the address %s", (text) => {
    expect(parseAddress(text)).toBeNull();
  });

  it.each(["10.0.0.0", "10.0.0.0/33", "::/129", "/8", "10.0.0.0/-1", "10.0.0.0/8/8"])(
    "refuses the block %s",
    (text) => {
      expect(() => parseAddressBlock(text)).toThrow("address block");
    },
  );
});

describe("inWindow", () => {
  const contains = (window: string, zone: string, time: string): boolean =>
    parseTimeWindow(window, zone).contains(new Date(time));

  it("includes its start and excludes its end", () => {
    expect(contains("Mon-Fri 09:00-17:00", "UTC", "2026-01-05T09:00:00Z")).toBe(true);
    expect(contains("Mon-Fri 09:00-17:00", "UTC", "2026-01-05T17:00:00Z")).toBe(false);
    expect(contains("Mon-Fri 09:00-17:00", "UTC", "2026-01-04T10:00:00Z")).toBe(false);
  });

  it("follows the zone's daylight saving", () => {
    expect(contains("09:00-10:00", "Europe/Berlin", "2026-01-05T08:30:00Z")).toBe(true);
    expect(contains("09:00-10:00", "Europe/Berlin", "2026-07-06T08:30:00Z")).toBe(false);
    expect(contains("09:00-10:00", "Europe/Berlin", "2026-07-06T07:30:00Z")).toBe(true);
  });

  it("gives a night to the day it began", () => {
    expect(contains("Fri 22:00-06:00", "UTC", "2026-01-09T23:00:00Z")).toBe(true);
    expect(contains("Fri 22:00-06:00", "UTC", "2026-01-10T05:59:00Z")).toBe(true);
    expect(contains("Fri 22:00-06:00", "UTC", "2026-01-10T06:00:00Z")).toBe(false);
    expect(contains("Fri 22:00-06:00", "UTC", "2026-01-09T05:00:00Z")).toBe(false);
  });

  it("takes lists and ranges of days that run over the week's end", () => {
    expect(contains("Sat,Sun 00:00-24:00", "UTC", "2026-01-04T23:59:00Z")).toBe(true);
    expect(contains("Fri-Mon 00:00-24:00", "UTC", "2026-01-05T12:00:00Z")).toBe(true);
    expect(contains("Fri-Mon 00:00-24:00", "UTC", "2026-01-06T12:00:00Z")).toBe(false);
  });

  it.each([
    "",
    "Mon",
    "Mon-Fri",
    "Foo 09:00-17:00",
    "9:00-17:00",
    "09:00-25:00",
    "09:60-17:00",
    "Mon-Tue-Wed 09:00-17:00",
    "Mon 24:30-01:00",
  ])("refuses `%s`", (window) => {
    expect(() => parseTimeWindow(window, "UTC")).toThrow("is not a window");
  });
});

describe("what the editor offers", () => {
  it("compiles, for every field of every fixed-shape variable", () => {
    for (const variable of CONDITION_VARIABLES) {
      for (const { name } of variable.fields ?? []) {
        const source =
          variable.type === "list of objects"
            ? `${variable.name}.exists(x, x.${name} == x.${name})`
            : `has(${variable.name}.${name})`;
        expect([source, compileCondition(source)]).toEqual([source, expect.objectContaining({ ok: true })]);
      }
    }
  });

  it("compiles, for every function as it is shown", () => {
    for (const { signature } of CONDITION_FUNCTIONS) {
      const source = signature
        .replace(/\b(?:text|part|separator|ip)\b/g, "payload.a")
        .replace(/^list\b|\(list\)/, (list) => list.replace("list", "payload.b"))
        .replace(/\bvalue\b/g, "payload.c")
        .replace(/\bcondition\b/g, "x == 1")
        .replace(/start, end/, "0, 1");
      expect([source, compileCondition(`${source} == payload.d || true`)]).toEqual([
        source,
        expect.objectContaining({ ok: true }),
      ]);
    }
  });
});

describe("conditionFields", () => {
  it("lists the paths of payload and context, and nothing a loop variable shadows", () => {
    const source =
      "payload.a.b > 1 && context['user'].id == payload.items[payload.i].x && payload.c.exists(payload, payload.z == 1) && action.tool == ''";
    expect(conditionFields(source)).toEqual([
      "context.user.id",
      "payload.a.b",
      "payload.c",
      "payload.i",
      "payload.items.x",
    ]);
  });

  it("is empty for a condition that cannot be read", () => {
    expect(conditionFields("payload.a >")).toEqual([]);
    expect(conditionFields("")).toEqual([]);
  });
});
