import { assert, constant, constantFrom, integer, jsonValue, nat, oneof, property, record, string } from "fast-check";
import { describe, expect, inject, it } from "vitest";
import { ValidationError } from "@/server/errors";
import { parseJsonBody } from "./scan-json";

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const keyed = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i])));

function refusal(body: string | Buffer): { path: string; message: string } {
  try {
    parseJsonBody(Buffer.from(body));
  } catch (error) {
    if (error instanceof ValidationError && error.details[0]) return error.details[0];
    throw error;
  }
  throw new Error(`accepted ${body.toString().slice(0, 80)}`);
}

/** A numeral as an integer and the power of ten that divides it: exact, and independent of what is tested. */
function asFraction(numeral: string): { readonly units: bigint; readonly places: number } {
  const [mantissa = "", exponent = "0"] = numeral.split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  let [units, places] = [BigInt(whole + fraction), fraction.length - Number(exponent)];
  if (units === 0n) return { units, places: 0 };
  for (; units % 10n === 0n; places -= 1) units /= 10n;
  return { units, places };
}

/** What must be refused: the body, the path named, words of the message. */
const REFUSED: readonly (readonly [name: string, body: string | Buffer, path: string, message: string])[] = [
  ["invalid UTF-8", Buffer.from([0x22, 0xff, 0x22]), "body", "UTF-8"],
  ["an encoded surrogate", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), "body", "UTF-8"],
  ["a byte order mark", "\ufeff{}", "body", "expected a value at character 1"],
  ["an empty text", " ", "body", "found the end of the body"],
  ["trailing text", "{} x", "body", "expected the end of the body at character 4"],
  ["a second value", "1 2", "body", "the end of the body"],
  ["a trailing comma", '{"a":1,}', "body", "a key"],
  ["a comma too many in an array", '{"a":[1,]}', "a[1]", "a value"],
  ["a bare key", "{a:1}", "body", "a key"],
  ["a missing colon", '{"a" 1}', "a", "`:`"],
  ["a single quote", "{'a':1}", "body", "a key"],
  ["an unfinished object", '{"a":1', "a", "`,` or `}`"],
  ["an unfinished string", '{"a":"x', "a", "ends the string"],
  ["a raw control character", '{"a":"x\ty"}', "a", "written as escapes"],
  ["an unknown escape", String.raw`{"a":"\x41"}`, "a", "an escape JSON knows"],
  ["half an escape", String.raw`{"a":"\u00"}`, "a", "four hexadecimal digits"],
  ["a leading zero", '{"a":01}', "a", "`,` or `}`"],
  ["a leading plus", '{"a":+1}', "a", "a value"],
  ["a bare point", '{"a":1.}', "a", "a digit"],
  ["an empty exponent", '{"a":1e}', "a", "a digit"],
  ["a lone minus", '{"a":-}', "a", "a digit"],
  ["NaN", '{"a":NaN}', "a", "a value"],
  ["a misspelt word", '{"a":nul}', "a", "a value"],
  ["a comment", "{/* */}", "body", "a key"],
  ["depth 65", nested(65), "[0]", "at most 64 levels"],
  ["5,001 keys", keyed(5_001), "body", "at most 5,000 keys"],
  ["a repeated key", '{"payload":{"a":1,"a":1}}', "payload.a", "appear once"],
  ["a repeated key in other escapes", String.raw`{"a":1,"\u0061":2}`, "a", "appear once"],
  ["a key repeated among many", `${keyed(40).slice(0, -1)},"k3":1}`, "k3", "appear once"],
  ["__proto__", '{"payload":{"items":[{"__proto__":{}}]}}', "payload.items[0].__proto__", "not be used as a key"],
  ["__proto__ in escapes", String.raw`{"\u005f_proto__":1}`, "__proto__", "not be used as a key"],
  ["a lone high surrogate", String.raw`{"a":"\ud800"}`, "a", "surrogate"],
  ["a lone low surrogate", String.raw`{"a":"\udc00"}`, "a", "surrogate"],
  ["two high surrogates", String.raw`{"a":"\ud83d\ud83d"}`, "a", "surrogate"],
  ["a half pair before a whole one", '{"a":"\\ud83d😀"}', "a", "surrogate"],
  ["a lone surrogate in a key", String.raw`{"b":{"\ud800":1}}`, "b", "surrogate"],
  [
    "an escaped U+0000",
    String.raw`{"payload":{"items":[1,2,{"amount":"\u0000"}]}}`,
    "payload.items[2].amount",
    "U+0000",
  ],
  ["a raw U+0000", '{"a":"\0"}', "a", "U+0000"],
  ["2^53", '{"a":9007199254740992}', "a", "±9007199254740991"],
  ["2^53 + 1, which reads as 2^53", '{"a":9007199254740993}', "a", "±9007199254740991"],
  ["−2^53", '{"a":[0,-9007199254740992]}', "a[1]", "±9007199254740991"],
  ["1e16", '{"a":1e16}', "a", "±9007199254740991"],
  ["1e400", '{"a":1e400}', "a", "±9007199254740991"],
  ["a decimal that reads as another", '{"a":[0.1000000000000000055]}', "a[0]", "send exact decimals as strings"],
  ["a decimal close to an integer", '{"a":1.00000000000000001}', "a", "send exact decimals as strings"],
  ["a fraction beside 16 digits", '{"a":9007199254740990.1}', "a", "send exact decimals as strings"],
  ["a number that becomes 0", '{"a":{"b":1e-400}}', "a.b", "send exact decimals as strings"],
  ["a number with an endless exponent", `{"a":-1e-${"9".repeat(400)}}`, "a", "send exact decimals as strings"],
  ["a number too small for all its digits", '{"a":4.9e-324}', "a", "send exact decimals as strings"],
  ["a key that is no identifier", '{"a b":{"c":1e400}}', '["a b"].c', "±9007199254740991"],
];

