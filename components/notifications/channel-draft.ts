import { assertNever } from "@mastguard/engine";
import type { z } from "zod";
import {
  type ChannelType,
  type ChannelView,
  type CreateChannelSchema,
  DEFAULT_EVENTS,
  NOTIFIED_EVENTS,
  type NotifiedEvent,
  type UpdateChannelSchema,
} from "@/server/notifications/schemas";
import { CHANNEL_KINDS, type ConfigField } from "./channel-kinds";

/** What is to become of a secret that is set; one that is not named stays. */
export type SecretDraft = { readonly kind: "typed"; readonly text: string } | { readonly kind: "removed" };

/** What a person has typed, fields as their controls hold them. */
export interface ChannelFields {
  readonly name: string;
  readonly type: ChannelType;
  /** By type, so that looking at another type forgets nothing. */
  readonly ways: Readonly<Partial<Record<ChannelType, string>>>;
  /** By type and field. A list's items stand on lines of their own. */
  readonly values: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, SecretDraft>>;
  readonly events: readonly NotifiedEvent[];
  readonly isForAll: boolean;
  readonly policyIds: readonly string[];
  /** Minutes; `0` is at once. */
  readonly digestMinutes: string;
  readonly isQuiet: boolean;
  readonly quietHours: { readonly from: string; readonly to: string; readonly zone: string };
}

/** An edit under way. `base` is the channel it started from; null for a new one. */
export interface ChannelDraft {
  readonly base: ChannelView | null;
  readonly fields: ChannelFields;
}

const OFF = "off";

/** Where a field's text is kept. */
export function keyOf(type: ChannelType, field: string): string {
  return `${type}.${field}`;
}

/** An edit that has changed nothing yet. @param zone of quiet hours, where none are set. */
export function draftOf(base: ChannelView | null, zone: string): ChannelDraft {
  return { base, fields: fieldsOf(base, zone) };
}

/** The fields that are asked for: those of the chosen way. */
export function askedFields({ type, ways }: Pick<ChannelFields, "type" | "ways">): readonly ConfigField[] {
  const { ways: all } = CHANNEL_KINDS[type];
  return (all.find(({ id }) => id === ways[type]) ?? all[0]).fields;
}

/** Whether sending it would change anything. */
export function isChanged({ base, fields }: ChannelDraft): boolean {
  const start = fieldsOf(base, fields.quietHours.zone);
  if (base !== null) return Object.keys(changesOf({ base, fields })).length > 0;
  return JSON.stringify({ ...fields, type: "" }) !== JSON.stringify({ ...start, type: "" });
}

/** A new channel as the server takes it. */
export function contentOf(fields: ChannelFields): z.input<typeof CreateChannelSchema> {
  return { ...settingsOf(fields), type: fields.type, config: configOf(fields) };
}

/** What differs from the stored channel. In `config` null takes a field away, and what is left out stays. */
export function changesOf({
  base,
  fields,
}: {
  base: ChannelView;
  fields: ChannelFields;
}): z.input<typeof UpdateChannelSchema> {
  const before = new Map<string, unknown>(Object.entries(settingsOf(fieldsOf(base, fields.quietHours.zone))));
  const settings = Object.entries(settingsOf(fields)).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before.get(field)),
  );
  const config = configChanges(base, fields);
  return { ...Object.fromEntries(settings), ...(Object.keys(config).length === 0 ? {} : { config }) };
}

function settingsOf(fields: ChannelFields) {
  const { name, events, isForAll, policyIds, digestMinutes, isQuiet, quietHours } = fields;
  return {
    name: name.trim(),
    events: [...events],
    policyIds: isForAll ? [] : [...policyIds],
    digestMinutes: Number(digestMinutes),
    quietHours: isQuiet ? { ...quietHours, zone: quietHours.zone.trim() } : null,
  };
}

