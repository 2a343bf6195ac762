"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Button } from "../ui/button";
import { StatusText } from "../ui/status-text";
import type { FormAction } from "./form-state";
import { SubmitButton } from "./submit-button";

export interface ConfirmFormProps {
  action: FormAction;
  token: string;
  /** The page to open afterwards. */
  next: string;
}

/** The button that spends a link: opening the page does not, so a mail scanner that opens every link spends nothing. */
export function ConfirmForm({ action, token, next }: ConfirmFormProps) {
  const [state, submit] = useActionState(action, {});
  if (state.error !== undefined) return <SpentLink>{state.error}</SpentLink>;
  return (
    <form action={submit} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="next" value={next} />
      <p className="text-fg-2">Press the button to sign in with the link you were given.</p>
      <SubmitButton>Sign in</SubmitButton>
    </form>
  );
}

/** A link that leads nowhere any more, and the way to a new one. */
export function SpentLink({ children }: { children: string }) {
  return (
    <div className="grid gap-5">
      <div role="alert">
        <StatusText status="bad" className="font-medium">
          This link does not sign you in
        </StatusText>
        <p className="text-fg-2">{children}</p>
      </div>
      <Button asChild variant="primary" size="lg" className="w-full">
        <Link href="/sign-in">Get a new mail</Link>
      </Button>
    </div>
  );
}
