"use client";

import { type ReactNode, useState } from "react";
import { CodeBlock } from "../../ui/code-block";
import { CopyButton } from "../../ui/copy-button";
import { Segmented } from "../../ui/segmented";
import { CreateKeyButton } from "./create-key-button";
import { firstEventSnippets, type Snippet } from "./snippets";

export interface FirstEventProps {
  origin: string;
  /** The key made on this page; null while there is none. */
  apiKey: string | null;
  /** Absent where the viewer may not create keys. */
  onKeyCreated?: (key: string) => void;
}

/** The request to copy, with the key already in it. */
export function FirstEvent({ origin, apiKey, onKeyCreated }: FirstEventProps) {
  const [language, setLanguage] = useState<Snippet["id"]>("curl");
  const snippets = firstEventSnippets(origin, apiKey);
  const snippet = snippets.find(({ id }) => id === language);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segmented
          label="Language"
          value={language}
          onValueChange={setLanguage}
          options={snippets.map(({ id, label }) => ({ value: id, label }))}
        />
        {apiKey !== null && snippet ? (
          <CopyButton value={snippet.code} variant="primary">
            Copy with key
          </CopyButton>
        ) : onKeyCreated ? (
          <CreateKeyButton onCreated={onKeyCreated}>Create a key and fill it in</CreateKeyButton>
        ) : null}
      </div>
      {snippet ? (
        <CodeBlock code={snippet.code} label={`${snippet.label} request`} isCopyable={false}>
          {withColours(snippet.code)}
        </CodeBlock>
      ) : null}
      <p className="text-12 text-fg-3">
        {apiKey === null
          ? "Keys are shown once, so an existing one cannot be filled in here."
          : "The key is shown once: copy it now. It may send events and read, nothing else."}{" "}
        You get back the decision, its risk score and a trace id.
      </p>
    </div>
  );
}

const TEXTS = /("[^"]*")/;

/** Code with its quoted texts coloured. */
function withColours(code: string): ReactNode {
  return code.split(TEXTS).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className="text-code-str">
        {part}
      </span>
    ),
  );
}
