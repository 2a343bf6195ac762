"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "../ui/button";

/** The one act of a form, as wide as its fields; says so while it is under way. */
export function SubmitButton({ children }: { children: ReactNode }) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant="primary" size="lg" isBusy={pending} className="w-full">
      {children}
    </Button>
  );
}
