import type { KeyboardEvent } from "react";

/** Esc leaves the field, not the task; what was typed stays. */
export function leaveOnEscape(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.currentTarget.blur();
}
