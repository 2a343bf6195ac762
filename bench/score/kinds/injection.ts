import type { Action } from "@mastguard/engine";
import { toolCall, withMessage } from "../actions";
import { byRules } from "../by-rules";
import { isJsonObject } from "../json";
import type { Judgement, LabelledRecord, Scorer } from "../scorer";

/**
 * Prompt injection. A direct attack is sent as what the user says, an indirect one as what a tool returned, and ordinary
 * traffic as whatever it was. `injection.blocking` is the high-precision tier alone, `injection.suspect` either tier.
 */
export const SCORER: Scorer = {
  kinds: ["injection_direct", "injection_indirect", "benign"],
  score(record, detect): readonly Judgement[] {
    const findings = detect(actionOf(record));
    const blocking = findings.filter(({ type }) => type === "prompt_injection");
    const isSuspect = blocking.length > 0 || findings.some(({ type }) => type === "suspect_text");
    const expected = record.label === 2 ? null : record.label === 1;
    const suffix = isDecoy(record) ? ".decoy" : "";
    const judgements = [
      byRules(`injection.blocking${suffix}`, expected, blocking),
      { metric: `injection.suspect${suffix}`, expected, flagged: isSuspect },
    ];
    return isMultilingual(record)
      ? [...judgements, { metric: "injection.suspect.multilingual", expected, flagged: isSuspect }]
      : judgements;
  },
};

/** Ordinary texts built around a word that attacks use: kept apart, since they are all hard cases. */
function isDecoy({ source }: LabelledRecord): boolean {
  return source.startsWith("NotInject");
}

function isMultilingual({ source }: LabelledRecord): boolean {
  return source.includes("multilingual");
}

function actionOf(record: LabelledRecord): Action {
  const { tool, args, text = "" } = record;
  if (typeof tool === "string" && isJsonObject(args)) return toolCall(tool, args);
  const isOutside =
    record.kind === "injection_indirect" || (record.kind === "benign" && isToolOutput(record.source, text));
  return withMessage(isOutside ? "tool" : "user", text);
}

/** A source may hold both sides of a session; what a tool gave back is mostly structured. */
function isToolOutput(source: string, text: string): boolean {
  return /output|tool/i.test(source) || /^\s*[[{<]/.test(text);
}
