"use client";

import { type ReactNode, useState } from "react";
import { Segmented } from "../ui/segmented";

/** Payload, and context where there is one, one at a time. */
export function TabbedContent({ payload, context }: { payload: ReactNode; context: ReactNode | null }) {
  const [shown, setShown] = useState<"payload" | "context">("payload");
  if (context === null) return payload;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-2 [&>:last-child]:w-full">
      <Segmented
        label="Part of the request"
        value={shown}
        onValueChange={setShown}
        options={[
          { value: "payload", label: "Payload" },
          { value: "context", label: "Context" },
        ]}
      />
      {shown === "payload" ? payload : context}
    </div>
  );
}
