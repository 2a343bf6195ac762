import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { score } from "./main";

const RECORDS = [
  { id: "1", source: "a", kind: "benign", label: 0, text: "What is the weather like?" },
  { id: "2", source: "b", kind: "benign", label: 0, tool: "mail.send", args: { to: "bob" }, task: "Write to Bob" },
  { id: "3", source: "b", kind: "unheard_of", label: 1, text: "x" },
];

describe("npm run score", () => {
  let folder = "";
  let printed = "";

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "mastguard-score-"));
    printed = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });

  afterEach(() => {
    vi.restoreAllMocks();
    fs.rmSync(folder, { recursive: true });
  });

  it("scores any folder of records and says by source how many there were, without keeping the result", () => {
    fs.writeFileSync(path.join(folder, "one.jsonl"), `${JSON.stringify(RECORDS[0])}\n\n`);
    const rest = RECORDS.slice(1).map((record) => JSON.stringify(record));
    fs.writeFileSync(path.join(folder, "two.jsonl.gz"), gzipSync(rest.join("\n")));
    const kept = new URL("../results/detectors.json", import.meta.url);
    const before = fs.statSync(kept).mtimeMs;
    expect(score(["--data", folder, "--json"])).toBe(0);
    const result = JSON.parse(printed);
    expect(result).toMatchObject({
      name: "detectors",
      data: { isDeveloperSplit: false },
      records: { benign: 2, unheard_of: 1 },
      unknownKinds: ["unheard_of"],
      failed: [],
    });
    const secrets = result.scores.filter(({ metric }: { metric: string }) => metric === "ordinary.secret");
    expect(secrets.map(({ source }: { source: string }) => source)).toEqual(["all", "a", "b"]);
    expect(secrets[0].falsePositiveRate).toMatchObject({ count: 0, of: 2, value: 0 });
    expect(fs.statSync(kept).mtimeMs).toBe(before);
  });

  it("refuses what is no record and names the file and line", () => {
    fs.writeFileSync(path.join(folder, "bad.jsonl"), `${JSON.stringify(RECORDS[0])}\n{"id":"2"}\n`);
    expect(() => score(["--data", folder])).toThrow(/bad\.jsonl:2 is not a labelled record/);
  });

  it("refuses a folder without records and an unknown option", () => {
    expect(() => score(["--data", folder])).toThrow(/holds no file/);
    expect(() => score(["--data", path.join(folder, "none")])).toThrow(/There is no folder/);
    expect(() => score(["--everything"])).toThrow(/npm run score/);
  });
});
