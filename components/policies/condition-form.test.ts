import { compileCondition } from "@mastguard/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPERATORS, type Operator } from "./condition/operators";
import {
  type ConditionForm,
  type ConditionRow,
  guarded,
  readCondition,
  rowProblem,
  writeCondition,
} from "./condition-form";

const row = (field: string, operator: Operator, value = ""): ConditionRow => ({ field, operator, value });

const ROWS: readonly (readonly [ConditionRow, string])[] = [
  [row("payload.amount", "over", "10000"), "payload.amount > 10000"],
  [row("payload.amount", "atLeast", "0.1"), "payload.amount >= 0.1"],
  [row("risk.score", "under", "60"), "risk.score < 60"],
  [row("payload.amount", "atMost", "-0.5"), "payload.amount <= -0.5"],
  [row("payload.currency", "is", "EUR"), 'payload.currency == "EUR"'],
  [row("payload.code", "is", '"5"'), 'payload.code == "5"'],
  [row("payload.account", "is", "007"), 'payload.account == "007"'],
  [row("payload.account", "is", "12345678901234567890"), 'payload.account == "12345678901234567890"'],
  [row("payload.urgent", "isNot", "true"), "payload.urgent != true"],
  [row("payload.note", "is", "null"), "payload.note == null"],
  [row("payload.note", "is", '""'), 'payload.note == ""'],
  [row("risk.category", "in", "HIGH, CRITICAL"), 'risk.category in ["HIGH", "CRITICAL"]'],
  [row("payload.city", "in", '"Washington, D.C.", Berlin'), 'payload.city in ["Washington, D.C.", "Berlin"]'],
  [row("action.tool", "notIn", "wire, 5"), '!(action.tool in ["wire", 5])'],
  [row("payload.refund", "exists"), "has(payload.refund)"],
  [row("payload.ticket", "missing"), "!has(payload.ticket)"],
  [row("payload.to", "contains", "@rival.example"), 'payload.to.contains("@rival.example")'],
  [row("payload.to", "notContains", 'a"b\\c'), '!payload.to.contains("a\\"b\\\\c")'],
  [row("payload.to", "startsWith", "5"), 'payload.to.startsWith("5")'],
  [row("payload.to", "endsWith", ".example"), 'payload.to.endsWith(".example")'],
  [row("payload.sql", "matches", "(?i)drop\\s+table"), 'payload.sql.matches("(?i)drop\\\\s+table")'],
  [row("findings", "includes", "INJECTION"), 'findings.exists(f, f.type == "INJECTION")'],
  [row("mast", "notIncludes", "FM-1.3"), '!mast.exists(m, m.modeId == "FM-1.3")'],
  [row("payload.tags", "includes", "urgent"), '"urgent" in payload.tags'],
  [row("payload.tags", "notIncludes", "3"), "!(3 in payload.tags)"],
  [row("payload.recipients", "countOver", "200"), "count(payload.recipients) > 200"],
  [row("payload.recipients", "countUnder", "1"), "count(payload.recipients) < 1"],
  [row("payload.ip", "network", "10.0.0.0/8"), 'cidr(payload.ip, "10.0.0.0/8")'],
  [row("now", "within", "Mon-Fri 09:00-17:00 Europe/Berlin"), 'inWindow(now, "Mon-Fri 09:00-17:00", "Europe/Berlin")'],
  [row('payload["first name"].x', "is", "Ada"), 'payload["first name"].x == "Ada"'],
];

describe("one row", () => {
  it.each(ROWS)("%o is written as %s and read back the same", (filled, source) => {
    expect(writeCondition({ join: "all", rows: [filled] })).toBe(source);
    expect(readCondition(source)).toEqual({ join: "all", rows: [filled] });
    expect(rowProblem(filled)).toBeNull();
    expect(compileCondition(source)).toMatchObject({ ok: true });
  });

  it("has a word for every operator in this table, so none is untested", () => {
    expect(new Set(ROWS.map(([{ operator }]) => operator))).toEqual(new Set(Object.keys(OPERATORS)));
  });
});

describe("joined rows", () => {
  const rows = [row("payload.amount", "over", "500"), row("payload.currency", "is", "EUR")];

  it("are all of, or any of", () => {
    expect(writeCondition({ join: "all", rows })).toBe('payload.amount > 500 && payload.currency == "EUR"');
    expect(readCondition('payload.amount > 500 && payload.currency == "EUR"')).toEqual({ join: "all", rows });
    expect(readCondition('payload.amount > 500 || payload.currency == "EUR"')).toEqual({ join: "any", rows });
  });

  it("are none for an empty condition, which always applies", () => {
    expect(readCondition("  \n")).toEqual({ join: "all", rows: [] });
    expect(writeCondition({ join: "any", rows: [] })).toBe("");
  });

  it("may be written with other spaces, quotes and brackets", () => {
    expect(readCondition("(payload.amount>500)&&\n  payload.currency=='EUR'")).toEqual({ join: "all", rows });
    expect(readCondition("mast.exists(x, x.modeId == 'FM-1.3')")?.rows).toEqual([row("mast", "includes", "FM-1.3")]);
  });
});

