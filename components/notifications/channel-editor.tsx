"use client";

import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { CreatedChannel } from "@/server/notifications/schemas";
import { useShortcuts } from "../lib/use-shortcuts";
import { Button } from "../ui/button";
import { DetailPane } from "../ui/detail-pane";
import { Kbd } from "../ui/kbd";
import { StatusText } from "../ui/status-text";
import { type ChannelDraft, type ChannelFields, isChanged } from "./channel-draft";
import { ChannelForm } from "./channel-form";
import { useSaveChannel } from "./use-save-channel";

export interface ChannelEditorProps {
  draft: ChannelDraft;
  onDraftChange: (draft: ChannelDraft) => void;
  onCreated: (channel: CreatedChannel) => Promise<void>;
  onUpdated: () => Promise<void>;
  onDiscard: () => void;
  onClose: () => void;
  subtitle?: ReactNode;
  actions?: ReactNode;
}

/** The pane in which a channel is written. ⌘↵ saves; Esc leaves the field, then the pane, and keeps the draft. */
export function ChannelEditor(props: ChannelEditorProps) {
  const { draft, onDraftChange, onCreated, onUpdated, onDiscard, onClose, subtitle, actions } = props;
  const { base, fields } = draft;
  const form = useRef<HTMLFormElement>(null);
  const onRefused = () => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  const saving = useSaveChannel(draft, { onCreated, onUpdated, onRefused });
  const hasChanges = isChanged(draft);
  const canSave = base === null || hasChanges;
  useShortcuts({ "mod+Enter": () => (canSave ? saving.save() : undefined) });

  const change = (part: Partial<ChannelFields>, touched: readonly string[]) => {
    saving.forget(touched);
    onDraftChange({ base, fields: { ...fields, ...part } });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key !== "Escape" || event.defaultPrevented || !isField) return;
    event.preventDefault();
    form.current?.focus();
  };
  return (
    <DetailPane
      title={base?.name ?? (fields.name.trim() || "New channel")}
      subtitle={subtitle}
      actions={actions}
      closeHref="/settings/notifications"
      onClose={onClose}
      footer={
        <>
          <div className="min-w-0 grow basis-40 text-12 text-fg-3">
            {saving.failure === null ? (
              <span>{base === null ? "Tells of what happens from now on." : "Holds for the next message."}</span>
            ) : (
              <div role="alert">
                <StatusText status="bad">
                  <span className="whitespace-normal">{saving.failure}</span>
                </StatusText>
              </div>
            )}
          </div>
          {hasChanges ? (
            <Button variant="ghost" onClick={onDiscard} disabled={saving.isSaving}>
              {base === null ? "Discard" : "Discard changes"}
            </Button>
          ) : null}
          <Button variant="primary" onClick={saving.save} isBusy={saving.isSaving} disabled={!canSave}>
            {base === null ? "Create channel" : "Save channel"}
            <Kbd keys="mod+enter" />
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc of every field inside it */}
      <form
        ref={form}
        tabIndex={-1}
        aria-label="Channel"
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
        className="focus-visible:outline-none"
      >
        <ChannelForm
          fields={fields}
          onChange={change}
          errors={saving.errors}
          secretsSet={base?.secretsSet ?? null}
          hasFocus
        />
      </form>
    </DetailPane>
  );
}
