"use client";

import { Lock } from "lucide-react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import type { SecretDraft } from "./channel-draft";
import type { ConfigField } from "./channel-kinds";

export interface SecretFieldProps {
  field: ConfigField;
  /** Whether the stored channel has one. */
  isSet: boolean;
  draft: SecretDraft | undefined;
  onDraftChange: (draft: SecretDraft | undefined) => void;
  error: string | undefined;
}

/** A secret goes in and never comes out: what is set is said to be set, and can be replaced. */
export function SecretField({ field, isSet, draft, onDraftChange, error }: SecretFieldProps) {
  const { id, label, hint, placeholder, isOptional = false, isPermanent = false } = field;
  const isKept = isSet && draft === undefined && error === undefined;
  const keep =
    isSet && (draft !== undefined || error !== undefined) ? (
      <Button variant="ghost" size="sm" onClick={() => onDraftChange(undefined)} className="-my-1 -mr-2">
        Keep the one that is set
      </Button>
    ) : undefined;
  if (isKept || draft?.kind === "removed")
    return (
      <div className="grid content-start gap-1">
        <span className="text-12 font-medium text-fg-2">{label}</span>
        <div className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="inline-flex items-center gap-1.5 text-fg-2">
            <Lock aria-hidden className="size-3.5 text-fg-3" />
            {isKept ? "Set, not shown again" : "Taken away when it is saved"}
          </span>
          {isKept ? (
            <>
              <Button
                size="sm"
                aria-label={`Replace ${label}`}
                onClick={() => onDraftChange({ kind: "typed", text: "" })}
              >
                Replace
              </Button>
              {isOptional && !isPermanent ? (
                <Button
                  variant="ghost"
                  size="sm"
                  aria-label={`Take ${label} away`}
                  onClick={() => onDraftChange({ kind: "removed" })}
                >
                  Take away
                </Button>
              ) : null}
            </>
          ) : (
            keep
          )}
        </div>
      </div>
    );
  return (
    <Field
      id={`channel-${id}`}
      label={label}
      hint={hint}
      error={error}
      isRequired={!isOptional}
      aside={keep ?? (isOptional ? "optional" : undefined)}
    >
      {(control) => (
        <Input
          {...control}
          type="password"
          autoComplete="new-password"
          isMono
          placeholder={placeholder}
          value={draft?.kind === "typed" ? draft.text : ""}
          onChange={({ target }) => onDraftChange({ kind: "typed", text: target.value })}
        />
      )}
    </Field>
  );
}
