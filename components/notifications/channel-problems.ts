import type { FieldProblem } from "@/server/errors";
import { sentence } from "../lib/sentence";
import { askedFields, type ChannelDraft, itemsOf, keyOf } from "./channel-draft";
import type { ConfigField } from "./channel-kinds";

/** Messages by where they stand: `name`, `events`, `policyIds`, `digestMinutes`, `quietHours.zone`, `config.to`. */
export type ChannelErrors = Readonly<Record<string, string>>;

const PLACES = new Set([
  "name",
  "events",
  "policyIds",
  "digestMinutes",
  "quietHours.from",
  "quietHours.to",
  "quietHours.zone",
]);

/** What the form can tell is missing; whatever it cannot, the server does. */
export function problemsOf({ base, fields }: ChannelDraft): ChannelErrors {
  const asked = askedFields(fields);
  const missing = asked.filter((field) => {
    const key = keyOf(fields.type, field.id);
    if (field.isOptional || field.kind === "switch") return false;
    if (field.kind !== "secret") return (fields.values[key] ?? "").trim() === "";
    const draft = fields.secrets[key];
    if (draft === undefined) return !base?.secretsSet.includes(field.id);
    return draft.kind === "removed" || draft.text === "";
  });
  return {
    ...(fields.name.trim() === "" ? { name: "Give it a name, such as “Treasury on Slack”." } : {}),
    ...mailServerProblems({ base, fields }),
    ...Object.fromEntries(missing.map((field) => [`config.${field.id}`, `${field.label} is needed.`])),
    ...(fields.events.length === 0 ? { events: "Choose at least one." } : {}),
    ...(!fields.isForAll && fields.policyIds.length === 0
      ? { policyIds: "Choose at least one policy, or all of them." }
      : {}),
    ...(/^\d{1,4}$/.test(fields.digestMinutes.trim()) && Number(fields.digestMinutes) <= 1_440
      ? {}
      : { digestMinutes: "Enter whole minutes, from 0 to 1,440." }),
  };
}

/** What holds of a mail server of one's own. */
function mailServerProblems({ base, fields }: ChannelDraft): ChannelErrors {
  const { type, values, secrets } = fields;
  if (type !== "email" || !askedFields(fields).some(({ id }) => id === "smtpHost")) return {};
  const host = (values["email.smtpHost"] ?? "").trim();
  const isHost = /^[A-Za-z0-9.-]*$/.test(host) || (/^[0-9A-Fa-f:.]+$/.test(host) && host.split(":").length > 2);
  const hasUser = (values["email.username"] ?? "").trim() !== "";
  const typed = secrets["email.password"];
  const isStored = base?.secretsSet.includes("password") === true;
  const hasPassword = typed?.kind !== "removed" && (isStored || (typed?.text ?? "") !== "");
  return {
    ...(isHost ? {} : { "config.smtpHost": "Write its name or address alone; a port goes into “Port”." }),
    ...(hasUser && !hasPassword ? { "config.password": "Needed beside “User”." } : {}),
    ...(hasPassword && !hasUser ? { "config.username": "Needed beside “Password”." } : {}),
  };
}

/** The server's problems beside their fields, in the words of the form, and those that belong to none. */
export function placed(
  { fields }: Pick<ChannelDraft, "fields">,
  problems: readonly FieldProblem[],
): { readonly errors: ChannelErrors; readonly others: readonly string[] } {
  const asked = askedFields(fields);
  const errors: Record<string, string> = {};
  const others: string[] = [];
  for (const { path, message } of problems) {
    const inner = path.replace(/^change\./, "");
    const [place = "", at] = inner.split(/\[(\d+)\]/);
    const field = asked.find(({ id }) => place === `config.${id}`);
    const words = inWords(message, asked);
    if (field !== undefined) errors[place] ??= sentence(itemBefore(field, at, fields) + words);
    else if (PLACES.has(place)) errors[place] ??= sentence(words);
    else others.push(sentence(`${inner}: ${words}`));
  }
  return { errors, others };

  function itemBefore({ id, kind }: ConfigField, at: string | undefined, of: ChannelDraft["fields"]): string {
    const item = kind === "list" && at !== undefined ? itemsOf(of.values[keyOf(of.type, id)] ?? "")[Number(at)] : null;
    return item === null || item === undefined ? "" : `“${item}” `;
  }
}

/** The server names fields as its API does; the form by their labels. */
function inWords(message: string, asked: readonly ConfigField[]): string {
  return message.replaceAll(/`(\w+)`/g, (quoted, name: string) => {
    const field = asked.find(({ id }) => id === name);
    return field === undefined ? quoted : `“${field.label}”`;
  });
}
