import { hiddenRuns } from "../../text/invisible";
import { inspectDescription } from "./description";
import { type EventRule, firstText, valuesOf } from "./event-rule";

/** Content that claims to rank above rules, or switches them off; what forbids that, or explains it, says so just before. */
const AUTHORITY =
  /\b(?:overrid|supersed|bypass|disabl|suspend|ignor|disregard|skip|takes? (?:precedence|priority)|higher priority|establish precedence|unrestricted|without (?:restrictions|validation|additional confirmation))\w{0,4}\b[^\n]{0,60}?\b(?:securit|validation|restriction|authori[sz]ation|authenticat|polic|rules?|checks?|safeguard|instruction|confirmation|access|protocol|polic)\w{0,6}|\b(?:securit\w{0,3}|validation|restrictions?|authori[sz]ation|authentication|checks?)\b[^\n]{0,40}?\b(?:disabled|suspended|bypassed|overridden|deactivated|turned off)\b/gi;
const FORBIDS = /\b(?:never|not|don['’]t|must not|cannot|should not|attempts?|check for|prevent|avoid)\b[^.\n]{0,30}$/i;
const UNTRUSTED_SOURCE =
  /tool|api|file|database|external|web|fetch|email|document|user|resource|rag|memory|search|vector/i;
const CONTENT_KEY =
  /content|output|result|message|body|text|prompt|response|note|transcript|caption|comment|document|memory|metadata|instruction/;

const claimsAuthority: EventRule = (event) => {
  const sources = valuesOf(event, "content_source", "source", "source_type", "origin");
  const isTrusted = event.fields.some(({ key, value }) => key === "authenticated" && value === true);
  if (isTrusted || (sources.length > 0 && !sources.some((source) => UNTRUSTED_SOURCE.test(source)))) return null;
  const field = firstText(event, (text, { key }) => {
    if (!CONTENT_KEY.test(key)) return false;
    const joined = joinSpaced(text);
    let tries = 0;
    for (const { index } of joined.matchAll(AUTHORITY)) {
      if (!FORBIDS.test(joined.slice(Math.max(0, index - 60), index))) return true;
      tries += 1;
      if (tries > 50) return false;
    }
    return false;
  });
  return field === undefined
    ? null
    : { rule: "claimed-authority", severity: "HIGH", confidence: 0.7, path: field.path };
};

/** `S Y S T E M` as `SYSTEM`. */
function joinSpaced(text: string): string {
  return text.replace(/\b(?:[A-Za-z] ){3,40}[A-Za-z]\b/g, (letters) => letters.replaceAll(" ", ""));
}

const CONCEAL =
  /\b(?:do not|don['’]t|never)\s(?:\w{1,12}\s){0,2}(?:mention|tell|reveal|disclose|report|inform|show)\b/i;
const RISKY_TOOL = /exec|shell|command|run_|delete|write|send|pay|transfer/i;

/** Content that asks for silence, and a tool that acts, in one record. */
const concealsAct: EventRule = (event) => {
  const field = firstText(event, (text, { key }) => CONTENT_KEY.test(key) && CONCEAL.test(text));
  const acts = valuesOf(event, "tool_name", "tool").some((tool) => RISKY_TOOL.test(tool));
  return field === undefined || !acts
    ? null
    : { rule: "concealed-act", severity: "MEDIUM", confidence: 0.65, path: field.path };
};

const hidesText: EventRule = (event) => {
  const field = firstText(event, (text) => hiddenRuns(text).some(({ start, end }) => end - start >= 3));
  return field === undefined ? null : { rule: "hidden-text", severity: "HIGH", confidence: 0.75, path: field.path };
};

const poisonsDescription: EventRule = (event) => {
  const field = firstText(event, (text, { key }) => {
    const limit = key.endsWith("description") ? 0.6 : CONTENT_KEY.test(key) ? 0.8 : 2;
    return (
      limit < 2 &&
      inspectDescription(text).some(({ severity, confidence }) => severity === "HIGH" && confidence >= limit)
    );
  });
  return field === undefined
    ? null
    : { rule: "poisoned-description", severity: "HIGH", confidence: 0.7, path: field.path };
};

/** What content and descriptions in an event say. */
export const CONTENT_RULES: readonly EventRule[] = [claimsAuthority, concealsAct, hidesText, poisonsDescription];
