import { toolWords } from "../../tool-role/tool-words";
import { someLeaf } from "./payload-facts";
import { ABSENT, type Assessor, type RunEvidence, seen } from "./run-evidence";

/**
 * FM-2.2, failing to ask: an argument that had to be asked for holds a stand-in (`TBD`, `your_account_id`,
 * `someone@example.com`) that nobody in the run wrote.
 */
export const failsToAsk: Assessor = (run) => {
  const { action, task, messages } = run;
  if (action === null || (task === null && messages.length === 0)) return null;
  let confidence = 0;
  someLeaf(action, (key, value) => {
    if (typeof value !== "string" || value.length > 120 || !mayStandIn(value)) return false;
    const bare = value.trim();
    confidence = standsIn(bare, key);
    if (confidence > 0 && isGiven(bare, run)) confidence = 0;
    return confidence > 0;
  });
  return confidence === 0 ? ABSENT : seen(confidence);
};

const ASKED_FOR: ReadonlySet<string> = new Set(
  "to cc recipient recipients email address phone name account id iban number customer user amount card order url host path date".split(
    " ",
  ),
);
const BLANK =
  /^(?:tbd|tba|unknown|to be (?:determined|confirmed|provided)|not (?:provided|specified|given|known)|\?{1,5}|xxx{1,20}|placeholder)$/i;
const TEMPLATE =
  /^(?:<[a-z][\w \-']{2,40}>|\{\{?[a-z][\w \-.]{2,40}\}?\}|\[(?:your|insert|enter|name of)\b[\w \-']{2,40}\]|(?:your|insert|enter|my)[_-][a-z][\w-]{1,40}|(?:your|insert)[A-Z][A-Za-z]{2,30})$/;
const SAMPLE =
  /(?:@example\.(?:com|org|net)$|^https?:\/\/(?:www\.)?example\.(?:com|org|net)\b|^(?:john|jane)[._ ]?doe\b|^123-?456-?7890$|^\+?1?[- ]?555-?0?1\d\d$|^(?:path\/to|\/path\/to)\/)/i;

/** By first letter, bits of the second letters with which a stand-in may begin; other first characters have all bits. */
const BEGINNINGS = new Int32Array(128);
for (const [first, second] of ["tb", "to", "un", "no", "xx", "pl", "pa", "yo", "in", "en", "my", "ht", "jo", "ja"]) {
  const code = (first ?? "").charCodeAt(0);
  const bits = (BEGINNINGS[code] ?? 0) | (1 << ((second ?? "").charCodeAt(0) - 97));
  BEGINNINGS[code] = bits;
  BEGINNINGS[code - 32] = bits;
}
for (const character of " \t\n\v\f\r?<{[/+-15") BEGINNINGS[character.charCodeAt(0)] = -1;
const SAMPLE_DOMAIN = "@example.com".length;

/** Whether one of the patterns may match: told by the beginning, or by an `@` where that of a sample address stands. */
function mayStandIn(value: string): boolean {
  const { length } = value;
  if (length === 0) return false;
  const first = value.charCodeAt(0);
  const last = value.charCodeAt(length - 1);
  if (first > 127 || last > 127 || last <= 32) return true;
  if (length >= SAMPLE_DOMAIN && value.charCodeAt(length - SAMPLE_DOMAIN) === 64) return true;
  const bits = BEGINNINGS[first] ?? 0;
  return bits === -1 || (bits !== 0 && ((bits >>> ((value.charCodeAt(1) | 32) - 97)) & 1) === 1);
}

/** How surely the value only stands for one, from 0 to 1. */
function standsIn(value: string, key: string): number {
  if (TEMPLATE.test(value)) return 0.7;
  if (BLANK.test(value)) return toolWords(key).some((word) => ASKED_FOR.has(word)) ? 0.65 : 0;
  return SAMPLE.test(value) ? 0.6 : 0;
}

function isGiven(value: string, { task, role, messages }: RunEvidence): boolean {
  const wanted = value.toLowerCase();
  const at = wanted.indexOf("@");
  const isAddress = at >= 0 && wanted.length - at > 4;
  const needle = isAddress ? wanted.slice(at) : wanted;
  const holds = (text: string) => (!isAddress || text.includes("@")) && text.toLowerCase().includes(needle);
  return (
    (task !== null && holds(task)) || (role !== null && holds(role)) || messages.some(({ content }) => holds(content))
  );
}
