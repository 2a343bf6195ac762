"use client";

import { useEffect, useState } from "react";

const SHOWN_MS = 1_600;

/** Copies text, and says for a moment whether it worked, so that the control can answer where the pointer is. */
export function useCopy(): { readonly state: "idle" | "copied" | "failed"; readonly copy: (text: string) => void } {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");

  // The outside system: a timer that takes the answer away again.
  useEffect(() => {
    if (state === "idle") return undefined;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = (text: string) => {
    // Absent on plain http other than localhost; then the text stays selectable and the control says so.
    if (!window.isSecureContext) return setState("failed");
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  };
  return { state, copy };
}
