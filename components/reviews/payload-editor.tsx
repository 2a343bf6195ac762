"use client";

import type { RefObject } from "react";
import { visibleText } from "../lib/visible";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { leaveOnEscape } from "./leave-field";
import { PayloadChanges } from "./payload-changes";
import { changesOf, type PayloadEdit } from "./payload-edit";

export interface PayloadEditorProps {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** What the agent proposed. */
  original: unknown;
  edited: PayloadEdit | null;
  isReadOnly: boolean;
  onChange: (text: string) => void;
}

/** The payload as text, and what the text changes. */
export function PayloadEditor({ field, text, original, edited, isReadOnly, onChange }: PayloadEditorProps) {
  const changes = edited?.ok === true ? changesOf(original, edited.value) : [];
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      <Field
        id="edited-payload"
        label="Payload as JSON"
        {...(edited?.ok === false
          ? { hint: visibleText(edited.problem) }
          : { hint: "It starts a new decision and ends this one as rejected." })}
      >
        {(control) => (
          <Textarea
            {...control}
            ref={field}
            isMono
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            value={text}
            readOnly={isReadOnly}
            onKeyDown={leaveOnEscape}
            onChange={(event) => onChange(event.target.value)}
            className="max-h-[30dvh] min-h-32 bg-bg"
          />
        )}
      </Field>
      <section aria-label="What the edit changes" className={changes.length === 0 ? "sr-only" : "min-w-0"}>
        <PayloadChanges changes={changes} />
      </section>
    </div>
  );
}