describe("parseJsonBody", () => {
  it.each(REFUSED)("refuses %s and names the place", (_name, body, path, message) => {
    const found = refusal(body);
    expect(found.message).toContain(message);
    if (path === "[0]") expect(found.path).toBe("[0]".repeat(64));
    else expect(found.path).toBe(path);
  });

  it.each([
    ["depth 64", nested(64)],
    ["5,000 keys", keyed(5_000)],
    ["2^53 − 1 and its negative", "[9007199254740991,-9007199254740991]"],
    ["decimals and exponents", "[0.1,-1.5e-7,1E2,1e+2,-0]"],
    [
      "decimals as a double prints them",
      "[0.30000000000000004,5e-324,2.2250738585072014e-308,-0.000012345678901234568]",
    ],
    [
      "the same decimal in other words",
      "[1.00000000000000000,0.10000000000000000000e1,0e-400,-0.0000000000000000000e9,0.5e0]",
    ],
    ["a pair of surrogates in escapes", String.raw`"\ud83d\ude00"`],
    ["the same key in two objects", '[{"a":1},{"a":1},{"b":{"a":1,"b":1}}]'],
    ["space around everything", ' \t\r\n{ "a" : [ 1 , 2 ] , "b" : { } } \n'],
    ["an empty key", '{"":1}'],
  ])("accepts %s as JSON.parse reads it", (_name, body) => {
    expect(parseJsonBody(Buffer.from(body))).toEqual(JSON.parse(body));
  });

  it("reads every value it accepts exactly as JSON.parse does", () => {
    const value = jsonValue({ maxDepth: 6, stringUnit: "binary" });
    assert(
      property(value, constantFrom(undefined, 1, "\t"), (input, space) => {
        const text = JSON.stringify(input, null, space);
        let read: unknown;
        try {
          read = parseJsonBody(Buffer.from(text));
        } catch (error) {
          expect(error).toBeInstanceOf(ValidationError);
          expect(text).toMatch(/\\u0000|\\ud[89a-f]|e\+|\d{16}|__proto__/);
          return;
        }
        expect(read).toEqual(JSON.parse(text));
      }),
    );
  });

  it("never reads two numerals of different decimals as one number", () => {
    const digits = string({ unit: constantFrom(...Array.from("0123456789")), minLength: 1, maxLength: 22 });
    const numeral = record({
      sign: constantFrom("", "-"),
      whole: digits.map((text) => text.replace(/^0+(?=.)/, "")),
      fraction: digits,
      exponent: oneof(
        constant(""),
        integer({ min: -345, max: 20 }).map((value) => `e${value}`),
      ),
    }).map(({ sign, whole, fraction, exponent }) => `${sign}${whole}.${fraction}${exponent}`);
    assert(
      property(numeral, (text) => {
        let read: unknown;
        try {
          read = parseJsonBody(Buffer.from(text));
        } catch (error) {
          expect(error).toBeInstanceOf(ValidationError);
          return;
        }
        expect(asFraction(String(read))).toEqual(asFraction(text));
      }),
      { numRuns: 5_000 * inject("fuzzTimes") },
    );
  });

  it("accepts nothing that JSON.parse refuses, however a valid text is damaged", () => {
    const valid = '{"agentId":"a","payload":{"n":[1.5e3,-0,true,null],"s":"\\u00e9\\n"},"x":[{},[]]}';
    const damage = record({
      at: nat(valid.length),
      cut: nat(3),
      put: string({ unit: constantFrom(...Array.from('{}[]",:\\u0019eE+-. tfn')), maxLength: 3 }),
    });
    assert(
      property(damage, ({ at, cut, put }) => {
        const text = valid.slice(0, at) + put + valid.slice(at + cut);
        let isParsed = true;
        try {
          JSON.parse(text);
        } catch {
          isParsed = false;
        }
        if (!isParsed) expect(() => parseJsonBody(Buffer.from(text))).toThrow(ValidationError);
      }),
      { numRuns: 3_000 * inject("fuzzTimes") },
    );
  });

  it.each([
    ["brackets", "[".repeat(262_000)],
    ["escaped keys", `{${Array.from({ length: 20_000 }, (_, i) => `"\\u0061${i}":1`).join(",")}}`],
    ["small objects", `[${"{},".repeat(80_000)}{}]`],
    ["one long number", "1".repeat(262_000)],
    ["one long fraction", `0.${"0".repeat(261_000)}1`],
    ["one long fraction of nothing", `1.${"0".repeat(261_000)}`],
    ["one long string of escapes", `"${"\\u0041".repeat(43_000)}"`],
  ])("stays linear on 256 kB of %s", (_name, body) => {
    const bytes = Buffer.from(body);
    const startedAt = performance.now();
    try {
      parseJsonBody(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(ValidationError);
    }
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
