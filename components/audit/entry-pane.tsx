"use client";

import { ChevronDown, ChevronUp, Download } from "lucide-react";
import Link from "next/link";
import { DecisionBadge } from "../decisions/decision-badge";
import { RiskMeter } from "../decisions/risk-meter";
import { formatCount } from "../lib/format";
import { Button } from "../ui/button";
import { DetailPane } from "../ui/detail-pane";
import { ErrorState } from "../ui/error-state";
import { IconButton } from "../ui/icon-button";
import { Kbd } from "../ui/kbd";
import { Skeleton } from "../ui/skeleton";
import { EntryFacts } from "./entry-facts";
import { EntryRecord } from "./entry-record";
import { entryInWords } from "./entry-words";
import { categoryOf, type LogEntry, verdictOf } from "./log-entry";
import { proofFile, saveFile } from "./proof/proof-file";
import { EvidenceError, useEvidence } from "./use-evidence";

export interface EntryPaneProps {
  organizationId: string;
  index: number;
  /** The row, where the entry is on the page that is shown. */
  entry: LogEntry | undefined;
  /** To the row above or below; absent at the ends. */
  onNewer: (() => void) | undefined;
  onOlder: (() => void) | undefined;
  onClose: () => void;
}

/** One entry beside the log: what it says, the record as it was hashed, and its place under a signed checkpoint. */
export function EntryPane({ organizationId, index, entry, onNewer, onOlder, onClose }: EntryPaneProps) {
  const { data: evidence, error, refetch } = useEvidence(organizationId, index);
  const traceId = entry?.traceId ?? null;
  const riskScore = entry?.riskScore ?? null;
  const verdict = verdictOf(entry?.decision ?? null);
  const category = categoryOf(entry?.riskCategory ?? null);
  const save = () => {
    if (evidence === undefined) return;
    const filters = { type: "all", index: String(index) };
    saveFile(`mastguard-entry-${index}.json`, proofFile(evidence, [evidence.entry], filters, new Date().toISOString()));
  };
  return (
    <DetailPane
      title={entry === undefined ? `Entry ${formatCount(index)}` : entryInWords(entry)}
      eyebrow={`Entry ${formatCount(index)}`}
      subtitle={
        verdict === null && category === null ? undefined : (
          <div className="flex flex-wrap items-center gap-3">
            {verdict === null ? null : <DecisionBadge decision={verdict} />}
            {category === null ? null : (
              <RiskMeter category={category} hasWord {...(riskScore === null ? {} : { score: riskScore })} />
            )}
          </div>
        )
      }
      actions={
        <>
          <IconButton label="Newer entry" onClick={onNewer} disabled={onNewer === undefined}>
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton label="Older entry" onClick={onOlder} disabled={onOlder === undefined}>
            <ChevronDown aria-hidden />
          </IconButton>
        </>
      }
      onClose={onClose}
      footer={
        <>
          {traceId === null ? null : (
            <Button asChild className="grow">
              <Link href={`/traces/${traceId}`}>
                Whole story
                <Kbd keys="enter" />
              </Link>
            </Button>
          )}
          <Button onClick={save} disabled={evidence === undefined} className={traceId === null ? "grow" : undefined}>
            <Download aria-hidden />
            Proof
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {entry === undefined ? null : <EntryFacts entry={entry} />}
        {error ? (
          <ErrorState
            className="-mx-4"
            title="The record could not be read"
            requestId={error instanceof EvidenceError ? error.requestId : undefined}
            onRetry={() => void refetch()}
          >
            {error instanceof EvidenceError ? error.message : "The log itself is not affected."}
          </ErrorState>
        ) : evidence === undefined ? (
          <div aria-busy className="grid gap-2">
            <Skeleton width={110} />
            <Skeleton width="100%" height={220} />
          </div>
        ) : (
          <EntryRecord evidence={evidence} />
        )}
      </div>
    </DetailPane>
  );
}