describe("what the form has no words for opens as source", () => {
  it.each([
    "payload.a > 1 && (payload.b == 2 || payload.c == 3)",
    "payload.a > 1 && payload.b == 2 || payload.c == 3",
    "payload.a > payload.b",
    "payload.a + 1 > 5",
    "payload.a > 5 - 3",
    "payload.urgent",
    "!payload.urgent",
    "!payload.a in [true]",
    '!"x" in payload.tags',
    "!(payload.a > 5)",
    "!(!(payload.a in [1]))",
    "payload.amount > 1 // a limit",
    "payload.amount > 1.50",
    "payload.amount > 1e3",
    "payload.amount > 5u",
    'payload.name == r"\\d"',
    'payload.name == """x"""',
    'payload.name == "\\x41"',
    'payload.name.contains("")',
    'cidr(payload.ip, " 10.0.0.0/8")',
    'findings.exists(f, f.severity == "HIGH")',
    'findings.exists(f, g.type == "HIGH")',
    'payload.items.exists(i, i.type == "HIGH")',
    "size(payload.items) > 5",
    "count(payload.items) > 1.5",
    "payload.items in []",
    "now > timestamp('2026-01-01T00:00:00Z')",
    "payload.constructor.toString()",
    "payload[0] == 1",
    "payload.amount >",
    "payload.amount > 5)",
    "&&",
  ])("%s", (source) => {
    expect(readCondition(source)).toBeNull();
  });
});

describe("an unfinished row", () => {
  it("is written as far as it goes and says what is missing", () => {
    const unfinished = row("payload.amount", "over");
    expect(writeCondition({ join: "all", rows: [unfinished] }).trim()).toBe("payload.amount >");
    expect(rowProblem(unfinished)).toBe("Enter a value.");
    expect(rowProblem(row("", "is", "5"))).toBe("Choose a field.");
    expect(rowProblem(row("payload amount", "is", "5"))).toContain("as a path");
    expect(rowProblem(row("payload.x", "countOver", "many"))).toContain("whole number");
    expect(rowProblem(row("payload.x", "in", " , "))).toContain("at least one");
  });
});

describe("a number as people write it", () => {
  it.each(["10.000,00", "10,000", "1 000", "1'000", "1.000.000"])(
    "%s is never compared as text: it cannot be saved",
    (typed) => {
      const source = writeCondition({ join: "all", rows: [row("payload.amount", "over", typed)] });
      expect(source).toBe(`payload.amount > ${typed}`);
      expect(compileCondition(source).ok).toBe(false);
    },
  );

  it.each([
    ["10,000", "Write 10000, without separators."],
    ["1 000", "Write 1000, without separators."],
    ["1.000.000", "Write 1000000, without separators."],
    ["10.000,00", "Write the number without separators, such as 10000.50."],
    ["10,5", "Write the number without separators, such as 10000.50."],
  ])("%s is said in words how to write", (typed, words) => {
    expect(rowProblem(row("payload.amount", "atLeast", typed))).toBe(words);
  });

  it("is text where it is compared for being the same", () => {
    expect(writeCondition({ join: "all", rows: [row("payload.x", "is", "10,000")] })).toBe('payload.x == "10,000"');
    expect(rowProblem(row("payload.x", "is", "10,000"))).toBeNull();
  });
});

describe("more and less", () => {
  const ORDERED = ["over", "atLeast", "under", "atMost"] as const;

  it.each(["ten thousand", '"10,000"', "1 000 EUR", "007", "true", "null", "1e3", "5%"])(
    "than %s can never hold, so it is an error beside it",
    (typed) => {
      for (const operator of ORDERED) expect(rowProblem(row("payload.amount", operator, typed))).toContain("a number");
    },
  );

  it.each(["5", "-0.5", "2026-01-02", "2026-01-02T08:00:00Z", '"2026-01-02"'])("than %s can be meant", (typed) => {
    for (const operator of ORDERED) expect(rowProblem(row("payload.x", operator, typed))).toBeNull();
  });

  it("than a word opens as source when it is saved already", () => {
    expect(readCondition('payload.grade > "B"')).toBeNull();
  });
});

describe("guarded", () => {
  it("puts a check before the fields that can be missing, once", () => {
    const rows = [
      row("payload.amount", "over", "1"),
      row("risk.score", "over", "5"),
      row("payload.amount", "under", "9"),
    ];
    const safe = guarded({ join: "all", rows });
    expect(safe?.rows).toEqual([row("payload.amount", "exists"), ...rows]);
    expect(safe && guarded(safe)).toBeNull();
  });

  it("leaves alternatives and the language's own fields alone", () => {
    expect(guarded({ join: "any", rows: [row("payload.amount", "over", "1")] })).toBeNull();
    expect(guarded({ join: "all", rows: [row("risk.score", "over", "1"), row("payload.x", "missing")] })).toBeNull();
  });
});

const field = fc.constantFrom("payload.amount", "action.tool", "context.purpose", 'payload["a b"]', "risk.score");
const operators = Object.keys(OPERATORS).filter((name): name is Operator => name in OPERATORS);
const anyRow = fc.record({ field, operator: fc.constantFrom(...operators), value: fc.string({ unit: "binary" }) });
const anyForm = fc.record({
  join: fc.constantFrom("all" as const, "any" as const),
  rows: fc.array(anyRow, { minLength: 1, maxLength: 4 }),
});

/** What a form means, apart from how its values were typed: `1.0` and ` 1 ` are the same number. */
const meaning = (form: ConditionForm): string => writeCondition(form);

describe("any form", () => {
  it("that is complete and can be read back means the same afterwards", () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const source = writeCondition(form);
        const again = readCondition(source);
        if (again !== null) expect(meaning(again)).toBe(source);
      }),
    );
  });

  it("never makes reading throw, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readCondition(text)));
  });
});
