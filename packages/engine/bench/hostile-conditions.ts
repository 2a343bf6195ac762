import type { JsonObject, JsonValue } from "../src/vocabulary/json";

/** A condition and the payload that makes each unit of its work cost the most. */
export interface HostileCondition {
  readonly name: string;
  readonly source: string;
  readonly payload: JsonObject;
}

const KILOBYTES_256 = 262_144;
const list = (length: number): JsonValue[] => Array.from({ length }, (_, index) => index);
const strings = (length: number, size: number): string[] =>
  Array.from({ length }, (_, index) => `${index}`.padStart(size, "x"));
const map = (length: number, keyLength: number): JsonObject =>
  parsed(Object.fromEntries(strings(length, keyLength).map((key, index) => [key, index])));
/** As a request arrives: `JSON.parse` makes other objects than literals do. */
const parsed = (value: JsonObject): JsonObject => JSON.parse(JSON.stringify(value));
const nested = (depth: number): JsonValue =>
  depth === 0 ? 1 : depth % 2 === 0 ? [nested(depth - 1)] : { a: nested(depth - 1) };
const ascii = "a".repeat(KILOBYTES_256);
/** Two bytes a character, of a script whose case folding takes the slow road. */
const greek = "σΣάΆ".repeat(KILOBYTES_256 / 8);
const emoji = "😀".repeat(KILOBYTES_256 / 4);
const digits = "9".repeat(40);

/** Evaluates `body` once for each of `times` elements. */
const each = (times: number, body: string, payload: JsonObject = {}) => ({
  source: `payload.l.all(x, ${body})`,
  payload: parsed({ l: list(times), ...payload }),
});

const OPERATORS = ["==", "!=", "<", "<=", ">", ">=", "in"] as const;

const overMaps = [1, 10, 100, 1_200].flatMap((size) =>
  [1, 64].map((keyLength) => ({
    name: `== of maps, ${size} keys of ${keyLength}`,
    ...each(100, "payload.a == payload.b", {
      a: map(size, Math.max(keyLength, 5)),
      b: map(size, Math.max(keyLength, 5)),
    }),
  })),
);

const overLists = [1, 10, 1_000].flatMap((size) => [
  { name: `== of lists, ${size} numbers`, ...each(100, "payload.a == payload.b", { a: list(size), b: list(size) }) },
  {
    name: `== of lists, ${size} short texts`,
    ...each(100, "payload.a == payload.b", { a: strings(size, 8), b: strings(size, 8) }),
  },
  {
    name: `== of lists, ${size} lists`,
    ...each(100, "payload.a == payload.b", { a: list(size).map((n) => [n]), b: list(size).map((n) => [n]) }),
  },
  {
    name: `== of lists, ${size} maps`,
    ...each(100, "payload.a == payload.b", { a: list(size).map((n) => ({ n })), b: list(size).map((n) => ({ n })) }),
  },
  { name: `in list of ${size} texts`, ...each(100, "!('y' in payload.a)", { a: strings(size, 8) }) },
  {
    name: `in list of ${size} maps`,
    ...each(100, "!(payload.b in payload.a)", { a: list(size).map((n) => ({ n, m: n })), b: { n: -1, m: 1 } }),
  },
  { name: `list + list of ${size / 2}`, ...each(100, "size(payload.a + payload.a) > 0", { a: list(size / 2) }) },
]);

