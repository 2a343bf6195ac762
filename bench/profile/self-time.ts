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

/** What a CPU profile says: see its parts. */
export interface SelfTimes {
  /** Of the profiled time the process was not waiting, 0 to 1; on a machine with other work it also counts being queued. */
  readonly busy: number;
  /** The functions with the most self time, the most first. */
  readonly top: readonly SelfTime[];
  /** The same summed up by package or folder, as shares of the busy time. */
  readonly parts: readonly { readonly name: string; readonly share: number }[];
}

/** Reads a `.cpuprofile`; `limit` functions and as many parts at most. */
export function topSelfTimes(file: string, limit: number): SelfTimes {
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
  const functions = working
    .sort((left, right) => right.us - left.us)
    .map(({ frame, us }): SelfTime => {
      const name = frame.functionName || "(anonymous)";
      return { name, place: placeOf(frame), share: us / total, milliseconds: us / 1_000 };
    });
  return {
    busy: total / sum(all),
    top: functions.slice(0, limit),
    parts: partsOf(functions).slice(0, limit),
  };
}

function partsOf(functions: readonly SelfTime[]): { name: string; share: number }[] {
  const shares = new Map<string, number>();
  for (const { name, place, share } of functions) {
    const part = partOf(name, place);
    shares.set(part, (shares.get(part) ?? 0) + share);
  }
  return [...shares].map(([name, share]) => ({ name, share })).sort((left, right) => right.share - left.share);
}

/** The package, our folder, the module of Node, or what runs outside JavaScript. */
function partOf(name: string, place: string): string {
  if (place === "") return name.startsWith("(") ? name : "(native)";
  const [, packageName] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(place) ?? [];
  if (packageName !== undefined) return packageName;
  return place.startsWith("node:") ? place.replace(/:\d+$/, "") : place.replace(/\/[^/]*$/, "");
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
