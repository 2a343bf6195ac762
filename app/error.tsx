"use client";

import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";

/** A page that failed outside its own error state. The digest finds the error in the server's log. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div className="p-3 sm:p-6">
      <Card className="max-w-[640px]">
        <ErrorState title="This page could not be shown" requestId={digestOf(error)} onRetry={retry}>
          Decisions and recording go on; only this view is affected.
        </ErrorState>
      </Card>
    </div>
  );
}

function digestOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
