import type { Action } from "./action";
import { type CompiledDetectors, compileDetectors } from "./detection/compile-detectors";
import { observe } from "./detection/observe";
import { PATH_MAX, pathPart } from "./detection/path-part";
import { DEFAULT_DETECTION } from "./detection/settings";
import { shellDetector } from "./detectors/shell";
import { sqlDetector } from "./detectors/sql";
import type { Finding } from "./finding";
import type { JsonObject, JsonValue } from "./vocabulary/json";

/** What the rules that tell of destruction say; the other rules judge what was about to run, and this has. */
const RULES: ReadonlySet<string> = new Set([
  "delete-root",
  "delete-found",
  "delete-system-file",
  "wipe-disk",
  "stop-system",
  "delete-resources",
  "permission-open",
  "defence-off",
  "drop",
  "truncate",
  "unbounded-delete",
]);
/** A line that can hold such a command or statement at all. */
const TRIGGER =
  /\b(?:rm|rmdir|del|rd|format|mkfs\S*|dd|shred|wipefs|find|chmod|chown|kill|killall|pkill|shutdown|reboot|halt|ufw|iptables|nft|setenforce|systemctl|docker|kubectl|aws|terraform|drop|truncate|delete|update)\b/i;
/** Of a terminal's transcript: who, where, and the sign that waits for a command. */
const PROMPT = /^(?:\S{1,64}@\S{1,64}[:\s]\S{0,200})?\s{0,8}(?:[$#>%]|PS [^>]{0,200}>|\w{1,20}[=-]?[#>])\s+/;
const LINE_MAX = 1_000;
const LINES_MAX = 200;
const FINDINGS_MAX = 10;

let registry: CompiledDetectors | null = null;

/** Where a destructive command or statement stands in an output. */
export type DestructiveTrace = Pick<Finding, "rule" | "severity" | "confidence" | "path" | "span">;

/**
 * Traces of destruction in what came of an action: lines that, as commands or SQL, delete, wipe, stop, open or switch off. The lines are
 * parsed as what runs is. At most 200 lines that could be one are read, and ten told. Pure.
 */
export function destructiveTraces(output: JsonObject): readonly DestructiveTrace[] {
  const traces: DestructiveTrace[] = [];
  let read = 0;
  for (const { path, text } of textsIn(output, "")) {
    for (const { start, line } of linesOf(text)) {
      if (!TRIGGER.test(line)) continue;
      read += 1;
      if (read > LINES_MAX || traces.length >= FINDINGS_MAX) return traces;
      const [worst] = judged(line);
      if (worst) traces.push({ ...worst, path: path.slice(0, PATH_MAX), span: { start, end: start + line.length } });
    }
  }
  return traces;
}

function judged(line: string): readonly Pick<Finding, "rule" | "severity" | "confidence">[] {
  registry ??= compileDetectors([shellDetector, sqlDetector]);
  const bare = line.trimStart().replace(PROMPT, "");
  const { observations } = observe(registry, actionOf(bare), null, DEFAULT_DETECTION, 0);
  return observations
    .filter(({ rule, severity }) => RULES.has(rule) && severity !== "LOW")
    .map(({ rule, severity, confidence }) => ({ rule, severity, confidence }));
}

function actionOf(command: string): Action {
  return {
    agentId: "output",
    actionType: "OTHER",
    payload: { command, query: command },
    context: {},
    tool: null,
    resource: null,
    environment: null,
    allowedTools: null,
    sessionKey: null,
    source: "native",
  };
}

function* textsIn(value: JsonValue, path: string): Generator<{ readonly path: string; readonly text: string }> {
  if (typeof value === "string") yield { path, text: value };
  else if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* textsIn(one, `${path}[${index}]`);
  } else if (typeof value === "object" && value !== null) {
    for (const [position, [key, one]] of Object.entries(value).entries()) {
      const part = pathPart(key, position);
      yield* textsIn(one, path === "" ? part : `${path}.${part}`);
    }
  }
}

function* linesOf(text: string): Generator<{ readonly start: number; readonly line: string }> {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) yield { start: index, line: line.slice(0, LINE_MAX) };
}
