import { hiddenRuns } from "../../text/invisible";
import type { Severity } from "../../vocabulary/risk-category";

/** What one rule saw in a description. */
export interface Suspicion {
  readonly rule: string;
  readonly severity: Severity;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly span: { readonly start: number; readonly end: number } | null;
}

/** Everything suspicious about what a description says and hides. Reads what it is given; callers bound it. */
export function inspectDescription(text: string): readonly Suspicion[] {
  const found: Suspicion[] = [];
  if (text === "") return found;
  const instruction = instructs(text);
  if (instruction !== null) found.push(instruction);
  const hidden = hides(text);
  if (hidden !== null) found.push(hidden);
  const purpose = meansHarm(text);
  if (purpose !== null) found.push(purpose);
  return found;
}

/**
 * What speaks to the model instead of describing the tool, heaviest first. Weight 3 is hardly ever a description. Ordinary
 * descriptions say the things of weight 1, such as what to call first, so those only add to the heavier ones.
 */
const DIRECTIVES: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [
    /\b(?:do not|don['’]t|never|must not|without)\s{1,3}(?:\w{1,12}\s){0,2}(?:mention|tell|inform|notify|reveal|disclos|show|alert|explain|report)\w{0,4}\b[^.\n]{0,60}?\b(?:users?|humans?|anyone|operators?|this|them)\b/i,
    3,
  ],
  [
    /\b(?:ignore|disregard|forget|override|bypass)\s{1,3}(?:\w{1,12}\s){0,3}(?:instructions?|rules?|guidelines?|polic(?:y|ies)|safety|restrictions?|prompts?)\b/i,
    3,
  ],
  [
    /(?:~\/\.|\.ssh\/|id_rsa|id_ed25519|\.cursor\/|mcp\.json|\.aws\/credentials|\/etc\/(?:passwd|shadow)|(?:^|[\s'"`/])\.env\b)/i,
    2,
  ],
  [
    /<\s?\/?(?:important|system|secret|instructions?|critical|admin|hidden)\b[^>\n]{0,40}>|\[(?:system|admin|important|critical)(?: \w{1,12})?\]|<\|\w{1,12}\|>/i,
    2,
  ],
  [
    /\b(?:pass|send|include|provide|put|append|attach|forward|copy|write)\b[^.\n]{0,60}?\b(?:contents?|conversations?|chat history|(?:system|previous) prompts?|api[- ]?keys?|credentials?|passwords?|tokens?|secrets?|environment variables?)\b/i,
    2,
  ],
  [
    /\b(?:change|replace|set|redirect|send|forward|bcc)\b[^.\n]{0,40}?\b(?:recipients?|emails?|messages?|transactions?|payments?|funds)\b[^.\n]{0,40}?(?:@|https?:\/\/|\b0x[0-9a-f]{6}|\bto (?:this|the following)\b)/i,
    2,
  ],
  [/\b(?:before|prior to|when|after)\s{1,3}(?:using|calling|invoking|running)\s{1,3}(?:this|any|the|other|all)\b/i, 1],
  [/\b(?:you|the (?:assistant|model|agent|ai))\s{1,3}(?:must|should always|have to|are required to|need to)\b/i, 1],
  [
    /\b(?:otherwise|or else|if (?:you (?:do not|don['’]t)|not))\b[^.\n]{0,60}?\b(?:fail|crash|not work|lost|deleted|error|locked|blocked)\b/i,
    1,
  ],
  [/\b(?:always|must) (?:use|call|run|invoke|prefer) (?:this|it)\b|\binstead of (?:any|the) other\b/i, 1],
];

function instructs(text: string): Suspicion | null {
  let weight = 0;
  let gravest = 0;
  let span: Suspicion["span"] = null;
  for (const [pattern, value] of DIRECTIVES) {
    if (value === 1 && weight === 0) break;
    const match = pattern.exec(text);
    if (match === null) continue;
    weight += value;
    if (value <= gravest) continue;
    gravest = value;
    span = { start: match.index, end: match.index + match[0].length };
  }
  if (weight === 0) return null;
  if (weight === 2) return { rule: INSTRUCTIONS, severity: "MEDIUM", confidence: 0.5, span };
  return { rule: INSTRUCTIONS, severity: "HIGH", confidence: Math.min(0.95, 0.6 + 0.1 * (weight - 2)), span };
}

const INSTRUCTIONS = "instructions-in-description";
const HIDDEN = "hidden-text-in-description";
const COMMENT_MIN = 12;
const COMMENT_MAX = 2_000;
const ESCAPE = String.fromCharCode(27);
const FAR_RIGHT = /\S {40,4000}\S/;

/** Characters nobody sees, comments of markup, or words pushed out of sight by white space. */
function hides(text: string): Suspicion | null {
  const run = hiddenRuns(text).find(({ start, end }) => end - start >= 3);
  if (run !== undefined) {
    return { rule: HIDDEN, severity: "HIGH", confidence: 0.85, span: { start: run.start, end: run.end } };
  }
  const span = comment(text) ?? terminalEscape(text) ?? farRight(text);
  return span === null ? null : { rule: HIDDEN, severity: "MEDIUM", confidence: 0.6, span };
}

function comment(text: string): Suspicion["span"] {
  const start = text.indexOf("<!--");
  if (start < 0) return null;
  const end = text.indexOf("-->", start + 4 + COMMENT_MIN);
  return end < 0 || end - start > COMMENT_MAX ? null : { start, end: end + 3 };
}

function terminalEscape(text: string): Suspicion["span"] {
  const start = text.indexOf(`${ESCAPE}[`);
  return start < 0 ? null : { start, end: start + 2 };
}

function farRight(text: string): Suspicion["span"] {
  if (!text.includes(" ".repeat(40))) return null;
  const match = FAR_RIGHT.exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

/** Said of one's own doing these words admit that someone is not to know. */
const STEALTH =
  /\b(?:covert|secret|surreptitious|clandestine|stealthi|discreet|undetected|unnoticed)ly\b|\b(?:undetected|unnoticed|stealthy|covert|clandestine)\b|\b(?:quiet|silent)ly\s{1,3}(?:elevat|extract|transfer|cop[iy]|send|collect|record|export|upload|redirect|modif|gather|captur|forward)\w{0,5}\b|\bwithout\s{1,3}(?:\w{1,14}['’]?s?\s){0,3}(?:alerting|notifying|informing|detection|authori[sz]ation|consent|knowledge|traces?|alerts?|documenting|being (?:detected|noticed|logged|recorded))\b|\b(?:avoid|evad|circumvent|escap)(?:e|es|ing)?\s{1,3}(?:\w{1,14}\s){0,2}(?:detection|monitoring|logging|audits?|oversight|security (?:controls|measures|checks))\b|\b(?:not|never)\s{1,3}(?:\w{1,12}\s)?(?:recorded|logged|documented|detected)\b|\b(?:remains?|stays?|kept|keep) (?:concealed|hidden|undetected|invisible)\b|\bmeasures (?:are )?bypassed\b/i;
const HARM =
  /\b(?:backdoors?|exfiltrat\w{1,5}|infiltrat\w{1,5}|sabotag\w{1,5}|malware|ransomware|keylogg\w{1,5}|phishing|spoof\w{0,4}|hijack\w{0,4}|steal(?:s|ing)?|theft|falsif\w{1,6}|forg(?:e|es|ing|ery)|fabricat\w{1,5}|mislead(?:s|ing)?|deceiv\w{1,5}|defraud\w{0,4}|bribe\w{0,4}|blackmail\w{0,4}|tamper(?:s|ing)?|disrupt(?:s|ing)?|corrupt(?:s|ing)?|manipulat(?:e|es|ing)|destroy(?:s|ing)?|weaken(?:s|ing)?|malfunction\w{0,4}|fraudulent\w{0,2}|counterfeit\w{0,4}|eavesdrop\w{0,5}|neglect)\b/gi;
const AGAINST =
  /\b(?:prevent|protect|against|detect|guard|safeguard|secur|avoid|defen[dcs]|identif|recogni[sz]|block|mitigat|monitor|scan|resist|analy[sz]|check|stop|report|educat|train|aware|free of|without|no|not|reduc|minimi[sz]|combat|fight|watch|look|search|spot|flag|investigat|find|warn|track|alert|notif|response|respond|recover|case|incident|history|simulat|test)\w{0,6}\b[^.]{0,60}$/i;

/** A description that admits to stealth, or to doing harm, rather than protecting from it. */
function meansHarm(text: string): Suspicion | null {
  const stealth = STEALTH.exec(text);
  const harm = [...text.matchAll(HARM)]
    .slice(0, 40)
    .find(({ index }) => !AGAINST.test(text.slice(Math.max(0, index - 90), index)));
  const match = stealth ?? harm ?? null;
  if (match === null) return null;
  const confidence = stealth !== null && harm !== undefined ? 0.8 : stealth !== null ? 0.65 : 0.55;
  return {
    rule: "harmful-purpose",
    severity: "MEDIUM",
    confidence,
    span: { start: match.index, end: match.index + match[0].length },
  };
}
