"use client";

import { useActionState } from "react";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import type { FormAction } from "./form-state";
import { SubmitButton } from "./submit-button";

/** Asks for the code of the mail, where the mail is read on another device. @param next the page to open afterwards. */
export function CodeForm({ action, next }: { action: FormAction; next: string }) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <Field
        id="code"
        label="Code"
        hint="Six digits, good for 15 minutes and five tries."
        error={state.error}
        isRequired
      >
        {(control) => (
          <Input
            {...control}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9 ]*"
            maxLength={9}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only field of a page with one purpose
            autoFocus
            isMono
            className="min-h-8 text-16 tracking-[0.3em]"
          />
        )}
      </Field>
      <SubmitButton>Sign in</SubmitButton>
    </form>
  );
}
