"use client";

import { KeyRound } from "lucide-react";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Input } from "../ui/input";

/** The one time a signing secret can be seen. It leaves this page with the press of `onDone`. */
export function SecretReveal({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <section
      aria-label="New signing secret"
      className="-mx-5 -mt-4 grid gap-2 border-b border-accent-line bg-accent-bg px-5 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <output className="inline-flex items-center gap-1.5 font-semibold">
          <KeyRound aria-hidden className="size-3.5 shrink-0" />
          Channel created
        </output>
        <span className="text-fg-2">Copy its signing secret now. It is shown once.</span>
        <Button variant="ghost" size="sm" onClick={onDone} className="ml-auto">
          Done, I stored it
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          readOnly
          isMono
          aria-label="Signing secret"
          value={secret}
          onFocus={({ target }) => target.select()}
          className="min-h-8 min-w-48 flex-1"
        />
        <CopyButton value={secret} variant="primary" size="lg">
          Copy secret
        </CopyButton>
      </div>
    </section>
  );
}
