import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatChange,
  formatCompact,
  formatCount,
  formatDuration,
  formatLatency,
  formatMoney,
  formatPlural,
  formatShare,
  initials,
  shortenMiddle,
} from "./format";

describe("numbers", () => {
  test("counts carry thousands commas", () => {
    expect([0, 999, 17_964, 1_205_312].map(formatCount)).toEqual(["0", "999", "17,964", "1,205,312"]);
  });

  test("compact counts never round up into four digits of thousands", () => {
    expect([999, 1_000, 12_400, 999_949, 999_950, 3_140_000].map(formatCompact)).toEqual([
      "999",
      "1k",
      "12.4k",
      "999.9k",
      "1M",
      "3.1M",
    ]);
  });

  test("shares have a space before the sign and no idle zero", () => {
    expect([formatShare(0.062), formatShare(1), formatShare(0), formatShare(0.0004, 2)]).toEqual([
      "6.2 %",
      "100 %",
      "0 %",
      "0.04 %",
    ]);
  });

  test("changes carry a sign, zero does not", () => {
    expect([formatChange(0.062, "share"), formatChange(-3, "count"), formatChange(0, "count")]).toEqual([
      "+6.2 %",
      "−3",
      "0",
    ]);
  });

  test("a count agrees with its word", () => {
    expect([formatPlural(1, "task"), formatPlural(19, "task"), formatPlural(2, "entry", "entries")]).toEqual([
      "1 task",
      "19 tasks",
      "2 entries",
    ]);
  });
});

describe("spans of time", () => {
  test("latencies switch unit before they round into the next one", () => {
    expect([0.09, 3.43, 9.994, 9.996, 84.4, 999.4, 999.6, 10_000, 59_960].map(formatLatency)).toEqual([
      "0.09 ms",
      "3.43 ms",
      "9.99 ms",
      "10 ms",
      "84 ms",
      "999 ms",
      "1.0 s",
      "10.0 s",
      "1 min",
    ]);
  });

  test("durations show their two largest units", () => {
    expect([14_000, 1_638_000, 3_720_000, 11_520_000, 187_200_000].map((span) => formatDuration(span))).toEqual([
      "14 s",
      "27 min 18 s",
      "1 h 02 min",
      "3 h 12 min",
      "2 d 4 h",
    ]);
  });

  test("durations drop a zero remainder, can be cut to one unit, and are never negative", () => {
    expect([formatDuration(3_600_000), formatDuration(1_638_000, 1), formatDuration(-5)]).toEqual([
      "1 h",
      "27 min",
      "0 s",
    ]);
  });
});

describe("values", () => {
  test("sizes are decimal", () => {
    expect([312, 1_800, 256_000, 8_000_000].map(formatBytes)).toEqual(["312 B", "1.8 kB", "256 kB", "8.0 MB"]);
  });

  test("money has two decimals, and an unknown currency is named, not guessed", () => {
    expect([formatMoney(48_200, "EUR"), formatMoney(48_200, "POINTS")]).toEqual(["€48,200.00", "48,200.00 POINTS"]);
  });

  test("ids keep their prefix and their ends", () => {
    expect([
      shortenMiddle("9f2c07aaaaaaaaaaaaaaaaaaaaaaaa41e1"),
      shortenMiddle("trc_01kagm4t9v8qz3aaaaaaaa8qz3"),
      shortenMiddle("sha256:9f2c07bbbbbbbbbbbbbbb41e1"),
      shortenMiddle("mg_live_EXAMPLE0example0EXAMPLE0", 0, 4),
      shortenMiddle("short"),
    ]).toEqual(["9f2c07…41e1", "trc_01kagm…8qz3", "sha256:9f2c07…41e1", "mg_live_…PLE0", "short"]);
  });

  test("an avatar shows at most two letters of a name or an address", () => {
    expect([initials("treasury-lead@acme.example"), initials("Ada Byron"), initials("owner@acme.example")]).toEqual([
      "TL",
      "AB",
      "OW",
    ]);
  });
});
