import { FEATURES } from "../../detection/features";
import { SIGNS } from "./glance/glance";
import type { Lexicon } from "./matcher/lexicon";
import type { Signal } from "./signal";

/** Words of the shapes below; a text without them holds no such shape. */
export const SHAPE_WORDS: Lexicon = {
  SPEAKER: "system, assistant, human, user, ai",
  BOUNDARY: "end, ending, start, starting, begin, begining, stop, stoping",
};

interface Shape {
  readonly rule: string;
  /** Weight in what people say, and in what comes from outside. */
  readonly said: number;
  readonly outside: number;
  /** Signs it is made of: the text must hold all of one of these sets, as bits of `SIGNS`. */
  readonly signs: readonly number[];
  /** A class of which the text must hold a word. */
  readonly word?: "SPEAKER" | "BOUNDARY";
  /** Global; anchored on a rare sign. Run on the text as it is, since folding takes line ends and case away. */
  readonly pattern: RegExp;
}

/** Marks of a conversation that do not belong inside one of its messages, and links that carry data away. */
const SHAPES: readonly Shape[] = [
  {
    rule: "delimiter.chat-template",
    said: 1,
    outside: 1,
    signs: [SIGNS["<"] | SIGNS["|"]],
    pattern:
      /<\|(?:im_start|im_end|system|user|assistant|endoftext|end_of_text|eot_id|start_header_id|end_header_id|begin_of_text|endofprompt)\|>/gi,
  },
  {
    rule: "delimiter.instruction-tag",
    said: 0.6,
    outside: 1,
    signs: [SIGNS["["], SIGNS["<"], SIGNS["{"]],
    pattern: /\[\/?INST\]|<<\/?SYS>>|<(?:start|end)_of_turn>|\{\{#(?:system|assistant|user)~?\}\}/g,
  },
  {
    rule: "delimiter.system-tag",
    said: 0.5,
    outside: 1,
    signs: [SIGNS["<"] | SIGNS[">"]],
    pattern:
      /<\/?(?:system|system[_ -](?:prompt|message|mode|note|override|instructions?|admin)|admin|assistant|important|instructions?|information|override|secret|user_query|end of [a-z ]{3,20})>/gi,
  },
  {
    rule: "delimiter.system-bracket",
    said: 0.5,
    outside: 1,
    signs: [SIGNS["["]],
    pattern:
      /\[\/?(?:system|system (?:message|prompt|override|note|instructions?|update|notice)|admin|assistant|instructions?|end of [a-z ]{3,20}|ai instructions?)(?:[:\]])/gi,
  },
  {
    rule: "delimiter.section",
    said: 0.5,
    outside: 0.8,
    signs: [SIGNS["#"]],
    pattern:
      /(?:^|\n|\\n)[ \t]{0,4}#{1,6} ?(?:system|instructions?|new instructions?|response|assistant|human|user|end of [a-z ]{3,20})(?: ?(?:message|prompt|instructions?|note))? ?(?::|#{1,6}|\n|\\n|$)/gi,
  },
  {
    rule: "delimiter.turn",
    said: 0.1,
    outside: 0.4,
    signs: [SIGNS[":"]],
    word: "SPEAKER",
    pattern: /(?:^|\n|\\n)[ \t>*"'-]{0,4}(?:system|assistant|human|user|ai)[ \t]?:[ \t]{0,3}\S/gi,
  },
  {
    rule: "delimiter.data-end",
    said: 0.6,
    outside: 1,
    signs: [SIGNS["<"] | SIGNS["/"]],
    pattern:
      /<\/(?:data|document|documents|context|user_input|user_data|input|tool_result|tool_output|function_results?|untrusted|query|email|external|retrieved|search_results?|results?|text|prompt|conversation)>(?=[^<]{0,12}[A-Za-z<\n])/gi,
  },
  {
    rule: "delimiter.data-end",
    said: 0.5,
    outside: 1,
    signs: [SIGNS["["], SIGNS.rule],
    word: "BOUNDARY",
    pattern:
      /(?:(?<!-)-{3,40}|(?<!=)={3,40}|(?<!#)#{3,40}|(?<!<)<{2,40}|(?<!\*)\*{3,40}|\[)[ \t]{0,3}(?:end|start|begin|stop)(?:ing)?(?: of)?(?: the)? (?:system|user|data|document|context|input|email|emails|prompt|instructions?|text|conversation|tool|new|untrusted|real|actual)/gi,
  },
  {
    rule: "exfiltration.image",
    said: 0.6,
    outside: 1,
    signs: [SIGNS["!"] | SIGNS["["]],
    pattern:
      /!\[[^\]\n]{0,100}\]\(https?:\/\/[^)\s]{3,200}[?&/=](?:[a-z_]{1,20}=)?(?:\[|\{|<|%7B|%5B|\$)[^)\n]{1,80}[\]}>)D]/gi,
  },
];

/** What planted code is for: reaching out, running something, reading what the machine keeps. */
const SINK =
  /\b(?:requests\.(?:post|put|get)|urllib|urlretrieve|subprocess|os\.(?:system|remove|rename|environ)|shutil|smtplib|paramiko|ftplib|socket\.|http\.client|httpx|psutil|pickle|paho|curl |wget |exec\(|eval\(|child_process|fetch\(|Invoke-WebRequest)/;

/** What is known of a text before its shapes are looked for. */
interface Glanced {
  readonly glance: { readonly signs: number };
  readonly holds: (name: "SPEAKER" | "BOUNDARY") => boolean;
}

const ANY_SIGN = SHAPES.reduce((all, { signs }) => signs.reduce((bits, sign) => bits | sign, all), 0);

/** Whether a text may hold any of the shapes; it is seldom asked in vain. */
export function mayHaveShapes({ glance, holds }: Glanced): boolean {
  if ((glance.signs & ANY_SIGN) === 0) return false;
  for (const shape of SHAPES) if (mayHold(shape, glance.signs, holds)) return true;
  return false;
}

function mayHold({ signs, word }: Shape, present: number, holds: Glanced["holds"]): boolean {
  if (word !== undefined && !holds(word)) return false;
  for (const needed of signs) if ((present & needed) === needed) return true;
  return false;
}

/** Adds the marks found in a text; `isSaid` tells what people say from what comes from outside. */
export function shapeSignals(text: string, isSaid: boolean, glanced: Glanced, found: Signal[]): void {
  const { glance, holds } = glanced;
  if ((glance.signs & ANY_SIGN) === 0) return;
  for (const shape of SHAPES) {
    if (!mayHold(shape, glance.signs, holds)) continue;
    const { rule, said, outside, pattern } = shape;
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    pattern.lastIndex = 0;
    if (match === null) continue;
    found.push({ rule, weight: isSaid ? said : outside, start: match.index, end: match.index + match[0].length });
  }
}

/** No more than this do settings weigh together. */
export const SETTINGS_MAX = 0.8;

/** What gives weight to a request: it is a value of structured data, or comes with code that reaches out. */
export function settingSignals(text: string): readonly Signal[] {
  const found: Signal[] = [];
  if (/^[\s"']{0,4}[{[]/.test(text)) found.push({ rule: "setting.structured", weight: 0.4, start: 0, end: 1 });
  const sink = text.includes("following") || text.includes("subsequent") ? SINK.exec(text) : null;
  if (sink !== null)
    found.push({ rule: "setting.sink", weight: 0.4, start: sink.index, end: sink.index + sink[0].length });
  return found;
}

const ROWS_MIN = 3;
const STRAY_MAX = 3;
const STRAY_WORDS_MIN = 3;
const ASKS =
  /^[\s"'*>-]{0,4}(?:please|can you|could you|what|what's|how|who|why|when|where|which|is|are|do|does|explain|describe|write|compose|draft|create|develop|design|generate|provide|give|tell|show|list|outline|summari[sz]e|translate|break|discuss|define|calculate|solve|suggest|recommend|find|add|include|insert|integrate|incorporate|embed|append|augment|enhance|modify|change|replace|convert|use|render|remove|group|combine|rearrange|scramble|jumble|misspell|in your|ignore|disregard|forget|send|make|produce|prepare|construct|teach|share|state|name|identify|compare|analy[sz]e|help|output|print|say|respond|reply|answer|repeat|substitute|swap|deliver|express|spell|do not|don't|never|always|you must|visit|click|download|call|run|execute)\b/i;

/**
 * A table with a line that is no row of it and asks for something: text was put between, before or behind the rows.
 * Only texts that are nearly all table count, so that prose around a table is left alone.
 */
export function strayLine(text: string, features: number): Signal | null {
  if ((features & FEATURES.shell) === 0 || !text.includes("|")) return null;
  let rows = 0;
  const strays: { start: number; end: number }[] = [];
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    if (/^\s{0,8}\|/.test(line)) rows++;
    else if (line.trim() !== "") strays.push({ start: at, end });
    if (strays.length > STRAY_MAX) return null;
    at = end + 1;
  }
  if (rows < ROWS_MIN || rows < strays.length * 2) return null;
  for (const stray of strays) {
    const line = text.slice(stray.start, Math.min(stray.end, stray.start + 400));
    const isQuestion = line.trimEnd().endsWith("?");
    if (line.split(" ").length >= STRAY_WORDS_MIN && (ASKS.test(line) || isQuestion)) {
      return { rule: "planted.stray-line", weight: 1, start: stray.start, end: stray.end };
    }
  }
  return null;
}
