import fs from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = new URL("results/", import.meta.url);

/** Keeps the last result of a measurement beside its code. */
export function keepResult(name: string, result: object): void {
  const folder = fileURLToPath(FOLDER);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(`${folder}${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
}

/** Columns under their headings, numbers to the right. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en") : cell)));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => (row[column] ?? "").length)),
  );
  const isNumber = headings.map((_, column) => rows.every((row) => typeof row[column] === "number"));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return [headings, ...cells].map(line).join("\n");
}
