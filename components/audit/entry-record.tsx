"use client";

import { useMemo } from "react";
import { formatCount } from "../lib/format";
import { CodeBlock } from "../ui/code-block";
import { CopyButton } from "../ui/copy-button";
import { CopyText } from "../ui/copy-text";
import { JsonView } from "../ui/json-view";
import { KeyValues } from "../ui/key-values";
import { Note } from "../ui/note";
import type { Evidence } from "./proof/evidence";
import { ProofStatus } from "./proof/proof-status";
import { useProof } from "./proof/use-proof";

/** The record as it was hashed: laid out to read, copied byte for byte, and checked here. */
export function EntryRecord({ evidence }: { evidence: Evidence }) {
  const { entry, checkpoint } = evidence;
  const { state } = useProof(evidence);
  const value = useMemo(() => jsonOf(entry.body), [entry.body]);
  const problems = state.kind === "done" ? state.result.steps.flatMap(({ problem }) => problem ?? []) : [];
  return (
    <>
      <KeyValues
        items={[
          { label: "Leaf hash", value: <CopyText value={entry.leafHash} label="leaf hash" head={10} tail={6} /> },
          {
            label: "Checkpoint",
            value:
              entry.proof.status === "included" && checkpoint !== null
                ? `one of ${formatCount(checkpoint.size)} entries`
                : "not yet covered",
          },
          { label: "Proof", value: <ProofStatus state={state} /> },
        ]}
      />
      {problems.length === 0 ? null : <Note tone="accent">{problems.join(" ")}</Note>}
      <section className="grid gap-1.5">
        <div className="flex items-center gap-2">
          <h3 className="font-medium">Record, as hashed</h3>
          <CopyButton value={entry.body} size="sm" variant="ghost" className="ml-auto">
            Copy
          </CopyButton>
        </div>
        {value === undefined ? (
          <CodeBlock code={entry.body} label="record" isCopyable={false} />
        ) : (
          <JsonView value={value} label="record" isCopyable={false} />
        )}
        <p className="text-12 text-fg-3">Copied as one line of RFC 8785 JSON, exactly the bytes under the hash.</p>
      </section>
    </>
  );
}

/** `undefined` for a body that is no JSON any more; it is shown as it is. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
