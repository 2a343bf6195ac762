"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import type { CreatedApiKey } from "@/server/keys/schemas";
import { Button } from "../ui/button";
import { CodeBlock } from "../ui/code-block";
import { CopyButton } from "../ui/copy-button";
import { Input } from "../ui/input";
import { Segmented } from "../ui/segmented";
import { requestsFor } from "./requests";

export interface KeyRevealProps {
  created: CreatedApiKey;
  origin: string;
  onDone: () => void;
}

/** The one time a key can be seen, with a request that works. It leaves this page with the press of `onDone`. */
export function KeyReveal({ created, origin, onDone }: KeyRevealProps) {
  const { key, name, scopes } = created;
  const [language, setLanguage] = useState<"curl" | "typescript">("curl");
  const requests = requestsFor(origin, key, scopes);
  const request = requests.find(({ id }) => id === language);
  return (
    <section aria-label={`New key ${name}`} className="grid gap-2 border-b border-accent-line bg-accent-bg px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <output className="inline-flex min-w-0 items-center gap-1.5 font-semibold">
          <KeyRound aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{name} created</span>
        </output>
        <span className="text-fg-2">Copy it now. It is shown once and stored only as a hash.</span>
        <Button variant="ghost" size="sm" onClick={onDone} className="ml-auto">
          Done, I stored it
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          readOnly
          isMono
          aria-label="New API key"
          value={key}
          onFocus={({ target }) => target.select()}
          className="min-h-8 min-w-60 flex-1"
        />
        <CopyButton value={key} variant="primary" size="lg">
          Copy key
        </CopyButton>
        {request === undefined ? null : (
          <>
            <Segmented
              label="Language of the request"
              value={language}
              onValueChange={setLanguage}
              options={requests.map(({ id, label }) => ({ value: id, label }))}
            />
            <CopyButton value={request.code} size="lg">
              Copy request
            </CopyButton>
          </>
        )}
      </div>
      {request === undefined ? null : (
        <CodeBlock code={request.code} label={`${request.label} request`} isCopyable={false} />
      )}
    </section>
  );
}
