import type { ReviewSettings } from "@/server/policies/schemas";
import { formatCount, formatPlural } from "../../lib/format";
import { OPERATORS } from "../condition/operators";
import { type ConditionRow, readCondition } from "../condition-form";
import type { Named, NameOf } from "./principals";
import { DEFAULT_MINUTES, minutesInWords } from "./time";

type Terms = Pick<ReviewSettings, "requiredApprovals" | "approvers" | "slaMinutes">;

/** What a policy's review asks for, in sentences: of each band, of everything else, and when nobody answers. */
export function reviewInWords(review: ReviewSettings | null, nameOf: NameOf): readonly string[] {
  const { bands = [], ...base } = review ?? {};
  return [
    ...bands.map(
      ({ condition, ...terms }) =>
        `${conditionInWords(condition) ?? "Where its condition holds"}: ${termsInWords({ ...base, ...terms }, nameOf)}.`,
    ),
    `${bands.length === 0 ? "" : "Everything else: "}${termsInWords(base, nameOf)}.`,
    afterwards(base.escalateTo ?? [], nameOf),
  ];
}

/** The same for a column: what holds where no band applies, and how many bands there are. */
export function reviewInShort(review: ReviewSettings | null, nameOf: NameOf): string {
  const { bands = [], ...base } = review ?? {};
  const more = bands.length === 0 ? "" : `, ${formatPlural(bands.length, "band")}`;
  return `${termsInWords(base, nameOf, true)}${more}`;
}

function termsInWords(
  { requiredApprovals = 1, approvers = [], slaMinutes = DEFAULT_MINUTES }: Terms,
  nameOf: NameOf,
  isShort = false,
): string {
  const all = approvers.map(nameOf);
  const who = all.length === 0 && isShort ? people(requiredApprovals) : whoInWords(requiredApprovals, all);
  return `${who} within ${minutesInWords(slaMinutes)}`;
}

/** `2 people of Finance`, `1 owner or admin`, `Ada`, `2 people who may decide reviews`. */
function whoInWords(count: number, all: readonly Named[]): string {
  const isAll = (kind: Named["kind"]) => all.every((one) => one.kind === kind);
  if (all.length === 0) return `${people(count)} who may decide reviews`;
  if (isAll("role"))
    return `${formatCount(count)} ${listOf(
      all.map(({ name }) => roleNoun(name, count)),
      "or",
    )}`;
  if (isAll("user"))
    return usersInWords(
      count,
      all.map(({ name }) => name),
    );
  return `${people(count)} of ${listOf(all.map(themInWords), "or")}`;
}

function usersInWords(count: number, names: readonly string[]): string {
  if (count === 1) return listOf(names, "or");
  return count === names.length ? listOf(names, "and") : `${count} of ${listOf(names, "and")}`;
}

/** Roles are lists of people, groups and people have names: `the owners`, `Finance`. */
function themInWords({ kind, name }: Named): string {
  return kind === "role" ? `the ${name.toLowerCase()}` : name;
}

function roleNoun(name: string, count: number): string {
  return count === 1 ? name.toLowerCase().replace(/s$/, "") : name.toLowerCase();
}

function people(count: number): string {
  return formatPlural(count, "person", "people");
}

/** When the time of a level is over. Each level has as much as the first. */
function afterwards(levels: NonNullable<ReviewSettings["escalateTo"]>, nameOf: NameOf): string {
  const [first, ...rest] = levels.map((level) => {
    const names = typeof level === "string" ? [level] : level;
    return names.length === 0
      ? "nobody yet"
      : listOf(
          names.map((name) => themInWords(nameOf(name))),
          "or",
        );
  });
  if (first === undefined) return "If nobody answers in time, the action is rejected.";
  const then = [`${first} for as long again`, ...rest.map((level) => `then ${level}`)].join(", ");
  return `If nobody answers in time: ${then}. After that the action is rejected.`;
}

/** `Where amount is over 10,000 and currency is EUR`; null for what only CEL says. */
export function conditionInWords(condition: string): string | null {
  if (condition.trim() === "") return "Always";
  const form = readCondition(condition);
  if (form === null) return null;
  // That a field is there says nothing beside what it is compared with.
  const compared = new Set(form.rows.filter(({ operator }) => operator !== "exists").map(({ field }) => field));
  const rows = form.rows.filter(({ field, operator }) => operator !== "exists" || !compared.has(field));
  return `Where ${rows.map(rowInWords).join(form.join === "all" ? " and " : " or ")}`;
}

function rowInWords({ field, operator, value }: ConditionRow): string {
  const name = field.replace(/^payload\./, "");
  const amount = /^\d{4,15}$/.test(value) ? formatCount(Number(value)) : value;
  return [name, OPERATORS[operator].words, amount].filter((part) => part !== "").join(" ");
}

function listOf(names: readonly string[], join: "and" | "or"): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} ${join} ${last}`;
}
