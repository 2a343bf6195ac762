"use client";

import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import { useShortcuts } from "../lib/use-shortcuts";
import { Button } from "./button";
import { DetailPane, type DetailPaneProps } from "./detail-pane";
import { Kbd } from "./kbd";
import { StatusText } from "./status-text";

export interface EditorPaneProps extends Omit<DetailPaneProps, "footer"> {
  /** Names the form: `Channel`. */
  formLabel: string;
  formRef?: RefObject<HTMLFormElement | null>;
  /** What saving will do, or did. */
  outcome: ReactNode;
  /** Why the last save changed nothing; null when it did not fail. */
  failure: string | null;
  /** `Save as v8`. */
  saveLabel: string;
  canSave: boolean;
  isSaving: boolean;
  onSave: () => void;
  /** Absent while there is nothing to throw away. */
  onDiscard?: (() => void) | undefined;
  /** `Discard changes` unless said. */
  discardLabel?: string;
}

/** The pane in which something is written. ⌘↵ saves; Esc leaves the field, then the pane, and keeps the draft. */
export function EditorPane(props: EditorPaneProps) {
  const { formLabel, formRef, outcome, failure, saveLabel, canSave, isSaving, onSave, onDiscard, ...pane } = props;
  const { discardLabel = "Discard changes", children, ...rest } = pane;
  const own = useRef<HTMLFormElement>(null);
  const form = formRef ?? own;
  useShortcuts({ "mod+Enter": () => (canSave ? onSave() : undefined) });

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key !== "Escape" || event.defaultPrevented || !isField) return;
    event.preventDefault();
    form.current?.focus();
  };
  return (
    <DetailPane
      {...rest}
      footer={
        <>
          <div className="min-w-0 grow basis-40 text-12 text-fg-3">
            {failure === null ? (
              <output>{outcome}</output>
            ) : (
              <div role="alert">
                <StatusText status="bad">
                  <span className="whitespace-normal">{failure}</span>
                </StatusText>
              </div>
            )}
          </div>
          {onDiscard === undefined ? null : (
            <Button variant="ghost" onClick={onDiscard} disabled={isSaving}>
              {discardLabel}
            </Button>
          )}
          <Button variant="primary" onClick={onSave} isBusy={isSaving} disabled={!canSave}>
            {saveLabel}
            <Kbd keys="mod+enter" />
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc of every field inside it */}
      <form
        ref={form}
        tabIndex={-1}
        aria-label={formLabel}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
        className="relative grid grid-cols-[minmax(0,1fr)] gap-5 focus-visible:outline-none"
      >
        {children}
      </form>
    </DetailPane>
  );
}
