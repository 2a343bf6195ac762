"use client";

import { type ReactNode, useRef } from "react";
import type { CreatedChannel } from "@/server/notifications/schemas";
import { EditorPane } from "../ui/editor-pane";
import { type ChannelDraft, type ChannelFields, isChanged } from "./channel-draft";
import { ChannelForm } from "./channel-form";
import { useSaveChannel } from "./use-save-channel";

export interface ChannelEditorProps {
  draft: ChannelDraft;
  /** Whether mails may carry links that answer; null where that is not this person's to see. */
  areLinksOn: boolean | null;
  onDraftChange: (draft: ChannelDraft) => void;
  onCreated: (channel: CreatedChannel) => Promise<void>;
  onUpdated: () => Promise<void>;
  onDiscard: () => void;
  onClose: () => void;
  subtitle?: ReactNode;
  actions?: ReactNode;
}

/** The pane in which a channel is written. */
export function ChannelEditor(props: ChannelEditorProps) {
  const { draft, areLinksOn, onDraftChange, onCreated, onUpdated, onDiscard, onClose, subtitle, actions } = props;
  const { base, fields } = draft;
  const form = useRef<HTMLFormElement>(null);
  const onRefused = () => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  const saving = useSaveChannel(draft, { onCreated, onUpdated, onRefused });
  const hasChanges = isChanged(draft);
  const canSave = base === null || hasChanges;

  const change = (part: Partial<ChannelFields>, touched: readonly string[]) => {
    saving.forget(touched);
    onDraftChange({ base, fields: { ...fields, ...part } });
  };
  return (
    <EditorPane
      title={base?.name ?? (fields.name.trim() || "New channel")}
      subtitle={subtitle}
      actions={actions}
      closeHref="/settings/notifications"
      onClose={onClose}
      formLabel="Channel"
      formRef={form}
      outcome={base === null ? "Tells of what happens from now on." : "Holds for the next message."}
      failure={saving.failure}
      saveLabel={base === null ? "Create channel" : "Save channel"}
      canSave={canSave}
      isSaving={saving.isSaving}
      onSave={saving.save}
      onDiscard={hasChanges ? onDiscard : undefined}
      discardLabel={base === null ? "Discard" : "Discard changes"}
    >
      <ChannelForm
        fields={fields}
        onChange={change}
        errors={saving.errors}
        secretsSet={base?.secretsSet ?? null}
        areLinksOn={areLinksOn}
        hasFocus
      />
    </EditorPane>
  );
}
