"use client";

import { cx } from "class-variance-authority";
import { Field, Label } from "../ui/field";
import { Input } from "../ui/input";
import { Segmented } from "../ui/segmented";
import { Switch } from "../ui/switch";
import { Textarea } from "../ui/textarea";
import { askedFields, type ChannelFields, isOn, keyOf, type SecretDraft, switchText } from "./channel-draft";
import { CHANNEL_KINDS, type ConfigField } from "./channel-kinds";
import type { ChannelErrors } from "./channel-problems";
import { SecretField } from "./secret-field";

export interface ConfigFieldsProps {
  fields: ChannelFields;
  onChange: (part: Partial<ChannelFields>, touched: readonly string[]) => void;
  /** Names of the secrets that are set. */
  secretsSet: readonly string[];
  errors: ChannelErrors;
}

/** How the provider is reached: the fields of the type, and of one way of it where there are two. */
export function ConfigFields({ fields, onChange, secretsSet, errors }: ConfigFieldsProps) {
  const { type, ways, values, secrets } = fields;
  const kind = CHANNEL_KINDS[type];
  const setValue = ({ id }: ConfigField, text: string) =>
    onChange({ values: { ...values, [keyOf(type, id)]: text } }, [`config.${id}`]);
  const setSecret = ({ id }: ConfigField, draft: SecretDraft | undefined) => {
    const others = Object.entries(secrets).filter(([key]) => key !== keyOf(type, id));
    const next = draft === undefined ? others : [...others, [keyOf(type, id), draft] as const];
    onChange({ secrets: Object.fromEntries(next) }, [`config.${id}`]);
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {kind.ways.length === 1 ? null : (
        <div>
          <Segmented
            label="How it is reached"
            value={ways[type] ?? kind.ways[0].id}
            onValueChange={(way) => onChange({ ways: { ...ways, [type]: way } }, [])}
            options={kind.ways.map(({ id, label }) => ({ value: id, label }))}
          />
        </div>
      )}
      {kind.before === undefined ? null : <p className="text-12 text-fg-3">{kind.before}</p>}
      <div className="grid gap-3 sm:grid-cols-2">
        {askedFields(fields).map((field) => (
          <div key={field.id} className={cx("min-w-0", field.isShort ? undefined : "sm:col-span-2")}>
            {field.kind === "secret" ? (
              <SecretField
                field={field}
                isSet={secretsSet.includes(field.id)}
                draft={secrets[keyOf(type, field.id)]}
                onDraftChange={(draft) => setSecret(field, draft)}
                error={errors[`config.${field.id}`]}
              />
            ) : (
              <PlainField
                field={field}
                text={values[keyOf(type, field.id)] ?? ""}
                onTextChange={(text) => setValue(field, text)}
                error={errors[`config.${field.id}`]}
              />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

interface PlainFieldProps {
  field: ConfigField;
  text: string;
  onTextChange: (text: string) => void;
  error: string | undefined;
}

function PlainField({ field, text, onTextChange, error }: PlainFieldProps) {
  const { id, label, kind, hint, placeholder, isOptional = false } = field;
  const inputId = `channel-${id}`;
  if (kind === "switch")
    return (
      <div className="flex min-h-7 flex-wrap items-center gap-2">
        <Switch
          id={inputId}
          checked={isOn(text)}
          onCheckedChange={(isSwitchedOn) => onTextChange(switchText(isSwitchedOn))}
        />
        <Label htmlFor={inputId}>{label}</Label>
        <span className={error === undefined ? "text-12 text-fg-3" : "text-12 text-bad"}>{error ?? hint}</span>
      </div>
    );
  return (
    <Field
      id={inputId}
      label={label}
      hint={hint}
      error={error}
      isRequired={!isOptional}
      aside={isOptional ? "optional" : undefined}
    >
      {(control) =>
        kind === "list" ? (
          <Textarea
            {...control}
            isMono
            spellCheck={false}
            rows={2}
            className="max-h-40"
            placeholder={placeholder}
            value={text}
            onChange={({ target }) => onTextChange(target.value)}
          />
        ) : (
          <Input
            {...control}
            isMono
            autoComplete="off"
            spellCheck={false}
            inputMode={kind === "number" ? "numeric" : undefined}
            placeholder={placeholder}
            value={text}
            onChange={({ target }) => onTextChange(target.value)}
          />
        )
      }
    </Field>
  );
}
