"use client";

import { ErrorState } from "@/components/ui/error-state";

/** A step that failed on our side. */
export default function LinkError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <ErrorState title="This page failed on our side" requestId={error.digest} onRetry={reset}>
      Open the link again: it says whether your answer was taken.
    </ErrorState>
  );
}
