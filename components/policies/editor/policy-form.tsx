"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/provider";
import { Field, Label } from "../../ui/field";
import { Input } from "../../ui/input";
import { Switch } from "../../ui/switch";
import { Textarea } from "../../ui/textarea";
import type { PolicyFields } from "../draft";
import type { FieldErrors } from "../draft-problems";
import { ActionTypesField } from "./action-types-field";
import { ConditionEditor } from "./condition-editor";
import { DecisionField } from "./decision-field";
import { NamesField } from "./names-field";
import { ReviewFields } from "./review-fields";

const AGENTS_OFFERED = 200;
const NAME_LENGTH_MAX = 200;
const DESCRIPTION_LENGTH_MAX = 2_000;
const VOCABULARY_FRESH_MS = 60_000;

export interface PolicyFormProps {
  fields: PolicyFields;
  /** @param places what of it changed, as messages name it; the fields of `part` unless said. */
  onChange: (part: Partial<PolicyFields>, places?: readonly string[]) => void;
  errors: FieldErrors;
  /** How often saving was tried. */
  tries: number;
  /** Puts the cursor into the name: the pane was opened from the keyboard, or to create. */
  hasFocus: boolean;
}

/** Every field of a policy, in the order the rule reads: what it is, when it applies, what then happens. */
export function PolicyForm({ fields, onChange, errors, tries, hasFocus }: PolicyFormProps) {
  const trpc = useTRPC();
  const vocabulary = useQuery(trpc.policies.fields.queryOptions(undefined, { staleTime: VOCABULARY_FRESH_MS }));
  const agents = useQuery(trpc.agents.list.queryOptions({ limit: AGENTS_OFFERED, active: "all" }));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="grid gap-3">
        <Field id="policy-name" label="Name" error={errors.name} isRequired>
          {(control) => (
            <Input
              {...control}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opens the pane from the keyboard goes on in it
              autoFocus={hasFocus}
              autoComplete="off"
              maxLength={NAME_LENGTH_MAX}
              value={fields.name}
              onChange={({ target }) => onChange({ name: target.value })}
            />
          )}
        </Field>
        <Field id="policy-description" label="Why it exists" error={errors.description}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={DESCRIPTION_LENGTH_MAX}
              className="max-h-40"
              placeholder="For reviewers and auditors; optional"
              value={fields.description}
              onChange={({ target }) => onChange({ description: target.value })}
            />
          )}
        </Field>
      </div>
      <div className="grid gap-3">
        <ActionTypesField
          value={fields.actionTypes}
          onValueChange={(actionTypes) => onChange({ actionTypes })}
          error={errors.actionTypes}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <NamesField
            id="policy-agents"
            label="Agents"
            placeholder="Every agent"
            value={fields.agentIds}
            onValueChange={(agentIds) => onChange({ agentIds })}
            options={(agents.data?.agents ?? []).map(({ agentId }) => ({ value: agentId }))}
            error={errors.agentIds}
          />
          <NamesField
            id="policy-tools"
            label="Tools"
            placeholder="Any tool, or none"
            value={fields.tools}
            onValueChange={(tools) => onChange({ tools })}
            error={errors.tools}
          />
        </div>
      </div>
      <ConditionEditor
        draft={fields.condition}
        onDraftChange={(condition) => onChange({ condition })}
        vocabulary={vocabulary.data}
        tries={tries}
        error={errors.condition}
      />
      <div className="grid gap-3">
        <DecisionField value={fields.decision} onValueChange={(decision) => onChange({ decision })} />
      </div>
      {/* Settings are kept while the decision is another one; what is wrong with them has to be seen all the same. */}
      {fields.decision === "HITL" || Object.keys(errors).some((place) => place.startsWith("review.")) ? (
        <ReviewFields
          review={fields.review}
          errors={errors}
          onChange={(review, place) => onChange({ review }, [place])}
          vocabulary={vocabulary.data}
          tries={tries}
        />
      ) : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field id="policy-priority" label="Order" hint="Lower is evaluated first. Empty: last." error={errors.priority}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={fields.priority}
              onChange={({ target }) => onChange({ priority: target.value })}
            />
          )}
        </Field>
        <div className="grid content-start gap-1">
          <Label htmlFor="policy-shadow">Shadow</Label>
          <div className="flex min-h-7 items-center gap-2">
            <Switch
              id="policy-shadow"
              checked={fields.shadow}
              onCheckedChange={(shadow) => onChange({ shadow })}
              aria-describedby="policy-shadow-note"
            />
            <span id="policy-shadow-note" className="text-fg-2">
              Evaluate and record, do not enforce
            </span>
          </div>
        </div>
      </div>
    </div>
  );
}
