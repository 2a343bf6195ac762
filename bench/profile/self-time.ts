import fs from "node:fs";
import { SourceMap } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** Time a function spent itself, without what it called. */
export interface SelfTime {
  readonly name: string;
  /** Source file and line (from 1) where it is known, else the file it ran from. */
  readonly place: string;
  /** Of the time the process was busy, 0 to 1. */
  readonly share: number;
  readonly milliseconds: number;
}

const CpuProfile = z.object({
  nodes: z.array(
    z.object({
      id: z.int(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.int(), columnNumber: z.int() }),
    }),
  ),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
});
type CallFrame = z.output<typeof CpuProfile>["nodes"][number]["callFrame"];

const WAITING = "(idle)";

/** The functions of a `.cpuprofile` with the most self time, the most first, and how busy the process was (0 to 1). */
export function topSelfTimes(file: string, limit: number): { busy: number; top: SelfTime[] } {
  const { nodes, samples, timeDeltas } = CpuProfile.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byFunction = new Map<string, { frame: CallFrame; us: number }>();
  for (const [index, sample] of samples.entries()) {
    const frame = frames.get(sample);
    if (frame === undefined) continue;
    const key = `${frame.functionName}@${frame.url}:${frame.lineNumber}:${frame.columnNumber}`;
    const found = byFunction.get(key) ?? { frame, us: 0 };
    found.us += timeDeltas[index] ?? 0;
    byFunction.set(key, found);
  }
  const all = [...byFunction.values()];
  const sum = (rows: typeof all) => rows.reduce((total, { us }) => total + us, 0);
  const working = all.filter(({ frame }) => frame.functionName !== WAITING);
  const total = sum(working);
  const placeOf = sourcePlaces();
  const top = working.sort((left, right) => right.us - left.us).slice(0, limit);
  return {
    busy: total / sum(all),
    top: top.map(({ frame, us }) => ({
      name: frame.functionName || "(anonymous)",
      place: placeOf(frame),
      share: us / total,
      milliseconds: us / 1_000,
    })),
  };
}

/** Leads from the bundle back to our sources by its source map. */
function sourcePlaces(): (frame: CallFrame) => string {
  const maps = new Map<string, SourceMap | null>();
  return ({ url, lineNumber, columnNumber }) => {
    if (!url.startsWith("file:")) return url;
    const file = fileURLToPath(url);
    const map = maps.get(file) ?? mapOf(file);
    maps.set(file, map);
    const entry = map?.findEntry(lineNumber, columnNumber);
    if (entry && "originalSource" in entry)
      return `${entry.originalSource.replace(/^(\.\.\/)+/, "")}:${entry.originalLine + 1}`;
    return `${path.relative(process.cwd(), file)}:${lineNumber + 1}`;
  };
}

function mapOf(file: string): SourceMap | null {
  const mapFile = `${file}.map`;
  return fs.existsSync(mapFile) ? new SourceMap(JSON.parse(fs.readFileSync(mapFile, "utf8"))) : null;
}
