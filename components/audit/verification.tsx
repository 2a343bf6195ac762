import { ShieldAlert, ShieldCheck, X } from "lucide-react";
import type { AuditVerification } from "@/server/audit/verify";
import { formatCount, formatPlural } from "../lib/format";
import { CopyText } from "../ui/copy-text";
import { IconButton } from "../ui/icon-button";
import { StatusText } from "../ui/status-text";
import { Time } from "../ui/time";

/** What checking the whole log showed, and when. */
export interface Verification {
  readonly result: AuditVerification;
  readonly at: string;
}

/** A result that has just come. */
export function verifiedNow(result: AuditVerification): Verification {
  return { result, at: new Date().toISOString() };
}

const PROBLEMS_SHOWN = 5;

export interface VerificationResultProps {
  verification: Verification;
  /** Opens an entry beside the log. */
  onOpen: (index: number) => void;
  onClose: () => void;
}

/** The result of a verification, above the foot of the log: valid, or the first bad entry and what is wrong with it. */
export function VerificationResult({ verification: { result, at }, onOpen, onClose }: VerificationResultProps) {
  return (
    <output className="flex items-start gap-3 border-t border-line px-4 py-2">
      <div className="grid min-w-0 grow gap-1">
        {result.valid ? <Valid result={result} at={at} /> : <Invalid result={result} onOpen={onOpen} />}
      </div>
      <IconButton label="Dismiss" size="sm" onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </output>
  );
}

function Valid({ result, at }: { result: AuditVerification; at: string }) {
  return (
    <>
      <StatusText status="ok" icon={ShieldCheck}>
        <span className="font-medium">Valid: {formatPlural(result.size, "entry", "entries")}</span>
      </StatusText>
      <p className="text-12 text-fg-2">
        Every record, hash and searched column, the tree, and every signed checkpoint up to{" "}
        <span className="tabular-nums">{formatCount(result.checkpoint.size)}</span> agree. Root{" "}
        <CopyText value={result.rootHash} label="root hash" />, checked <Time value={at} />.
      </p>
    </>
  );
}

function Invalid({ result, onOpen }: { result: AuditVerification; onOpen: (index: number) => void }) {
  const hidden = result.problems.length - PROBLEMS_SHOWN;
  return (
    <>
      <StatusText status="bad" icon={ShieldAlert}>
        <span className="font-medium">
          Not valid{result.firstBadIndex === null ? "" : ` from entry ${formatCount(result.firstBadIndex)} on`}
        </span>
      </StatusText>
      <ul className="grid gap-0.5 text-12">
        {result.problems.slice(0, PROBLEMS_SHOWN).map(({ index, kind, message }) => (
          <li key={`${index} ${kind}`} className="flex flex-wrap items-baseline gap-x-2">
            <button
              type="button"
              onClick={() => onOpen(index)}
              className="min-h-6 rounded-sm text-accent-text tabular-nums hover:underline"
            >
              Entry {formatCount(index)}
            </button>
            <span className="text-fg-2">{message}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="text-12 text-fg-3">and {formatPlural(hidden, "more problem")}</p> : null}
    </>
  );
}
