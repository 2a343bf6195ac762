import { parse } from "unbash";
import type { CommandText } from "./applicability";
import { boundedSource, StepShare } from "./bounds";
import { type Hit, HitCollector, isAtLeast } from "./hit";
import { Interpreter } from "./interpreter";
import { Machine } from "./machine";
import { judgeCode, looksLikeCode } from "./python";
import type { ShellRule } from "./rules";
import { judgeWindows, looksLikeWindows } from "./windows";

/** What the text would do if it ran, at most one hit a rule. Total: a text nothing can read is a hit of its own. */
export function judgeText(command: Pick<CommandText, "kind" | "text">, share = new StepShare()): readonly Hit[] {
  const hits = new HitCollector();
  const { text, kind } = command;
  const end = text.length;
  if (kind === "windows" || (kind !== "embedded" && looksLikeWindows(text))) {
    for (const hit of judgeWindows(text)) hits.add({ ...hit, start: 0, end });
    if (kind === "windows") return hits.all();
  }
  if (kind === "code" && looksLikeCode(text) && !/^#!.{0,40}sh\b/.test(text)) judgeProgram(text, hits, share);
  else judgeShell(text, hits, share);
  return kind === "embedded" ? gravest(hits.all()) : hits.all();
}

function judgeShell(text: string, hits: HitCollector, share: StepShare): void {
  const bounded = boundedSource(text);
  const whole = { start: 0, end: text.length };
  if (bounded.isCut) hits.add({ rule: "truncated", severity: "MEDIUM", confidence: 0.6, ...whole });
  if (bounded.isTooDeep) hits.add({ rule: "unparsable", severity: "MEDIUM", confidence: 0.5, ...whole });
  for (const { source, offset } of bounded.stretches) {
    const machine = new Machine(hits, source, share);
    try {
      machine.at(offset, () => {
        const script = parse(source);
        new Interpreter(machine).readScript(script);
        if (script.errors !== undefined && script.errors.length > 0)
          hits.add({ rule: "unparsable", severity: "LOW", confidence: 0.4, ...whole });
      });
    } catch {
      // The parser and the reader recurse; a text made to exhaust the stack is reported, not passed over.
      hits.add({ rule: "unparsable", severity: "MEDIUM", confidence: 0.5, ...whole });
    }
  }
}

function judgeProgram(text: string, hits: HitCollector, share: StepShare): void {
  const judged = judgeCode(text);
  for (const hit of judged.hits) hits.add(hit);
  for (const command of judged.commands) {
    const inner = new HitCollector();
    judgeShell(command.text, inner, share);
    for (const hit of inner.all())
      if (hit.rule !== "unparsable") hits.add({ ...hit, start: command.start, end: command.end });
  }
}

/** Rules that mean harm wherever they stand. */
const GRAVEST: ReadonlySet<ShellRule> = new Set<ShellRule>([
  "delete-root",
  "wipe-disk",
  "fork-bomb",
  "reverse-shell",
  "bind-shell",
  "exfiltrate-secret",
  "download-run",
  "decoded-run",
]);

/** What stands in a document may be read, not run: one step less grave, and no more certain than even. */
function gravest(hits: readonly Hit[]): readonly Hit[] {
  return hits
    .filter((hit) => GRAVEST.has(hit.rule) && isAtLeast(hit.severity, "HIGH"))
    .map((hit) => ({ ...hit, severity: hit.severity === "CRITICAL" ? "HIGH" : "MEDIUM", confidence: 0.5 }));
}
