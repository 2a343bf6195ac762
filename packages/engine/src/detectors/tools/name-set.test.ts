import { expect, it } from "vitest";
import { NameSet } from "./name-set";

it("knows its names in any case, and no others", () => {
  const names = new NameSet(["uses", "c-uri-path", "package_name"]);
  for (const name of ["uses", "USES", "C-Uri-Path", "package_name", "Pac\u212aage_name"])
    expect(names.has(name), name).toBe(true);
  for (const name of ["", "use", "usez", "uses ", "ſuses", "x".repeat(40), "цses"])
    expect(names.has(name), name).toBe(false);
});
