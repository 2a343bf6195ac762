"use client";

import { useEffect } from "react";

/** Has the browser ask before the tab is closed or reloaded while something typed is not saved. */
export function useLeaveGuard(isUnsaved: boolean): void {
  // The outside system: the browser's own question.
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved]);
}
