"use client";

import { ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useLiveEntries } from "../dashboard/live-provider";
import { formatCount } from "../lib/format";
import { Button } from "../ui/button";
import { matchesSelection } from "./matches";
import { type AuditPlace, type AuditSelection, auditHref } from "./selection";

export interface NewEntriesProps {
  selection: AuditSelection;
  place: AuditPlace;
  /** Called when the newest page is asked for. */
  onShow: () => void;
}

/** How many matching entries joined the log since the page was drawn; the rows stay where they are until it is pressed. */
export function NewEntries({ selection, place, onShow }: NewEntriesProps) {
  const router = useRouter();
  const [count, setCount] = useState(0);
  const [isLoading, load] = useTransition();
  useLiveEntries((entries) => {
    const matching = entries.filter((entry) => matchesSelection(entry, selection)).length;
    if (matching > 0) setCount((before) => before + matching);
  });
  const show = () => {
    onShow();
    load(() => {
      if (place.cursor === undefined) router.refresh();
      else router.push(auditHref(selection));
    });
  };
  return (
    <div aria-live="polite" className="pointer-events-none absolute inset-x-0 top-1 z-20 flex justify-center">
      {count === 0 ? null : (
        <Button
          size="sm"
          isBusy={isLoading}
          onClick={show}
          className="pointer-events-auto rounded-full! shadow-floating tabular-nums"
        >
          {isLoading ? null : <ArrowUp aria-hidden />}
          {formatCount(count)} new
        </Button>
      )}
    </div>
  );
}
