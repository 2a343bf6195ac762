"use client";

import { useActionState } from "react";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import type { FormAction } from "./form-state";
import { SubmitButton } from "./submit-button";

export interface EmailFormProps {
  action: FormAction;
  /** The page to open afterwards. */
  next: string;
  /** The address of somebody who proves once more that it is them. */
  signedInAs?: string;
}

/** Asks for the address a sign-in mail goes to. */
export function EmailForm({ action, next, signedInAs }: EmailFormProps) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      {signedInAs === undefined ? null : <input type="hidden" name="again" value="1" />}
      <Field id="email" label="Work e-mail" error={state.error} isRequired>
        {(control) => (
          <Input
            {...control}
            key={state.email}
            name="email"
            type="email"
            autoComplete="email"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only field of a page with one purpose
            autoFocus
            defaultValue={state.email ?? signedInAs}
            placeholder="you@company.com"
            className="min-h-8"
          />
        )}
      </Field>
      <SubmitButton>Send me a sign-in mail</SubmitButton>
    </form>
  );
}
