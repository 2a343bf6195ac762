"use client";

import { type ReactNode, useRef } from "react";
import { useShortcuts } from "../lib/use-shortcuts";

/** `j` and `k` move the focus between the row links inside it (`data-row`); Enter opens, because the focus is on a link. */
export function RowKeys({ children, className = "contents" }: { children: ReactNode; className?: string }) {
  const container = useRef<HTMLDivElement>(null);
  const move = (step: 1 | -1) => {
    const rows = [...(container.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const focused = rows.findIndex((row) => row === document.activeElement);
    // Nothing focused yet: start at the open row, else at the near end.
    const from = focused === -1 ? rows.findIndex((row) => row.ariaCurrent === "true") : focused;
    const next = from === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, from + step));
    rows[next]?.focus();
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });
  return (
    <div ref={container} className={className}>
      {children}
    </div>
  );
}
