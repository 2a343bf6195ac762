import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { TextKind } from "../../packages/engine/src/detectors/injection/classifier/kind";
import { originOf } from "../score/origin";
import type { LabelledRecord } from "../score/scorer";
import type { Example } from "./example";

/** The data sets of the developer split that are learnt from. */
export const DATA_SETS = [
  "injection-direct",
  "injection-indirect",
  "benign-text",
  "benign-tool-output",
  "benign-tool-calls",
  "moderation",
  "commands",
  "pii",
  "sql",
  "multi-agent-failures",
] as const;

type DataSet = (typeof DATA_SETS)[number];

/** The bytes of a data set, as stored. */
export function dataSetBytes(name: DataSet): Buffer {
  return readFileSync(new URL(`../data/${name}.jsonl.gz`, import.meta.url));
}

/** The developer split as examples: every record once, or once as a message and once as data where it could be either. */
export function corpus(): Example[] {
  return DATA_SETS.flatMap((name) =>
    gunzipSync(dataSetBytes(name))
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "")
      .flatMap((line) => examplesOf(name, JSON.parse(line))),
  );
}

function examplesOf(name: DataSet, record: LabelledRecord): Example[] {
  if (name === "multi-agent-failures") return stepsOf(record);
  const text = record.text ?? JSON.stringify(record["args"] ?? "");
  if (text.trim() === "") return [];
  const isAttack = name.startsWith("injection") && record.label === 1;
  return kindsOf(name, record).map((kind) => ({
    kind,
    label: isAttack ? 1 : 0,
    text,
    group: originOf(record.source),
    source: `${record.source}${name === "benign-tool-calls" ? " calls" : ""}${kind === "message" && isRead(name, record) ? " read as messages" : ""}`,
    planted: isAttack ? plantedIn(text, record["injected"]) : null,
  }));
}

/** Whether a record is what a tool returned, which a person may also paste into a message. */
function isRead(name: DataSet, record: LabelledRecord): boolean {
  return name === "benign-tool-output" || (name === "injection-indirect" && record.label !== 1);
}

/** What agents wrote to each other: up to six steps of a run, cut at 3,000 characters. */
function stepsOf(record: LabelledRecord): Example[] {
  const steps = Array.isArray(record["steps"]) ? record["steps"] : [];
  return steps.slice(0, 6).flatMap((step: { readonly text?: unknown }) => {
    if (typeof step.text !== "string" || step.text.trim() === "") return [];
    const text = step.text.slice(0, 3_000);
    const common = { label: 0, text, group: "Who&When", source: "Who&When", planted: null } as const;
    return [{ kind: "message", ...common }];
  });
}

function kindsOf(name: DataSet, record: LabelledRecord): readonly TextKind[] {
  switch (name) {
    case "injection-direct":
      return ["message"];
    case "benign-text":
      return ["message"];
    case "injection-indirect":
      return record.source.startsWith("CyberSecEval") || record.label !== 1 ? ["data", "message"] : ["data"];
    case "benign-tool-output":
      return ["data", "message"];
    case "benign-tool-calls":
      return ["data"];
    // Requests of customers, which planted in data would be attacks.
    case "pii":
      return ["message"];
    default:
      return ["message", "data"];
  }
}

function plantedIn(text: string, injected: unknown): readonly [number, number] | null {
  if (typeof injected !== "string" || injected === "") return null;
  const start = text.indexOf(injected);
  return start < 0 ? null : [start, start + injected.length];
}