const overText = [8, 250, 10_000, KILOBYTES_256].flatMap((size) => {
  const times = Math.max(4, Math.min(500, 2_000_000 / size));
  const [a, g] = [ascii.slice(0, size), greek.slice(0, Math.ceil(size / 2))];
  const half = Math.floor(Math.min(size, 249) / 2);
  return [
    { name: `== of texts of ${size}`, ...each(times, "payload.a != payload.b", { a, b: `${a.slice(1)}b` }) },
    {
      name: `== of texts of ${size}, one and two bytes`,
      ...each(times, "payload.a != payload.b", { a: g, b: `${g.slice(1)}b` }),
    },
    {
      name: `+ of texts of ${size / 2}, searched`,
      ...each(times, "!(payload.a + payload.a).contains('q')", { a: a.slice(size / 2) }),
    },
    {
      name: `+ of texts of ${size / 2}, compared`,
      ...each(times, "payload.a + payload.a != payload.b + 'x'", { a: a.slice(size / 2), b: a.slice(1) }),
    },
    { name: `contains 1 in ${size}`, ...each(times, "!payload.a.contains('q')", { a }) },
    { name: `contains 1 in ${size} two-byte`, ...each(times, "!payload.a.contains('q')", { a: g }) },
    { name: `contains 6 in ${size}`, ...each(times, "!payload.a.contains('aaaaab')", { a }) },
    { name: `contains 6 in ${size} two-byte`, ...each(times, "!payload.a.contains('σΣάΆσσ')", { a: g }) },
    {
      name: `contains 20 in ${size}`,
      ...each(times, "!payload.a.contains(payload.b)", { a, b: `${"a".repeat(9)}b${"a".repeat(10)}` }),
    },
    {
      name: `contains 20, its first differing, in ${size}`,
      ...each(times, "!payload.a.contains(payload.b)", { a, b: `b${"a".repeat(19)}` }),
    },
    {
      name: `contains 250, its middle differing, in ${size}`,
      ...each(times, "!payload.a.contains(payload.b)", { a, b: `${"a".repeat(half)}b${"a".repeat(half)}` }),
    },
    {
      name: `contains 250, its first differing, in ${size}`,
      ...each(times, "!payload.a.contains(payload.b)", { a, b: `b${"a".repeat(half * 2)}` }),
    },
    {
      name: `contains 250 periodic in ${size}`,
      ...each(times, "!payload.a.contains(payload.b)", { a: "ab".repeat(size / 2), b: `${"ab".repeat(half - 1)}bb` }),
    },
    { name: `lastIndexOf 6 in ${size}`, ...each(times, "payload.a.lastIndexOf('aaaaab') < 0", { a }) },
    { name: `lastIndexOf 1 in ${size}`, ...each(times, "payload.a.lastIndexOf('q') < 0", { a }) },
    { name: `startsWith ${size}`, ...each(times, "!payload.a.startsWith(payload.b)", { a, b: `${a.slice(1)}b` }) },
    { name: `endsWith ${size}`, ...each(times, "!payload.a.endsWith(payload.b)", { a: g, b: `${g.slice(1)}b` }) },
    { name: `lowerAscii of ${size}`, ...each(times, "payload.a.lowerAscii() != 'x'", { a: a.toUpperCase() }) },
    { name: `lowerAscii of ${size} two-byte`, ...each(times, "payload.a.lowerAscii() != 'x'", { a: g }) },
    { name: `upperAscii of ${size} two-byte`, ...each(times, "payload.a.upperAscii() != 'x'", { a: g }) },
    { name: `trim of ${size}`, ...each(times, "payload.a.trim() == ''", { a: " ".repeat(size) }) },
    { name: `trim of ${size} two-byte`, ...each(times, "payload.a.trim() == ''", { a: "\u2003".repeat(size / 2) }) },
    { name: `substring of ${size}`, ...each(times, "payload.a.substring(1) != payload.a", { a }) },
    { name: `size of ${size}`, ...each(times, "size(payload.a) > 0", { a }) },
    { name: `size of ${size / 2} emoji`, ...each(times, "size(payload.a) > 0", { a: emoji.slice(0, size / 2) }) },
    { name: `split of ${size}`, ...each(times, "payload.a.split('').size() > 0", { a }) },
    { name: `split of ${size} two-byte`, ...each(times, "payload.a.split('').size() > 0", { a: g }) },
    { name: `split of ${size} by 2`, ...each(times, "payload.a.split('aa').size() > 0", { a }) },
    {
      name: `index of ${size}`,
      ...each(times, "payload.a[payload.b + 'x'] == 1 || true", { a: map(10, 5), b: a.slice(1) }),
    },
    { name: `bool of ${size}`, ...each(times, "bool(payload.a) || true", { a }) },
    { name: `matches letters in ${size}`, ...each(times, "!payload.a.matches('[b-z]+[0-9]')", { a }) },
    {
      name: `matches words in ${size}`,
      ...each(times, "!payload.a.matches('(?i)\\\\b(drop|truncate)\\\\s+table\\\\b')", { a: "drop ".repeat(size / 5) }),
    },
    {
      name: `matches words in ${size} two-byte`,
      ...each(times, "!payload.a.matches('(?i)\\\\b(drop|truncate)\\\\s+table\\\\b')", { a: g }),
    },
    { name: `matches letters in ${size} two-byte`, ...each(times, "!payload.a.matches('[b-z]+[0-9]')", { a: g }) },
    { name: `contains 6 differing last in ${size}`, ...each(times, "!payload.a.contains('baaaaa')", { a }) },
    {
      name: `contains 300 in ${size}`,
      ...each(times, "!payload.a.contains(payload.b)", { a, b: `${"a".repeat(149)}b${"a".repeat(149)}` }),
    },
    {
      name: `contains 300, its first differing, in ${size}`,
      ...each(times, "!payload.a.contains(payload.b)", { a, b: `b${"a".repeat(299)}` }),
    },
    {
      name: `contains 3000, its middle differing, in ${size}`,
      ...each(Math.max(2, times / 100), "!payload.a.contains(payload.b)", {
        a,
        b: `${"a".repeat(1499)}b${"a".repeat(1499)}`,
      }),
    },
    { name: `matches \\pL in ${size} two-byte`, ...each(times, "!payload.a.matches('\\\\pL[0-9]')", { a: g }) },
    { name: `matches literal in ${size}`, ...each(times, "!payload.a.matches('aaaaaaaaab')", { a }) },
    {
      name: `matches alternatives in ${size}`,
      ...each(times, "!payload.a.matches('aaab|aaac|aaad|aaae|aaaf')", { a }),
    },
    { name: `matches anchored in ${size}`, ...each(times, "!payload.a.matches('^a*b')", { a }) },
  ];
});

