"use client";

import { GripVertical } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";

export interface OrderHandleProps {
  name: string;
  /** Called while it is dragged, with the index of the row under the pointer. */
  onPlace: (index: number) => void;
}

/** What a row is dragged by. With a keyboard: the arrow keys on it, or Alt and an arrow key anywhere in the row. */
export function OrderHandle({ name, onPlace }: OrderHandleProps) {
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);

  const onDrag = useEffectEvent((rows: HTMLCollectionOf<HTMLTableRowElement>, y: number) => {
    const index = [...rows].findIndex((row) => y < row.getBoundingClientRect().bottom);
    const target = index === -1 ? rows.length - 1 : index;
    rows[target]?.scrollIntoView({ block: "nearest" });
    onPlace(target);
  });

  // The outside system: the pointer. The row moves in the document while it is dragged, so it cannot capture it.
  useEffect(() => {
    if (body === null) return undefined;
    const drag = (event: PointerEvent) => onDrag(body.rows, event.clientY);
    const drop = () => setBody(null);
    window.addEventListener("pointermove", drag);
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", drop);
    return () => {
      window.removeEventListener("pointermove", drag);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", drop);
    };
  }, [body]);

  return (
    <button
      type="button"
      data-handle
      aria-label={`Move ${name}`}
      title="Drag to move, or press ↑ ↓"
      onPointerDown={(event) => {
        if (event.button === 0) setBody(event.currentTarget.closest("tbody"));
      }}
      className="relative -my-1 -ml-2.5 inline-grid size-6 touch-none place-items-center rounded-sm text-fg-3 not-disabled:cursor-grab before:absolute before:-inset-2 before:content-[''] hover:bg-active hover:text-fg active:cursor-grabbing sm:before:hidden"
    >
      <GripVertical aria-hidden className="size-3.5" />
    </button>
  );
}
