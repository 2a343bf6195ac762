import { ALPHABETS, bitsOf } from "./alphabet";
import { type Body, matchBody, parseBody } from "./body";
import type { Candidate } from "./candidate";
import { isFilled, isWorded } from "./placeholder";
import { entropyOf, textureOf } from "./randomness";
import type { Runs } from "./runs";

/** Credentials without a prefix that show by letters in their middle. */
interface InfixRule {
  readonly id: string;
  readonly infix: string;
  /** Characters before the infix: exactly this many, or from-to. */
  readonly alphabet: keyof typeof ALPHABETS;
  readonly before: readonly [min: number, max: number];
  readonly after: string;
}

const RULES: readonly InfixRule[] = [
  { id: "azure-client-secret", infix: "Q~", alphabet: "tilded", before: [4, 4], after: "tilded:29-34" },
  { id: "telegram-token", infix: ":AA", alphabet: "digit", before: [8, 10], after: "slug:32-34" },
  { id: "mailchimp-key", infix: "-us", alphabet: "hex", before: [32, 32], after: "digit:1-2" },
  { id: "firebase-messaging-key", infix: ":APA91b", alphabet: "slug", before: [11, 11], after: "slug:130-200" },
  { id: "terraform-token", infix: ".atlasv1.", alphabet: "alnum", before: [14, 14], after: "slug:60-80" },
  { id: "maxmind-key", infix: "_mmk", alphabet: "word", before: [36, 36], after: "" },
  { id: "azure-resource-key", infix: "AzSe", alphabet: "alnum", before: [42, 42], after: "alnum:6" },
  { id: "azure-resource-key", infix: "AzFu", alphabet: "slug", before: [44, 44], after: "slug:6 '=='" },
  { id: "azure-resource-key", infix: "+ACR", alphabet: "base64", before: [42, 42], after: "alnum:6" },
  { id: "azure-storage-key", infix: "+ASt", alphabet: "base64", before: [76, 76], after: "base64:6-8" },
  { id: "azure-resource-key", infix: "ACDb", alphabet: "base64", before: [76, 76], after: "base64:6-8" },
  { id: "azure-resource-key", infix: "+ASb", alphabet: "base64", before: [33, 33], after: "base64:6-7" },
  { id: "azure-resource-key", infix: "+AEh", alphabet: "base64", before: [33, 33], after: "base64:6-7" },
  { id: "azure-resource-key", infix: "AIoT", alphabet: "base64", before: [33, 33], after: "base64:6-7" },
  { id: "azure-devops-token", infix: "AZDO", alphabet: "alnum", before: [76, 76], after: "alnum:4" },
  { id: "facebook-app-token", infix: "|", alphabet: "digit", before: [13, 17], after: "slug:27" },
  { id: "newrelic-license-key", infix: "NRAL", alphabet: "base36", before: [36, 36], after: "" },
  { id: "azure-openai-key", infix: "JQQJ99", alphabet: "alnum", before: [52, 52], after: "alnum:26" },
];

const INFIXES = new RegExp([...new Set(RULES.map((rule) => escapeLiteral(rule.infix)))].join("|"), "g");

let rulesByInfix: ReadonlyMap<string, readonly (readonly [InfixRule, Body | null])[]> | null = null;

/** Every credential of these rules in the text. One pass for the infixes: they are made of rare letters. */
export function findInfixes(text: string, runs: Runs, found: (candidate: Candidate) => void): void {
  INFIXES.lastIndex = 0;
  for (let match = INFIXES.exec(text); match !== null; match = INFIXES.exec(text)) {
    rulesByInfix ??= groupRules();
    for (const [rule, body] of rulesByInfix.get(match[0]) ?? []) {
      const candidate = matchAround(text, match.index, rule, body, runs);
      if (candidate !== null) found(candidate);
    }
  }
}

function groupRules(): ReadonlyMap<string, readonly (readonly [InfixRule, Body | null])[]> {
  const groups = new Map<string, (readonly [InfixRule, Body | null])[]>();
  for (const rule of RULES) {
    const group = groups.get(rule.infix) ?? [];
    group.push([rule, rule.after === "" ? null : parseBody(rule.after)]);
    groups.set(rule.infix, group);
  }
  return groups;
}

function escapeLiteral(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function matchAround(text: string, at: number, rule: InfixRule, body: Body | null, runs: Runs): Candidate | null {
  const start = startOfRun(text, at, rule);
  if (start < 0) return null;
  const afterInfix = at + rule.infix.length;
  const end = body === null ? afterInfix : matchBody(text, afterInfix, body, runs);
  if (end < 0) return null;
  const value = text.slice(start, end);
  if (entropyOf(value) < 2.9 || isFilled(value) || isWorded(value)) return null;
  if (rule.id === "azure-client-secret" && !isClientSecret(value)) return null;
  return { rule: rule.id, severity: "HIGH", confidence: 0.85, start, end, rank: 3 };
}

/** Where the run before the infix starts, when it has the right length and nothing of its alphabet stands before it; or -1. */
function startOfRun(text: string, at: number, rule: InfixRule): number {
  const mask = ALPHABETS[rule.alphabet];
  const [min, max] = rule.before;
  let start = at;
  while (start > 0 && at - start < max && (bitsOf(text.charCodeAt(start - 1)) & mask) !== 0) start--;
  if (at - start < min) return -1;
  const before = start > 0 ? bitsOf(text.charCodeAt(start - 1)) & mask : 0;
  return before !== 0 && (before & ALPHABETS.alnum) !== 0 ? -1 : start;
}

/** Entra client secrets: three characters, a digit, `Q~` and the rest, digits and letters well mixed. */
function isClientSecret(value: string): boolean {
  const texture = textureOf(value);
  return /[0-9]/.test(value.charAt(3)) && texture.digits >= 2 && texture.letters >= 12 && texture.changes >= 0.2;
}
