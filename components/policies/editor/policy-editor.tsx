"use client";

import type { ReactNode } from "react";
import type { PolicyView } from "@/server/policies/schemas";
import { EditorPane } from "../../ui/editor-pane";
import { StatusText } from "../../ui/status-text";
import { isChanged, isNewVersion, type PolicyDraft, type PolicyFields, rebase } from "../draft";
import { ConflictNote } from "./conflict-note";
import { PolicyForm } from "./policy-form";
import { useSavePolicy } from "./use-save-policy";

export interface PolicyEditorProps {
  draft: PolicyDraft;
  /** The policy as it is stored now; null for a new one, or one that was deleted meanwhile. */
  stored: PolicyView | null;
  onDraftChange: (draft: PolicyDraft) => void;
  /** The draft is done with: saved as this policy, or discarded (null). */
  onDone: (saved: PolicyView | null) => void;
  /** Where the list is without it. */
  closeHref: string;
  onClose: () => void;
  hasFocus: boolean;
  /** Whether it was created in this pane a moment ago. */
  isJustCreated: boolean;
  /** Under the title: version and state. */
  subtitle: ReactNode;
  actions?: ReactNode;
}

/** The pane in which a policy is written. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { draft, stored, onDraftChange, onDone, closeHref, onClose, hasFocus, isJustCreated, subtitle, actions } =
    props;
  const { base, fields } = draft;
  const saving = useSavePolicy(draft, onDone, isJustCreated ? "Policy created, live from the next event." : null);
  const hasChanges = isChanged(draft);
  const isConflict = base !== null && stored !== null && stored.version !== base.version;
  const canSave = !isConflict && (base === null || hasChanges);

  const change = (part: Partial<PolicyFields>, places: readonly string[] = Object.keys(part)) => {
    saving.forget(places);
    onDraftChange({ base, fields: { ...fields, ...part } });
  };
  return (
    <EditorPane
      title={base === null ? fields.name.trim() || "New policy" : base.name}
      subtitle={subtitle}
      actions={actions}
      closeHref={closeHref}
      onClose={onClose}
      formLabel="Policy"
      outcome={saving.success === null ? consequence(draft) : <StatusText status="ok">{saving.success}</StatusText>}
      failure={isConflict ? null : saving.failure}
      saveLabel={saveLabel(draft)}
      canSave={canSave}
      isSaving={saving.isSaving}
      onSave={saving.save}
      onDiscard={hasChanges ? () => onDone(null) : undefined}
    >
      {isConflict ? (
        <ConflictNote
          base={base}
          theirs={stored}
          onKeep={() => onDraftChange(rebase(draft, stored))}
          onTakeTheirs={() => onDone(null)}
        />
      ) : null}
      <PolicyForm fields={fields} onChange={change} errors={saving.errors} tries={saving.tries} hasFocus={hasFocus} />
    </EditorPane>
  );
}

function saveLabel(draft: PolicyDraft): string {
  if (draft.base === null) return "Create policy";
  return isNewVersion(draft) ? `Save as v${draft.base.version + 1}` : "Save";
}

function consequence(draft: PolicyDraft): string {
  const { base } = draft;
  if (base === null)
    return draft.fields.shadow ? "Recorded from the next event, not enforced." : "Live from the next event.";
  if (!isChanged(draft)) return base.active ? "Live. Nothing is changed here." : "Off. Nothing is changed here.";
  const live = base.active ? "Live from the next event." : "Takes effect once it is turned on.";
  return isNewVersion(draft)
    ? `${live} v${base.version} stays in history.`
    : `${live} The version stays v${base.version}.`;
}
