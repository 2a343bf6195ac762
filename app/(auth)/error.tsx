"use client";

import { ErrorState } from "@/components/ui/error-state";

/** A step that failed on our side; nobody was signed in by it. */
export default function AuthError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <ErrorState title="Signing in failed on our side" requestId={error.digest} onRetry={reset} className="p-0">
      You are not signed in, and the link or code is still good unless it says otherwise.
    </ErrorState>
  );
}
