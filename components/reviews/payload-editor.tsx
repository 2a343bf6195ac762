"use client";

import type { RefObject } from "react";
import { formatPlural } from "../lib/format";
import { visibleText } from "../lib/visible";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { Visible } from "../ui/visible";
import { leaveOnEscape } from "./leave-field";
import { type Change, changesOf, type PayloadEdit } from "./payload-edit";

export interface PayloadEditorProps {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** What the agent proposed. */
  original: unknown;
  edited: PayloadEdit | null;
  isReadOnly: boolean;
  onChange: (text: string) => void;
}

const SHOWN_MAX = 50;

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
        <h4 className="mb-1 text-12 font-medium text-fg-2">{formatPlural(changes.length, "field")} changed</h4>
        <ul
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
          tabIndex={0}
          className="max-h-[30dvh] overflow-auto rounded-md border border-line bg-bg text-12 empty:hidden"
        >
          {changes.slice(0, SHOWN_MAX).map((change) => (
            <Changed key={change.place} change={change} />
          ))}
        </ul>
        {changes.length > SHOWN_MAX ? (
          <p className="text-12 text-fg-3">{formatPlural(changes.length - SHOWN_MAX, "more field")}</p>
        ) : null}
      </section>
    </div>
  );
}

function Changed({ change: { place, before, after } }: { change: Change }) {
  return (
    <li className="border-b border-line-faint px-2.5 py-1.5 last:border-b-0">
      <span className="font-mono break-all text-fg-3">
        <Visible text={place} dir="ltr" />
      </span>
      <span className="flex flex-wrap items-baseline gap-x-2 font-mono [&>*]:break-all">
        {before === null ? (
          <span className="text-fg-3">not there</span>
        ) : (
          <del className="text-bad">
            <Visible text={before} dir="ltr" />
          </del>
        )}
        <span aria-hidden className="text-fg-3">
          →
        </span>
        {after === null ? (
          <span className="text-fg-3">removed</span>
        ) : (
          <ins className="text-ok no-underline">
            <Visible text={after} dir="ltr" />
          </ins>
        )}
      </span>
    </li>
  );
}
