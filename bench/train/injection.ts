import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { TextKind } from "../../packages/engine/src/detectors/injection/classifier/kind";
import { LEXICON } from "../../packages/engine/src/detectors/injection/classifier/lexicon";
import { TOPICS } from "../../packages/engine/src/detectors/injection/classifier/topics";
import { corpus, DATA_SETS, dataSetBytes } from "./corpus";
import type { Example } from "./example";
import { learn, PARAMETERS, type Sample } from "./learn";
import { leaveOneOut, tableOf } from "./leave-one-out";
import { resultOf } from "./leave-one-out-result";
import { sourceText, store } from "./store";
import { windowsOf } from "./windows";
import { writtenExamples } from "./written/index";

const WEIGHTS = new URL("../../packages/engine/src/detectors/injection/classifier/weights.ts", import.meta.url);
const LEFT_OUT = new URL("../results/leave-one-out.json", import.meta.url);
const KINDS = ["message", "data"] as const;
const REQUESTS = { source: "BFCL v4 user requests", count: 700 } as const;

/** Everything that is learnt from: the developer split, and what we wrote ourselves. */
export function trainingExamples(): Example[] {
  const examples = corpus();
  const requests = examples.filter(({ kind, source }) => kind === "message" && source === REQUESTS.source);
  return [...examples, ...writtenExamples(requests.slice(0, REQUESTS.count).map(({ text }) => text))];
}

/** Examples of one kind with their windows; texts without a word are left out. */
function samplesOf(examples: readonly Example[], kind: TextKind): Sample[] {
  return examples
    .filter((example) => example.kind === kind)
    .map((example) => ({ example, windows: windowsOf(example) }))
    .filter((sample) => sample.windows.length > 0);
}

/** The source text of `weights.ts` learnt from these examples; the same bytes every time. */
export function train(examples: readonly Example[], provenance: string): string {
  const model = (kind: TextKind): ReturnType<typeof store> => store(learn(samplesOf(examples, kind), PARAMETERS[kind]));
  return sourceText({ message: model("message"), data: model("data") }, provenance);
}

/** What the weights were learnt from, as one hash: parameters, lexicon, data sets, examples of ours. */
export function provenanceOf(examples: readonly Example[]): string {
  const hash = createHash("sha256").update(JSON.stringify([PARAMETERS, TOPICS, LEXICON]));
  for (const name of DATA_SETS) hash.update(createHash("sha256").update(dataSetBytes(name)).digest());
  for (const example of examples) if (example.source.startsWith("written ")) hash.update(JSON.stringify(example));
  return hash.digest("hex");
}

function main(): void {
  const examples = trainingExamples();
  if (process.argv.includes("--leave-one-out")) {
    const results = KINDS.map((kind) => leaveOneOut(kind, samplesOf(examples, kind), PARAMETERS[kind]));
    for (const result of results) console.log(tableOf(result));
    const rows = results.flatMap((result) => result.rows);
    const result = resultOf(rows, provenanceOf(examples), new Date());
    console.log(result.summary);
    writeFileSync(LEFT_OUT, `${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const text = train(examples, provenanceOf(examples));
  writeFileSync(WEIGHTS, text);
  console.log(`weights.ts: ${text.length} bytes, from ${examples.length} examples`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();
