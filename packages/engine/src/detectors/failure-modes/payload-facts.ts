import { toolWords } from "../../tool-role/tool-words";
import type { JsonObject, JsonValue } from "../../vocabulary/json";
import type { ProposedAct } from "./run-evidence";
import { contentWords, stem, TEXT_MAX } from "./words";

const VALUES_MAX = 500;
const AMOUNT_KEYS: ReadonlySet<string> = new Set(
  "amount total price sum cost value budget spend payment charge refund".split(" "),
);
const RECIPIENT_KEYS: ReadonlySet<string> = new Set(
  "to cc bcc recipient recipients receiver email emails address attendees payee beneficiary participants".split(" "),
);

/** One leaf of the payload, with the key nearest above it. */
interface Leaf {
  readonly key: string;
  readonly value: string | number;
}

/** Strings and numbers of the payload, at most 500, in document order. */
export function leavesOf(action: ProposedAct): readonly Leaf[] {
  const leaves: Leaf[] = [];
  someLeaf(action, (key, value) => {
    leaves.push({ key, value });
    return false;
  });
  return leaves;
}

/** Whether a string or number of the payload matches; those after it are not asked for. Allocates nothing of its own. */
export function someLeaf({ payload }: ProposedAct, matches: LeafTest): boolean {
  return visit("", payload, 0, matches) === FOUND;
}

type LeafTest = (key: string, value: string | number) => boolean;

const FOUND = -1;

/** Visits a value and what is in it, never more than `VALUES_MAX` in all, and so never deeper. @returns how many were visited. */
function visit(key: string, value: JsonValue, before: number, matches: LeafTest): number {
  if (before >= VALUES_MAX) return before;
  let visited = before + 1;
  if (typeof value === "string" || typeof value === "number") return matches(key, value) ? FOUND : visited;
  if (typeof value !== "object" || value === null) return visited;
  if (isList(value)) {
    for (let index = 0; index < value.length && visited !== FOUND && visited < VALUES_MAX; index += 1) {
      visited = visit(key, value[index] ?? null, visited, matches);
    }
    return visited;
  }
  const names = Object.keys(value);
  for (let index = 0; index < names.length && visited !== FOUND && visited < VALUES_MAX; index += 1) {
    const name = names[index] ?? "";
    visited = visit(name, value[name] ?? null, visited, matches);
  }
  return visited;
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Amounts of money or quantity the payload states under a key that names one. */
export function amountsOf(leaves: readonly Leaf[]): readonly number[] {
  const amounts: number[] = [];
  for (const { key, value } of leaves) {
    if (!toolWords(key).some((word) => AMOUNT_KEYS.has(word))) continue;
    const amount =
      typeof value === "number"
        ? value
        : /^[^\d-]{0,4}[\d,]{1,15}(?:\.\d{1,4})?[^\d]{0,4}$/.test(value)
          ? readNumber(value)
          : null;
    if (amount !== null && Number.isFinite(amount)) amounts.push(amount);
  }
  return amounts;
}

/** Lower-case addresses under a key that names whom something goes to. */
export function recipientsOf(leaves: readonly Leaf[]): readonly string[] {
  return leaves.flatMap(({ key, value }) =>
    typeof value === "string" && toolWords(key).some((word) => RECIPIENT_KEYS.has(word)) ? emailsIn(value) : [],
  );
}

/** Stems of every word in the tool's name, the keys and the values. */
export function wordsOf(action: ProposedAct, leaves: readonly Leaf[]): ReadonlySet<string> {
  const text = leaves.map(({ key, value }) => `${toolWords(key).join(" ")} ${value}`).join(" ");
  const words = new Set(contentWords(text));
  for (const word of toolWords(action.tool ?? "")) words.add(stem(word));
  for (const word of toolWords(action.resource ?? "")) words.add(stem(word));
  return words;
}

/** Arguments as text, to be compared; `null` for what is nested too deeply to be written down. */
export function argumentsText(value: JsonObject): string | null {
  try {
    return JSON.stringify(value).slice(0, TEXT_MAX);
  } catch {
    return null;
  }
}

/** Mail addresses in a text, lower case, at most 50. */
export function emailsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf("@"); at >= 0 && found.length < 50; at = text.indexOf("@", at + 1)) {
    const local = /[\w.+-]{1,64}$/.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const host = /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/.exec(text.slice(at + 1, at + 255))?.[0];
    if (local !== undefined && host !== undefined) found.push(`${local}@${host}`.toLowerCase());
  }
  return found;
}

/** Reads `1,250.50` or `$40`; `null` when there is no number. */
function readNumber(text: string): number | null {
  const digits = text.replace(/[^\d.]/g, "");
  return digits === "" || digits === "." ? null : Number(digits);
}
