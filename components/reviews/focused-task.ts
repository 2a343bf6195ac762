/** The task of the list whose row has the focus. */
export function focusedTask(): string | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement ? (activeElement.dataset["task"] ?? null) : null;
}
