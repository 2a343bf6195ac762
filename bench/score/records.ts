import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { Failure } from "../../scripts/lib/failure.mjs";
import type { LabelledRecord } from "./scorer";

const RecordSchema = z.looseObject({
  id: z.coerce.string(),
  source: z.string(),
  kind: z.string(),
  label: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  text: z.string().exactOptional(),
  lang: z.string().exactOptional(),
});

/**
 * Every record of a folder: one JSON object a line in files named `*.jsonl` or `*.jsonl.gz`, in the order of their names.
 * @throws Failure that names the file and line of what is no record.
 */
export function readRecords(folder: string): readonly LabelledRecord[] {
  if (!fs.existsSync(folder)) throw new Failure("NO_DATA", `There is no folder ${folder}.`);
  const files = fs.readdirSync(folder).filter((name) => /\.jsonl(\.gz)?$/.test(name));
  if (files.length === 0) throw new Failure("NO_DATA", `${folder} holds no file named *.jsonl or *.jsonl.gz.`);
  return files.sort().flatMap((name) => recordsOf(path.join(folder, name)));
}

function recordsOf(file: string): LabelledRecord[] {
  const bytes = fs.readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      return [RecordSchema.parse(JSON.parse(line))];
    } catch (cause) {
      throw new Failure("BAD_DATA", `${file}:${index + 1} is not a labelled record: ${String(cause).slice(0, 300)}`, {
        cause,
      });
    }
  });
}
