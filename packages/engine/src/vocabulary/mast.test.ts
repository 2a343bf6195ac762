import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { baselineDetector } from "../detectors/baseline";
import { DETECTORS } from "../detectors/registry";
import { MAST_MODES, MAST_SECURITY_FAMILIES, MAST_SECURITY_MODES, mastEvidence } from "./mast";

const MODES = [...MAST_MODES, ...MAST_SECURITY_MODES];
const TYPES = [...DETECTORS, baselineDetector(null)].flatMap(({ types }) => types);

describe("failure modes", () => {
  it("have one id and one name each", () => {
    expect(new Set(MODES.map(({ modeId }) => modeId)).size).toBe(MODES.length);
    expect(new Set(MODES.map(({ name }) => name)).size).toBe(MODES.length);
  });

  it.each(MAST_SECURITY_MODES)("$modeId is of the family its letter says", ({ modeId, category }) => {
    expect(modeId).toMatch(/^MAST-[MAST](?:-[A-Z]+)+$/);
    expect(new Map<string, string>(Object.entries(MAST_SECURITY_FAMILIES)).get(modeId.charAt(5))).toBe(category);
  });

  it.each(TYPES)("what $type is evidence of stands in the table, as it stands there", ({ mast }) => {
    if (mast !== null) expect(MODES).toContainEqual(mast);
  });

  it("of the security families each have a finding type, and a row in the README", () => {
    const used = new Set(TYPES.map(({ mast }) => mast?.modeId));
    const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
    for (const { modeId, name, category } of MAST_SECURITY_MODES) {
      expect(used, modeId).toContain(modeId);
      expect(readme).toContain(`| \`${modeId}\` | ${category} | ${name} |`);
    }
  });

  it("are looked up by id", () => {
    expect(mastEvidence("FM-1.3")).toEqual({ modeId: "FM-1.3", name: "Step repetition", category: "FC1" });
    expect(mastEvidence("MAST-A-TOOL").name).toBe("Tool misuse");
  });
});