function configOf(fields: ChannelFields): Record<string, unknown> {
  return Object.fromEntries(
    askedFields(fields).flatMap((field) => {
      const value = valueOf(fields, field);
      const isDefault = value === undefined || (field.kind === "switch" && value === true);
      return isDefault ? [] : [[field.id, value]];
    }),
  );
}

/** Fields of another way than the chosen one are taken away: a provider is reached in one. */
function configChanges(base: ChannelView, fields: ChannelFields): Record<string, unknown> {
  const asked = askedFields(fields);
  const changes = asked.flatMap((field): [string, unknown][] => {
    if (field.kind === "secret") {
      const draft = fields.secrets[keyOf(base.type, field.id)];
      if (draft === undefined || (draft.kind === "typed" && draft.text === "")) return [];
      return [[field.id, draft.kind === "removed" ? null : draft.text]];
    }
    const stored = base.config[field.id] ?? (field.kind === "switch" ? true : undefined);
    const value = valueOf(fields, field);
    if (JSON.stringify(value) === JSON.stringify(stored)) return [];
    return [[field.id, value ?? null]];
  });
  const gone = [...Object.keys(base.config), ...base.secretsSet].filter((id) =>
    asked.every((field) => field.id !== id),
  );
  return Object.fromEntries([...changes, ...gone.map((id) => [id, null])]);
}

/** What the server takes for a field; undefined when nothing is typed. */
function valueOf({ type, values, secrets }: ChannelFields, { id, kind }: ConfigField): unknown {
  const key = keyOf(type, id);
  const text = (values[key] ?? "").trim();
  switch (kind) {
    case "secret": {
      const draft = secrets[key];
      return draft?.kind === "typed" && draft.text !== "" ? draft.text : undefined;
    }
    case "list":
      return text === "" ? undefined : itemsOf(text);
    case "number":
      return text === "" ? undefined : Number.isNaN(Number(text)) ? text : Number(text);
    case "switch":
      return text !== OFF;
    case "text":
      return text === "" ? undefined : text;
    default:
      return assertNever(kind);
  }
}

/** The items of a list as they are typed: on lines, or behind commas. */
export function itemsOf(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** Whether a `switch` is on. */
export function isOn(text: string | undefined): boolean {
  return text !== OFF;
}

export function switchText(isSwitchedOn: boolean): string {
  return isSwitchedOn ? "" : OFF;
}

function fieldsOf(channel: ChannelView | null, zone: string): ChannelFields {
  const { type = "email" as const, quietHours = null } = channel ?? {};
  return {
    name: channel?.name ?? "",
    type,
    ways: { [type]: channel === null ? CHANNEL_KINDS[type].ways[0].id : wayOf(channel) },
    values: channel === null ? {} : valuesOf(channel),
    secrets: {},
    events: channel === null ? DEFAULT_EVENTS : NOTIFIED_EVENTS.filter((event) => channel.events.includes(event)),
    isForAll: channel === null || channel.policyIds.length === 0,
    policyIds: channel?.policyIds ?? [],
    digestMinutes: String(channel?.digestMinutes ?? 0),
    isQuiet: quietHours !== null,
    quietHours: quietHours ?? { from: "22:00", to: "07:00", zone },
  };
}

/** The way by which a stored channel goes: the first with a field that only it asks for and that is set. */
function wayOf({ type, config, secretsSet }: ChannelView): string {
  const { ways } = CHANNEL_KINDS[type];
  const isSet = (id: string) => secretsSet.includes(id) || config[id] !== undefined;
  const own = (id: string) => ways.filter(({ fields }) => fields.some((field) => field.id === id)).length === 1;
  return (ways.find(({ fields }) => fields.some(({ id }) => own(id) && isSet(id))) ?? ways[0]).id;
}

function valuesOf({ type, config }: ChannelView): Record<string, string> {
  return Object.fromEntries(Object.entries(config).map(([field, value]) => [keyOf(type, field), textOf(value)]));
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join("\n");
  return typeof value === "boolean" ? switchText(value) : String(value);
}
