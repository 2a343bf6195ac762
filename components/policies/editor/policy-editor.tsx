"use client";

import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { PolicyView } from "@/server/policies/schemas";
import { useShortcuts } from "../../lib/use-shortcuts";
import { Button } from "../../ui/button";
import { DetailPane } from "../../ui/detail-pane";
import { Kbd } from "../../ui/kbd";
import { StatusText } from "../../ui/status-text";
import { isChanged, isNewVersion, type PolicyDraft, type PolicyFields, rebase } from "../draft";
import { ConflictNote } from "./conflict-note";
import { PolicyForm } from "./policy-form";
import { type SavePolicy, useSavePolicy } from "./use-save-policy";

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

/** The pane in which a policy is written. ⌘↵ saves; Esc leaves the field, then the pane, and keeps the draft. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { draft, stored, onDraftChange, onDone, closeHref, onClose, hasFocus, isJustCreated, subtitle, actions } =
    props;
  const { base, fields } = draft;
  const form = useRef<HTMLFormElement>(null);
  const saving = useSavePolicy(draft, onDone, isJustCreated ? "Policy created, live from the next event." : null);
  const hasChanges = isChanged(draft);
  const isConflict = base !== null && stored !== null && stored.version !== base.version;
  const canSave = !isConflict && (base === null || hasChanges);

  useShortcuts({ "mod+Enter": () => (canSave ? saving.save() : undefined) });

  const change = (part: Partial<PolicyFields>, places: readonly string[] = Object.keys(part)) => {
    saving.forget(places);
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
      title={base === null ? fields.name.trim() || "New policy" : base.name}
      subtitle={subtitle}
      actions={actions}
      closeHref={closeHref}
      onClose={onClose}
      footer={
        <>
          <div className="min-w-0 grow basis-48 text-12 text-fg-3">
            <Outcome saving={saving} isConflict={isConflict}>
              {consequence(draft)}
            </Outcome>
          </div>
          {hasChanges ? (
            <Button variant="ghost" onClick={() => onDone(null)} disabled={saving.isSaving}>
              Discard changes
            </Button>
          ) : null}
          <Button variant="primary" onClick={saving.save} isBusy={saving.isSaving} disabled={!canSave}>
            {saveLabel(draft)}
            <Kbd keys="mod+enter" />
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc of every field inside it */}
      <form
        ref={form}
        tabIndex={-1}
        aria-label="Policy"
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
        className="relative grid grid-cols-[minmax(0,1fr)] gap-5 focus-visible:outline-none"
      >
        {isConflict ? (
          <ConflictNote
            base={base}
            theirs={stored}
            onKeep={() => onDraftChange(rebase(draft, stored))}
            onTakeTheirs={() => onDone(null)}
          />
        ) : null}
        <PolicyForm
          fields={fields}
          onChange={change}
          errors={saving.errors}
          isChecked={saving.isChecked}
          hasFocus={hasFocus}
        />
      </form>
    </DetailPane>
  );
}

/** What saving did, failed at, or, before it, would do. */
function Outcome({ saving, isConflict, children }: { saving: SavePolicy; isConflict: boolean; children: ReactNode }) {
  const { failure, success } = saving;
  if (failure !== null && !isConflict)
    return (
      <div role="alert">
        <StatusText status="bad">
          <span className="whitespace-normal">{failure}</span>
        </StatusText>
      </div>
    );
  return <output>{success === null ? children : <StatusText status="ok">{success}</StatusText>}</output>;
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
