"use client";

import { Check, CircleHelp, Download, RotateCw, X } from "lucide-react";
import { useState } from "react";
import { rungsOf } from "../audit/proof/ladder";
import { proofFile, saveFile } from "../audit/proof/proof-file";
import { ProofStatus } from "../audit/proof/proof-status";
import { useProof } from "../audit/proof/use-proof";
import type { ProofStep } from "../audit/proof/verify-evidence";
import { DECISION_TONES } from "../decisions/decision-icon";
import { formatCount, formatLatency, formatPlural } from "../lib/format";
import { Button } from "../ui/button";
import { Time } from "../ui/time";
import type { TraceData } from "./trace-data";

/** The proof of an entry of this trace, drawn from the real path and checked in this browser. */
export function TraceProof({ trace }: { trace: TraceData }) {
  const { entries, checkpoint, verifierKeys, answer } = trace;
  const [index, setIndex] = useState(answer.audit.index);
  const entry = entries.find((candidate) => candidate.index === index) ?? entries[0];
  const { state, again } = useProof(entry === undefined ? undefined : { entry, checkpoint, verifierKeys });
  if (entry === undefined) return null;
  const { hashes, treeSize, status } = entry.proof;
  const save = () =>
    saveFile(
      `mastguard-entry-${entry.index}.json`,
      proofFile(trace, [entry], { type: "all", index: String(entry.index) }, new Date().toISOString()),
    );
  return (
    <section aria-labelledby="proof-title" className="grid gap-2.5 px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="proof-title">Proof</h2>
        <span className="ml-auto text-12">
          <ProofStatus state={state} />
        </span>
      </div>
      {entries.length > 1 ? (
        <label className="flex items-center gap-2 text-12 text-fg-3">
          Entry
          <select
            value={entry.index}
            onChange={(event) => setIndex(Number(event.target.value))}
            className="control px-1.5 tabular-nums"
          >
            {entries.map((candidate) => (
              <option key={candidate.index} value={candidate.index}>
                {formatCount(candidate.index)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {status === "pending" ? (
        <p className="text-fg-2">
          The entry is in the log. A checkpoint is signed within a second; until then nobody could notice if it were
          rewritten.
        </p>
      ) : (
        <>
          <div className={DECISION_TONES[answer.decision]}>
            <Ladder index={entry.index} size={treeSize} />
            <div className="flex justify-between text-12 text-fg-3 tabular-nums">
              <span>entry {formatCount(entry.index)}</span>
              <span>{formatPlural(hashes.length, "hash", "hashes")}</span>
              <span>root of {formatCount(treeSize)}</span>
            </div>
          </div>
          {state.kind === "done" ? (
            <ul className="grid gap-2">
              {state.result.steps.map((step) => (
                <Step key={step.id} step={step} hashes={hashes.length} />
              ))}
            </ul>
          ) : null}
          {checkpoint === null ? null : (
            <p className="text-12 text-fg-3">
              Signed <Time value={checkpoint.signedAt} />. The key comes from this server: to trust nobody, keep the
              proof file and compare the key with a copy of your own.
            </p>
          )}
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={again} disabled={status === "pending"} isBusy={state.kind === "verifying"}>
          {state.kind === "verifying" ? null : <RotateCw aria-hidden />}
          Verify again
        </Button>
        <Button variant="ghost" size="sm" onClick={save}>
          <Download aria-hidden />
          Proof file
        </Button>
      </div>
    </section>
  );
}

const WIDTH = 302;
const BOX = 6;

/** The path from the entry to the root: each sibling on the side it is hashed on. */
function Ladder({ index, size }: { index: number; size: number }) {
  const rungs = rungsOf(index, size);
  const at = (x: number) => 6 + x * (WIDTH - 12);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 36`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn from the proof, so there is no picture to load
      role="img"
      aria-label={`Inclusion path: ${rungs.length} sibling hashes from the entry to the root`}
      className="block w-full"
    >
      <line x1="6" x2={WIDTH - 6} y1="18" y2="18" stroke="var(--line-strong)" />
      {rungs.map(({ x, side }, position) => {
        const y = side === "left" ? 24 : 6;
        return (
          <g key={position}>
            <line x1={at(x)} x2={at(x)} y1="18" y2={side === "left" ? 27 : 9} stroke="var(--line-strong)" />
            <rect
              x={at(x) - BOX / 2}
              y={y}
              width={BOX}
              height={BOX}
              rx="1.5"
              fill="var(--bg)"
              stroke="var(--line-control)"
            >
              <title>{`Hash ${position + 1}, on the ${side}`}</title>
            </rect>
          </g>
        );
      })}
      <rect x="1" y="13" width="10" height="10" rx="2" fill="var(--solid)" />
      <rect x={WIDTH - 11} y="13" width="10" height="10" rx="2" fill="var(--ink)" />
    </svg>
  );
}

const ICONS = { verified: Check, failed: X, unsupported: CircleHelp } as const;
const INKS = { verified: "text-ok", failed: "text-bad", unsupported: "text-warn" } as const;

function Step({ step, hashes }: { step: ProofStep; hashes: number }) {
  const Icon = ICONS[step.outcome];
  const words = {
    leaf: "Leaf hash matches the entry",
    inclusion:
      hashes === 0 ? "The entry is the root" : `${formatPlural(hashes, "sibling leads", "siblings lead")} to the root`,
    signature: "Checkpoint signed, Ed25519",
  }[step.id];
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2">
      <Icon aria-hidden className={`mt-0.5 size-3.5 ${INKS[step.outcome]}`} strokeWidth={2.25} />
      <span className="min-w-0">
        {step.problem ?? words}
        <span title={step.value} className="block truncate font-mono text-12 tracking-tight text-fg-3">
          {step.id === "signature" ? `key ${step.value.split("+").at(-1) ?? ""}` : step.value}
        </span>
      </span>
      <span className="text-12 text-fg-3 tabular-nums">{formatLatency(step.tookMs)}</span>
    </li>
  );
}
