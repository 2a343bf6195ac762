import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Scanner } from "../../detection/scan";
import { expectLinearTime, repeated } from "../../testing/growth";
import { secretsDetector } from ".";
import { ALPHABETS, bitsOf } from "./alphabet";
import { parseBody } from "./body";
import { CANDIDATES_MAX } from "./candidate";
import { hasBase62Checksum } from "./checksum";
import fixtures from "./fixtures.json";
import { HOSTILE_UNITS } from "./hostile.fixture";
import { ordinaryText, randomFrom } from "./ordinary-text.fixture";
import { isPlaceholder } from "./placeholder";
import { SHAPED_PROVIDERS } from "./providers/shaped";
import { looksRandom } from "./randomness";
import { findSecrets } from "./secrets";
import { TOKEN_FAMILIES } from "./token-families";

const scanner = new Scanner([secretsDetector]);

describe("the fixtures", () => {
  it.each(fixtures)("$name", ({ text, key, expected }) => {
    const found = findSecrets(text, key);
    expect(found.map(({ rule, severity, span }) => [rule, severity, text.slice(span?.start, span?.end)])).toEqual(
      expected,
    );
  });

  it("lose nothing to the triggers", () => {
    for (const { name, text, key } of fixtures) {
      if (key === null && findSecrets(text, null).length > 0) expect(scanner.scan(text).detectors, name).toBe(1);
    }
  });

  it("are offered beside an address, whatever they look like; an address alone is not", () => {
    for (const { text } of fixtures) {
      for (const beside of [`jane@corp.example ${text}`, `${text} jane@corp.example`, `(jane@corp.example)${text}`]) {
        expect(scanner.scan(beside).detectors, beside).toBe(1);
      }
    }
    expect(scanner.scan("jane.doe+news@corp-mail.example").detectors).toBe(0);
  });
});

describe("token families", () => {
  it("have ids of their own", () => {
    const ids = TOKEN_FAMILIES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,64}$/);
  });

  it.each(TOKEN_FAMILIES)("$id is found in every shape", (family) => {
    for (const [prefix, body] of family.shapes) {
      const token = prefix + write(body, family.contains?.[0] ?? "");
      const text = `${family.near?.[0] ?? ""} here ${token}\nend`;
      const start = text.indexOf(token);
      const covering = findSecrets(text, null).filter(
        ({ span }) => span?.start === start && span.end === start + token.length,
      );
      expect(covering, token).toHaveLength(1);
      expect(scanner.scan(text).detectors, token).toBe(1);
    }
  });
});

describe("providers", () => {
  it.each(SHAPED_PROVIDERS)("$id is found beside its name", ({ names, bodies }) => {
    for (const body of bodies) {
      const value = write(body === "uuid" ? "hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12" : body, "");
      expect(findSecrets(`${names[0]}_api_key: "${value}"`, null), value).toHaveLength(1);
    }
  });
});

describe("ordinary text", () => {
  it("full of hashes, identifiers and encoded data holds no credential", () => {
    const flagged = Array.from({ length: 1_000 }, (_, seed) => ordinaryText(seed)).filter(
      (text) => findSecrets(text, null).length > 0,
    );
    expect(flagged.length, flagged[0]).toBeLessThanOrEqual(2);
  });
});

describe("checksums", () => {
  it("of GitHub tokens are those GitHub published", () => {
    expect(hasBase62Checksum("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17")).toBe(true);
    expect(hasBase62Checksum("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18")).toBe(false);
    expect(hasBase62Checksum("short")).toBe(false);
  });
});

describe("values", () => {
  it.each([
    "${TOKEN}",
    "{{ token }}",
    "<your key>",
    "your-api-key",
    "********",
    "changeme",
    "process.env.KEY",
    "%PASSWORD%",
    "$(cat key)",
  ])("%s stands for another", (value) => expect(isPlaceholder(value)).toBe(true));

  it.each(["hunter2!", "Kq82mmxLz", "p@$$w0rd{1}", "6fe4476ee5a1832882e326b506d14126"])("%s is itself", (value) =>
    expect(isPlaceholder(value)).toBe(false),
  );

  it("drawn at random are told from names", () => {
    for (const value of ["qa2wp3h6DDUxhcOVmFiTwDuUm7NnKhUq", "9f86d081884c7d659a2feaa0c55ad015", "rccsxgzrggvzsdro"]) {
      expect(looksRandom(value, 12), value).toBe(true);
    }
    for (const value of ["requiredCharacteristicTypesForDisplay", "release-candidate-2024", "SalesResultsByRegion12"]) {
      expect(looksRandom(value, 12), value).toBe(false);
    }
  });
});

describe("any input", () => {
  it("gives at most 100 findings with spans inside the text and never throws", () => {
    const piece = fc.oneof(fc.string({ maxLength: 12, unit: "binary" }), fc.constantFrom(...HOSTILE_UNITS));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.option(fc.string({ maxLength: 10 })), (pieces, key) => {
        const text = pieces.join("");
        const found = findSecrets(text, key);
        expect(found.length).toBeLessThanOrEqual(CANDIDATES_MAX);
        for (const { span, rule } of found) {
          expect(rule).toMatch(/^[a-z0-9._-]{1,64}$/);
          expect(span?.start).toBeGreaterThanOrEqual(0);
          expect(span?.end).toBeGreaterThan(span?.start ?? 0);
          expect(span?.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each(HOSTILE_UNITS)("costs time in proportion to its length: %j", (unit) => {
    expectLinearTime(16_384, (length) => {
      const text = repeated(unit, length);
      return () => findSecrets(text, null);
    });
  });
});

const random = randomFrom(11);

/** A body in the notation of `parseBody` at its shortest, drawn from letters and digits where its alphabet has them. */
function write(notation: string, contained: string): string {
  const parts = parseBody(notation).map((segment) => {
    if (segment.kind === "literal") return segment.text;
    const characters = charactersOf(ALPHABETS[segment.alphabet]);
    return Array.from({ length: segment.min }, (_, index) =>
      // Every fourth a digit where there are digits, so that short bodies are mixed too.
      characters.charAt(index % 4 === 1 ? random(Math.min(10, characters.length)) : random(characters.length)),
    ).join("");
  });
  const body = parts.join("");
  return contained === "" ? body : body.slice(0, 20) + contained + body.slice(20);
}

/** Digits first. */
function charactersOf(mask: number): string {
  let characters = "";
  for (let code = 48; code < 123; code++) {
    if ((bitsOf(code) & mask & ALPHABETS.alnum) !== 0) characters += String.fromCharCode(code);
  }
  return characters;
}
