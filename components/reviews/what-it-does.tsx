"use client";

import { EyeOff } from "lucide-react";
import { Fragment, useState } from "react";
import type { ScreenTask } from "@/server/reviews/schemas";
import { formatPlural } from "../lib/format";
import { visibleText } from "../lib/visible";
import { EvidenceNumber } from "../ui/evidence";
import { JsonView } from "../ui/json-view";
import { Note } from "../ui/note";
import { Segmented } from "../ui/segmented";
import { Visible } from "../ui/visible";
import { pointersIn, type RuleEvidence } from "./evidence";
import { type Field, fieldsOf } from "./fields";
import { Section } from "./section";

const TITLE = "What it wants to do";

/** What the agent sent, its fields first, with what the rule looked at marked; for who may read it. */
export function WhatItDoes({ task, evidence }: { task: ScreenTask; evidence: RuleEvidence }) {
  // Not kept: whoever answers the next task has to see its fields first.
  const [chosen, choose] = useState<"fields" | "json" | "context">("fields");
  const { content, payload, context } = task;
  if (content !== "shown")
    return (
      <Section title={TITLE}>
        <Note icon={EyeOff}>
          {content === "erased"
            ? "Payload and context were erased. Their hashes stay in the log, and its proof still holds."
            : "Your role here does not include payloads. Reviewers and policy managers see what the agent sent."}
        </Note>
      </Section>
    );
  const fields = fieldsOf(payload);
  const marks = pointersIn("payload", evidence);
  const view = chosen === "fields" && fields === null ? "json" : chosen;
  return (
    <Section
      title={TITLE}
      aside={
        <Segmented
          label="How it is shown"
          value={view}
          onValueChange={choose}
          className="-my-1"
          options={[
            { value: "fields", label: "Fields", isDisabled: fields === null },
            { value: "json", label: "JSON" },
            { value: "context", label: "Context" },
          ]}
        />
      }
    >
      {view === "fields" && fields !== null ? (
        <FieldTable {...fields} marks={marks} />
      ) : view === "context" ? (
        <JsonView key={task.id} value={context} label="context" marks={numbered(pointersIn("context", evidence))} />
      ) : (
        <JsonView key={task.id} value={payload} label="payload" marks={numbered(marks)} />
      )}
    </Section>
  );
}

interface FieldTableProps {
  fields: readonly Field[];
  total: number;
  marks: ReadonlyMap<string, number>;
}

function FieldTable({ fields, total, marks }: FieldTableProps) {
  const left = total - fields.length;
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <dl className="grid grid-cols-[minmax(84px,max-content)_minmax(0,1fr)]">
        {fields.map(({ pointer, label, text, kind }) => {
          const number = marks.get(pointer);
          const mono = kind === "code" ? "font-mono text-12" : "";
          return (
            <Fragment key={pointer}>
              <dt
                title={visibleText(label)}
                className="max-w-40 truncate border-line-faint px-3 py-1 text-fg-3 [&:not(:first-of-type)]:border-t"
              >
                <Visible text={label} />
              </dt>
              <dd className="flex min-w-0 items-start gap-2 border-line-faint py-1 pr-3 tabular-nums [&:not(:first-of-type)]:border-t">
                <span className={`min-w-0 break-words whitespace-pre-wrap ${mono}`}>
                  {number === undefined ? (
                    <Visible text={text} />
                  ) : (
                    <mark className="font-semibold">
                      <Visible text={text} />
                    </mark>
                  )}
                </span>
                {number === undefined ? null : <EvidenceNumber number={number} className="mt-0.5" />}
              </dd>
            </Fragment>
          );
        })}
      </dl>
      {left > 0 ? (
        <p className="border-t border-line-faint px-3 py-1 text-12 text-fg-3">
          {formatPlural(left, "more field")}: see JSON
        </p>
      ) : null}
    </div>
  );
}

function numbered(marks: ReadonlyMap<string, number>) {
  return Object.fromEntries(
    [...marks].map(([pointer, number]) => [pointer, <EvidenceNumber key={pointer} number={number} />]),
  );
}
