import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../action";
import { FEATURES } from "../../detection/features";
import { Scanner } from "../../detection/scan";
import { DEFAULT_DETECTION } from "../../detection/settings";
import type { TextEvidence } from "../../detection/text-evidence";
import { BARE_ACTION } from "../../testing/bare-action";
import { expectLinearTime, repeated } from "../../testing/growth";
import { networkDetector } from ".";
import { findTargets } from "./find-targets";
import fixtures from "./fixtures.json";
import { readIpLiteral } from "./ip-address";
import { decodeHost } from "./punycode";

const scanner = new Scanner([networkDetector]);

function inspect(tool: string, key: string, text: string, features = scanner.scan(text).features) {
  const evidence: TextEvidence = { text, origin: "payload", key, message: null, features, path: `payload.${key}` };
  const action: Action = { ...BARE_ACTION, payload: { [key]: text }, tool };
  const rest = { texts: [evidence], session: null, nowMs: 0, settings: DEFAULT_DETECTION, observations: [] };
  return networkDetector.inspect(evidence, { action, ...rest });
}

describe("the fixtures", () => {
  it.each(fixtures)("$name", ({ tool, key, text, expected }) => {
    const found = inspect(tool, key, text);
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual(expected);
    for (const { span } of found) {
      expect(span?.start).toBeGreaterThanOrEqual(0);
      expect(span?.end).toBeGreaterThan(span?.start ?? 0);
      expect(span?.end).toBeLessThanOrEqual(text.length);
    }
  });

  it("lose nothing to the triggers", () => {
    const all = Object.values(FEATURES).reduce((bits, bit) => bits | bit, 0);
    for (const { name, tool, key, text } of fixtures) {
      if (inspect(tool, key, text, all).length > 0) expect(scanner.scan(text).detectors, name).toBe(1);
    }
  });
});

describe("targets", () => {
  it("end where the sentence goes on", () => {
    const text =
      "See (https://a.example/x), [b](https://b.example/y_(z)) or https://c.example/?q=${TOKEN}&r=$(id). Mail ann@d.example!";
    expect(findTargets(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "https://a.example/x",
      "https://b.example/y_(z)",
      "https://c.example/?q=${TOKEN}&r=$(id)",
      "d.example",
    ]);
  });

  it("have the host a browser would go to", () => {
    for (const url of [
      "http://EXAMPLE.com:8080/a?b#c",
      "https://u:p@example.com/",
      "http://user@example.com?x=1",
      "https://example.com#@evil.example",
    ]) {
      expect(findTargets(url)[0]?.host, url).toBe(new URL(url).hostname);
    }
  });
});

describe("addresses", () => {
  it("are read in every form as the URL standard reads them", () => {
    const part = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 0xffffffff }));
    const written = fc
      .tuple(part, fc.constantFrom(10, 16, 8))
      .map(([value, base]) =>
        base === 16 ? `0x${value.toString(16)}` : base === 8 ? `0${value.toString(8)}` : `${value}`,
      );
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 4 }), (parts) => {
        const host = parts.join(".");
        const theirs = URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : null;
        const ours = readIpLiteral(host);
        expect(ours === null).toBe(theirs === null);
        if (theirs !== null) expect(ours?.scope).toBe(readIpLiteral(theirs)?.scope);
      }),
      { numRuns: 200 },
    );
  });

  it("decode their internationalised names as browsers encode them", () => {
    for (const host of ["münchen.de", "пример.example", "faß.example", "日本語.example", "bücher.example.com"]) {
      expect(decodeHost(new URL(`http://${host}/`).hostname)).toBe(host.normalize("NFC"));
    }
  });
});

describe("hostile input", () => {
  const seeds = [
    "://",
    "a://",
    "http://",
    "http://a.b/",
    "a.",
    "![",
    "![](http://a/?q=x",
    "http://a{",
    "http://a$(",
    "http://a`b",
    "[x]: ",
    "xn--",
    "http://xn--a",
    "@",
    "http://a?b=c&",
    "-.",
    "http://[",
    "http://a%41",
    "<img src=",
    "paypal-login.com ",
  ];

  it.each(seeds)("takes time in proportion to its length: %j repeated", (seed) => {
    expectLinearTime(16_384, (length) => {
      const text = repeated(seed, length);
      return () => inspect("http_get", "url", text);
    });
  });

  it("takes time in proportion to the number of strings", () => {
    expectLinearTime(128, (count) => {
      const texts = Array.from(
        { length: count },
        (_, at) => `see http://host${at}.example/?x=${at} or paypal${at}-login.xyz`,
      );
      return () => {
        for (const text of texts) inspect("http_post", "url", text);
      };
    });
  });

  it("never throws", () => {
    const piece = fc.constantFrom(
      "http://",
      "://",
      ".",
      "@",
      ":",
      "/",
      "?",
      "=",
      "&",
      "[",
      "]",
      "(",
      "![",
      "xn--",
      "0x",
      "%",
      "$(",
      "${",
      "\ud800",
      "é",
      "paypa1",
      ".com",
      "127.1",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 }), (pieces) => {
        for (const tool of ["http_get", "shell", "save_note"]) inspect(tool, "url", pieces.join(""));
      }),
      { numRuns: 200 },
    );
  });
});