/** Patterns without a small automaton; none holds a letter whose absence would end the search early. */
const SIMULATED = [
  "a[ab]{60}[cd]",
  "a.{150}[de]",
  "[^b]{240}[de]",
  "(a|b|ab){60}[de]",
  "(a?){120}[de]",
  "(a{0,9}b{0,9}){9}[de]",
  "(?i)(\\\\pL|\\\\pN){30}[x-z]",
  "(\\\\pL?){30}[!?]",
  "(?i)\\\\b(\\\\w{1,9}\\\\s?){9}[!?]",
];

const simulated = SIMULATED.flatMap((pattern) =>
  [400, 10_000].flatMap((size) =>
    [ascii.slice(0, size), "aab".repeat(size / 3), greek.slice(0, size)].map((a, index) => ({
      name: `matches ${pattern} in ${size} of ${["one letter", "two letters", "two bytes"][index]}`,
      ...each(2, `!payload.a.matches('${pattern}')`, { a }),
    })),
  ),
);

/** Every operator and function a condition has, on the operands that suit it worst. */
export const HOSTILE_CONDITIONS: readonly HostileCondition[] = [
  ...OPERATORS.flatMap((operator) => [
    {
      name: `${operator} of numbers`,
      ...each(1_000, operator === "in" ? "x in payload.l || true" : `x ${operator} payload.n || true`, { n: 5 }),
    },
    {
      name: `${operator} of a number and text`,
      ...each(
        300,
        `(operator('${operator}') || true)`.replace(
          `operator('${operator}')`,
          operator === "in" ? "x in payload.s" : `x ${operator} payload.s`,
        ),
        { s: "5" },
      ),
    },
  ]),
  ...["+", "-", "*", "/", "%"].map((operator) => ({
    name: `${operator} of numbers`,
    ...each(1_000, `x ${operator} payload.n != -1.5`, { n: 5 }),
  })),
  { name: "nodes: field access", ...each(1_000, "payload.a.b.c.d.e == 1", { a: { b: { c: { d: { e: 1 } } } } }) },
  { name: "nodes: has", ...each(1_000, "has(payload.a.b.c)", { a: { b: { c: 1 } } }) },
  { name: "nodes: && and ||", ...each(1_000, "(true && true && true) || false", {}) },
  { name: "nodes: ternary", ...each(1_000, "x > -1 ? true : false", {}) },
  { name: "nodes: list", ...each(1_000, "size([1, 2, 3, 4, 5, 6, 7, 8]) == 8", {}) },
  { name: "nodes: map", ...each(1_000, "size({'a': 1, 'b': 2, 'c': 3, 'd': 4}) == 4", {}) },
  { name: "nodes: negation", ...each(1_000, "!!!!!!!(x == -1)", {}) },
  { name: "nodes: outside loops", source: `${"payload.a.b == 1 && ".repeat(55)}true`, payload: { a: { b: 1 } } },
  { name: "nested loops", ...each(300, "payload.l.all(y, x + y > -1)", {}) },
  { name: "nested loops of nothing", ...each(1_000, "payload.l.all(y, true)", {}) },
  { name: "filter and map", ...each(100, "payload.l.filter(y, y > x).map(y, y + 1).size() >= 0", {}) },
  { name: "exists_one", ...each(100, "payload.l.exists_one(y, y == x)", {}) },
  { name: "loop over a map of 1,000", source: "payload.m.all(k, k != '')", payload: { m: map(1_000, 5) } },
  { name: "loop over a map in a loop", ...each(300, "payload.m.exists(k, true)", { m: map(1_000, 5) }) },
  { name: "errors swallowed by all", ...each(100, "payload.l.all(y, y.a == 1) || true", {}) },
  { name: "errors swallowed by ||", ...each(300, "x.a == 1 || x.b == 1 || x.c == 1 || true", {}) },
  { name: "errors in long text", ...each(100, `${" ".repeat(3_900)}x.a == 1 || true`, {}) },
  { name: "errors outside loops", source: `${"payload.a == 1 || ".repeat(70)}true`, payload: {} },
  { name: "errors of unknown index", ...each(300, "payload[payload.t] == 1 || true", { t: ascii }) },
  { name: "an error as answer", source: "payload.missing == 1", payload: {} },
  { name: "in map of 1,200", ...each(100, "!('q' in payload.m)", { m: map(1_200, 5) }) },
  { name: "in map of 10", ...each(100, "!('q' in payload.m)", { m: map(10, 5) }) },
  { name: "count of map of 1,200", ...each(100, "count(payload.m) > 1", { m: map(1_200, 5) }) },
  { name: "map of 1,200 against a literal", ...each(100, "payload.m != 'x'", { m: map(1_200, 5) }) },
  { name: "map of 5,000 against a literal", ...each(30, "payload.m != 'x'", { m: map(5_000, 40) }) },
  { name: "map of 1,200 with arithmetic", ...each(100, "payload.m + 1 == 2 || true", { m: map(1_200, 5) }) },
  { name: "nested 7 deep against a literal", ...each(300, "payload.m != 'x'", { m: nested(7) }) },
  { name: "nested 7 deep compared", ...each(300, "payload.m == payload.n", { m: nested(7), n: nested(7) }) },
  ...overMaps,
  ...overLists,
  ...overText,
  ...simulated,
  { name: "string of number", ...each(1_000, "string(x + 0.1) != 'x'", {}) },
  { name: "double of text", ...each(1_000, "double(payload.s) > 1", { s: digits }) },
  { name: "double of long text", ...each(300, "double(payload.s) > 1 || true", { s: "9".repeat(100_000) }) },
  { name: "int of text", ...each(1_000, "int(payload.s) > 1", { s: "123456789012345678" }) },
  { name: "timestamp", ...each(1_000, "timestamp(payload.s) < now", { s: "2026-01-01T00:00:00.123456Z" }) },
  { name: "duration", ...each(1_000, "duration(payload.s) > duration('1s')", { s: "1h2m3s4ms5us6ns7h8m9s" }) },
  { name: "time arithmetic", ...each(1_000, "now - timestamp('2026-01-01T00:00:00Z') > duration('1h')", {}) },
  { name: "clock methods", ...each(1_000, "now.getHours() + now.getMinutes() + now.getDayOfWeek() >= 0", {}) },
  { name: "inWindow", ...each(1_000, "!inWindow(now, 'Mon-Fri 00:00-00:01', 'Europe/Berlin')", {}) },
  { name: "cidr v4", ...each(1_000, "cidr(payload.s, '10.0.0.0/8')", { s: "10.255.255.255" }) },
  {
    name: "cidr v6",
    ...each(1_000, "!cidr(payload.s, '2001:db8::/128')", { s: "2001:0db8:1111:2222:3333:4444:255.255.255.255" }),
  },
];
