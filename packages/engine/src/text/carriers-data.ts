import { CARRIERS_PER_KIND_MAX, type Stretches } from "./carrier-limits";

const STRING_MIN = 12;
const CELL_MIN = 12;

/**
 * String values of a JSON document written inside a text (also with quotes escaped once), at least 12 units long.
 * Whether the document parses does not matter; keys are left out.
 */
export function jsonStrings(text: string): Stretches {
  const found: [number, number][] = [];
  if (!text.includes('"') || !/[{[]/.test(text)) return found;
  for (let at = text.indexOf('"'); at >= 0 && found.length < CARRIERS_PER_KIND_MAX; ) {
    const start = at + 1;
    let end = text.indexOf('"', start);
    while (end > 0 && text.charAt(end - 1) === "\\" && text.charAt(at - 1) !== "\\") end = text.indexOf('"', end + 1);
    if (end < 0) break;
    if (end - start >= STRING_MIN && text.charAt(end + 1) !== ":")
      found.push([start, text.charAt(end - 1) === "\\" ? end - 1 : end]);
    at = text.indexOf('"', end + 1);
  }
  return found;
}

/** Cells of at least 12 units in lines that have as many separators (`,` `;` tab `|`) as the line above or below. */
export function csvCells(text: string): Stretches {
  const found: [number, number][] = [];
  let before: { separator: string; count: number } | null = null;
  for (let at = 0; at < text.length && found.length < CARRIERS_PER_KIND_MAX; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    const shape = shapeOf(line);
    if (shape !== null && before !== null && shape.separator === before.separator && shape.count === before.count) {
      let cell = at;
      for (const part of line.split(shape.separator)) {
        if (part.trim().length >= CELL_MIN && found.length < CARRIERS_PER_KIND_MAX)
          found.push([cell, cell + part.length]);
        cell += part.length + 1;
      }
    }
    before = shape;
    at = end + 1;
  }
  return found;
}

function shapeOf(line: string): { separator: string; count: number } | null {
  for (const separator of ["\t", "|", ";", ","]) {
    const count = line.split(separator).length - 1;
    if (count >= 2) return { separator, count };
  }
  return null;
}
