"use client";

import { useState } from "react";
import type { CreatedApiKey } from "@/server/keys/schemas";
import { CodeBlock } from "../ui/code-block";
import { CopyButton } from "../ui/copy-button";
import { Segmented } from "../ui/segmented";
import { ShownOnce } from "../ui/shown-once";
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
    <ShownOnce
      label={`New key ${name}`}
      title={`${name} created`}
      note="Copy it now. It is shown once and stored only as a hash."
      value={key}
      valueLabel="New API key"
      copyLabel="Copy key"
      onDone={onDone}
      beside={
        request === undefined ? null : (
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
        )
      }
    >
      {request === undefined ? null : (
        <CodeBlock code={request.code} label={`${request.label} request`} isCopyable={false} />
      )}
    </ShownOnce>
  );
}
