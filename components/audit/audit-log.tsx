"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useMemo, useRef, useState } from "react";
import type { CheckpointView } from "@/server/audit/schemas";
import { useShortcuts } from "../lib/use-shortcuts";
import { CursorFooter } from "../ui/cursor-footer";
import { DataTable } from "../ui/data-table";
import { Split } from "../ui/split";
import { entryColumns } from "./entry-columns";
import { EntryPane } from "./entry-pane";
import type { LogEntry } from "./log-entry";
import { ROWS } from "./log-head";
import { LogState } from "./log-state";
import { NewEntries } from "./new-entries";
import { NoEntries } from "./no-entries";
import { type AuditPlace, type AuditSelection, auditHref, newerPlace, olderPlace } from "./selection";
import { type Verification, VerificationResult } from "./verification";

export interface AuditLogProps {
  organizationId: string;
  selection: AuditSelection;
  place: AuditPlace;
  entries: readonly LogEntry[];
  nextCursor: string | null;
  checkpoint: CheckpointView | null;
  /** The day in UTC the page was drawn on. */
  today: string;
  /** Views, filters and histogram, above the rows. */
  head: ReactNode;
  /** How many there are in all, when that is known. */
  range: ReactNode;
}

/** The rows of the log with the open one beside them. Which one is open is in the URL and asks nothing of the server. */
export function AuditLog(props: AuditLogProps) {
  const { organizationId, selection, place, entries, nextCursor, checkpoint, today, head, range } = props;
  const router = useRouter();
  const opened = Number(useSearchParams().get("entry") ?? Number.NaN);
  const rows = useRef<HTMLDivElement>(null);
  const [verification, setVerification] = useState<Verification | null>(null);
  const columns = useMemo(() => entryColumns(today), [today]);
  const isOpen = Number.isSafeInteger(opened) && opened >= 0;
  const position = entries.findIndex(({ index }) => index === opened);
  const entry = entries[position];
  const newer = newerPlace(place);

  const open = (index: number | null) => {
    const url = new URL(window.location.href);
    if (index === null) url.searchParams.delete("entry");
    else url.searchParams.set("entry", String(index));
    window.history.replaceState(null, "", url);
  };
  const controlAt = (at: number) => rows.current?.querySelectorAll<HTMLElement>("[data-row]")[at];
  const openAt = (at: number) => {
    const next = entries[at];
    if (next === undefined) return;
    open(next.index);
    controlAt(at)?.focus();
  };
  const move = (step: 1 | -1) => {
    if (isOpen && position !== -1) return openAt(position + step);
    const controls = [...(rows.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const focused = controls.findIndex((control) => control === document.activeElement);
    controls[focused === -1 ? 0 : Math.min(controls.length - 1, Math.max(0, focused + step))]?.focus();
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });

  // A second Enter on the open row goes on to its whole story.
  const onRowOpen = (row: LogEntry) => {
    if (row.index === opened && row.traceId !== null) router.push(`/traces/${row.traceId}`);
    else open(row.index);
  };
  const close = () => {
    open(null);
    controlAt(position)?.focus();
  };

  return (
    <Split
      pane={
        isOpen ? (
          <EntryPane
            organizationId={organizationId}
            index={opened}
            entry={entry}
            onNewer={position > 0 ? () => openAt(position - 1) : undefined}
            onOlder={position !== -1 && position < entries.length - 1 ? () => openAt(position + 1) : undefined}
            onClose={close}
          />
        ) : null
      }
    >
      {head}
      <div ref={rows} className={ROWS}>
        <NewEntries
          selection={selection}
          place={place}
          onShow={() => rows.current?.querySelector("table")?.parentElement?.scrollTo({ top: 0 })}
        />
        <DataTable
          caption="Entries of the log, newest first"
          columns={columns}
          rows={entries}
          rowKey={({ index }) => String(index)}
          onRowOpen={onRowOpen}
          selectedKey={isOpen ? String(opened) : undefined}
          isDense
          isFilling
          emptyState={<NoEntries selection={selection} />}
        />
      </div>
      {verification === null ? null : (
        <VerificationResult verification={verification} onOpen={open} onClose={() => setVerification(null)} />
      )}
      <CursorFooter
        newerHref={newer === null ? undefined : auditHref(selection, newer)}
        olderHref={nextCursor === null ? undefined : auditHref(selection, olderPlace(place, nextCursor))}
        aside={<LogState checkpoint={checkpoint} onVerified={setVerification} />}
      >
        {range}
      </CursorFooter>
    </Split>
  );
}
