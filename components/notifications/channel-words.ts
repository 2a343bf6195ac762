import { assertNever } from "@mastguard/engine";
import type { ChannelView, NotificationDeliveryView, NotifiedEvent } from "@/server/notifications/schemas";
import { formatDuration, formatPlural, shortenMiddle } from "../lib/format";
import { capitalised } from "../lib/sentence";

const MINUTE_MS = 60_000;

/** What a channel can tell, in the order in which it happens. */
export const EVENT_WORDS: Readonly<Record<NotifiedEvent, { readonly label: string; readonly hint: string }>> = {
  "review.opened": { label: "Review needed", hint: "Somebody has to decide." },
  "review.assigned": { label: "Assigned anew", hint: "Somebody, nobody or another is expected to decide." },
  "review.reminded": { label: "Still waiting", hint: "A quarter of its time is left." },
  "review.escalated": { label: "Escalated", hint: "Its time was over; others may decide now." },
  "review.expired": { label: "Expired", hint: "Nobody decided; it counts as rejected." },
  "review.approved": { label: "Approved", hint: "A person, or all that were asked, approved." },
  "review.rejected": { label: "Rejected", hint: "A person rejected." },
  "review.edited": { label: "Ended by an edit", hint: "Replaced by another action." },
};

/** An event in words; one that this page does not know as it is. */
export function eventInWords(type: string): string {
  return Object.entries(EVENT_WORDS).find(([event]) => event === type)?.[1].label ?? type;
}

/** `Review needed, Escalated and 2 more`. */
export function eventsInWords(events: readonly string[], shownMax = 3): string {
  const words = events.map(eventInWords);
  const shown = words.length <= shownMax ? words : words.slice(0, shownMax - 1);
  const rest = words.length - shown.length;
  return rest === 0 ? shown.join(", ") : `${shown.join(", ")} and ${rest} more`;
}

/** A policy by its name; by its id while names are not known. */
export function policyNameIn(names: ReadonlyMap<string, string> | null, id: string): string {
  return names === null ? shortenMiddle(id, 8, 4) : (names.get(id) ?? "Deleted policy");
}

/** Where a channel leads, as far as that is no secret: `SEC at company.atlassian.net`. */
export function placeOf({ type, config }: Pick<ChannelView, "type" | "config">): string {
  const text = (field: string) => (typeof config[field] === "string" ? config[field] : "");
  switch (type) {
    case "email":
      return firstOf(listOf(config["to"]), "address", "addresses");
    case "slack":
      return text("channel") === "" ? "Incoming webhook" : text("channel");
    case "teams":
      return "Workflow";
    case "webhook":
      return hostOf(text("url"));
    case "whatsapp":
      return firstOf(listOf(config["toNumbers"]), "number", "numbers");
    case "jira":
      return `${text("projectKey")} at ${hostOf(text("baseUrl"))}`;
    default:
      return assertNever(type);
  }
}

/** Everybody, for the title of {@link placeOf}. */
export function wholePlaceOf(channel: Pick<ChannelView, "type" | "config">): string {
  const { type, config } = channel;
  if (type === "email") return listOf(config["to"]).join(", ");
  if (type === "whatsapp") return listOf(config["toNumbers"]).join(", ");
  return type === "webhook" && typeof config["url"] === "string" ? config["url"] : placeOf(channel);
}

/** `at once`, `collected for 30 min`. */
export function rhythmInWords(digestMinutes: number): string {
  return digestMinutes === 0 ? "at once" : `collected for ${formatDuration(digestMinutes * MINUTE_MS)}`;
}

/** `22:00–07:00 Europe/Vienna`; null for none. */
export function quietInWords(quiet: ChannelView["quietHours"]): string | null {
  return quiet === null ? null : `${quiet.from}–${quiet.to} ${quiet.zone}`;
}

/** Why a channel was switched off by itself. */
export const DISABLED_WORDS: Readonly<Record<NonNullable<ChannelView["disabledReason"]>, string>> = {
  gone: "The address answered that it is gone for good (410).",
  refused: "The provider refused it for good: its credentials or its channel are not valid any more.",
  failing: "Nothing got through for three days.",
};

const FAILURES: Readonly<Record<string, string>> = {
  refused: "Refused for good",
  gone: "Gone for good",
  config: "What the channel was set up with cannot be read",
  limited: "The provider asks to wait",
  provider: "The provider reported an error",
  redirect: "It redirects, which is not followed",
  timeout: "No answer within 10 s",
  unresolved: "The name has no address",
  refused_destination: "Its address is not a public one",
  tls: "No TLS connection",
  unreachable: "No connection",
  unreadable: "What it tells of cannot be read",
  interrupted: "This server stopped before the answer",
};

/** What the provider answered, or why it could not: `Refused for good, 404: “channel_not_found”`. Null before any attempt. */
export function answerInWords({
  lastStatus,
  lastError,
  lastDetail,
  lastAttemptAt,
}: NotificationDeliveryView): string | null {
  if (lastAttemptAt === null) return null;
  // `status`: the number says it all.
  const failure = lastError === null || lastError === "status" ? null : (FAILURES[lastError] ?? lastError);
  const head = [failure, lastStatus === null ? null : `answered ${lastStatus}`]
    .filter((part) => part !== null)
    .join(", ");
  const said = lastDetail === null || lastDetail === "" ? "" : `“${lastDetail}”`;
  const text = [head, said].filter((part) => part !== "").join(": ");
  return text === "" ? "Handed over" : capitalised(text);
}

/** What a message tells: `Review needed`, `7 reviews`, `Test message`. */
export function contentInWords({ kind, entries, events: [first] }: NotificationDeliveryView): string {
  if (kind === "test") return "Test message";
  return entries === 1 && first !== undefined
    ? eventInWords(first.type)
    : formatPlural(entries, "change of reviews", "changes of reviews");
}

function firstOf(all: readonly string[], one: string, many: string): string {
  const [first = formatPlural(0, one, many), ...more] = all;
  return more.length === 0 ? first : `${first} +${more.length}`;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** What the links in messages do. @param areLinksOn whether the organization lets mails carry links that answer; null: unknown. */
export function linksInWords(areLinksOn: boolean | null): string {
  if (areLinksOn === false) return "Links in messages only open the review.";
  const whether = areLinksOn === null ? "Where one-person links are switched on" : "One-person links are switched on";
  const joined = areLinksOn === null ? "," : ":";
  return `Links in messages open the review. ${whether}${joined} a mail about one review that is not critical, sent by this server, also carries a link by which a recipient who may decide it answers without signing in.`;
}
