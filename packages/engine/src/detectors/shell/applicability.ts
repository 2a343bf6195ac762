import type { Action } from "../../action";
import type { TextEvidence } from "../../detection/text-evidence";
import { toolRoleOf } from "../../tool-role";
import type { JsonValue } from "../../vocabulary/json";
import { isOffered } from "./triggers";

/** What a text is to the judge of commands. */
export type CommandText =
  /** A command line or script about to run. */
  | {
      readonly kind: "shell" | "code" | "windows";
      readonly text: string;
      readonly offset: number;
      readonly isWhole: boolean;
    }
  /** Part of something else, such as a document: only the gravest is worth saying. */
  | { readonly kind: "embedded"; readonly text: string; readonly offset: number; readonly isWhole: boolean };

type Role = "shell" | "windows" | "code" | "other";

const ROLES = new WeakMap<Action, Role>();
const WINDOWS_TOOL = /power_?-?shell|pwsh|(?:^|[^a-z])(?:cmd|cmd_?exe|winrm|batch)(?:[^a-z]|$)|command_prompt/i;
/** Arguments of a tool that runs commands which are not the command. */
const ASIDE =
  /^(?:cwd|work(?:ing)?_?dir(?:ectory)?|dir(?:ectory)?|desc(?:ription)?|explanation|reason\w*|title|name|label|user|host(?:name)?|timeout\w*|env|environment|id|\w+_?id|path|container|image|language|lang|shell|thought|justification|region|comment)$/i;
const COMMAND_KEY =
  /^(?:(?:bash|shell|terminal|sh|exec|run|remote|os|system)_?-?(?:command|cmd|script|code)s?|command(?:s|_?line|_?string|_?to_?run)?|cmd(?:s|_?line)?|bash|shell_?script|powershell(?:_?(?:script|command))?)$/i;
const SCRIPT_KEY = /^(?:script|code|args|argv|source_?code|python_?code|program)$/i;

/** What the text is, by the tool it is given to and the argument it stands in; `null` when it is no command. */
export function commandTextOf(evidence: TextEvidence, action: Action): CommandText | null {
  if (evidence.origin !== "payload" || evidence.text.length < 2) return null;
  const key = evidence.key ?? "";
  const role = roleOf(action);
  if (role === "shell" || role === "windows") {
    return ASIDE.test(key) ? null : whole(role, evidence, action);
  }
  if (role === "code") return ASIDE.test(key) ? null : whole("code", evidence, action);
  if (COMMAND_KEY.test(key)) return whole(/^powershell/i.test(key) ? "windows" : "shell", evidence, action);
  if (SCRIPT_KEY.test(key) && /^#!\s{0,4}\//.test(evidence.text)) return whole("shell", evidence, action);
  return embedded(evidence.text);
}

function roleOf(action: Action): Role {
  const known = ROLES.get(action);
  if (known !== undefined) return known;
  const role = readRole(action);
  ROLES.set(action, role);
  return role;
}

function readRole(action: Action): Role {
  const { tool, actionType } = action;
  if (tool !== null && WINDOWS_TOOL.test(tool.slice(0, 160)))
    return /shell|pwsh|exe|prompt/i.test(tool) || tool.toLowerCase() === "cmd" ? "windows" : "shell";
  const role = toolRoleOf(tool, actionType);
  return role === "shell" ? "shell" : role === "execute_code" ? "code" : "other";
}

function whole(kind: "shell" | "code" | "windows", { text, key }: TextEvidence, action: Action): CommandText | null {
  const words = wordsAround(text, key, action);
  if (words === null) return { kind, text, offset: 0, isWhole: true };
  return words.find(isOffered) === text ? { kind, text: commandLine(words), offset: 0, isWhole: false } : null;
}

const PROGRAM_KEYS = ["command", "cmd", "program", "executable"] as const;
const WORD_KEYS = ["args", "arguments", "argv", "params"] as const;

/**
 * The words of `{command: "rm", args: ["-rf", "/"]}` or `{argv: ["rm", "-rf", "/"]}` that the text is one of; `null` when it
 * stands for itself. They are judged together, once, at the first that is offered.
 */
function wordsAround(text: string, key: string | null, { payload }: Action): readonly string[] | null {
  if (key === null || !Object.hasOwn(payload, key)) return null;
  const own = payload[key];
  if (isWords(own)) {
    const program = PROGRAM_KEYS.map((name) => payload[name]).find((value) => typeof value === "string");
    return typeof program === "string" && !isOneOf(PROGRAM_KEYS, key) ? [program, ...own] : own.length > 1 ? own : null;
  }
  if (own !== text || !isOneOf(PROGRAM_KEYS, key)) return null;
  const rest = WORD_KEYS.map((name) => payload[name]).find(isWords);
  return rest === undefined || rest.length === 0 ? null : [text, ...rest];
}

function isOneOf(names: readonly string[], key: string): boolean {
  return names.includes(key);
}

function isWords(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.length <= 1_024 && value.every((word) => typeof word === "string");
}

/** The words as a shell would be given them; the first may be a command line of its own. */
function commandLine(words: readonly string[]): string {
  return words
    .map((word, index) => (index === 0 || /^[\w./~*:=@,+%-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`))
    .join(" ");
}

const FENCE = /```(?:bash|sh|shell|zsh|console|terminal)[ \t]{0,4}\r?\n/gi;
/** Commands whose harm is beyond doubt when something that is not a shell is given them with shell syntax. */
const OPENING =
  /^\s{0,40}(?:sudo\s|\$\s)?(?:rm|curl|wget|bash|sh|nc|ncat|dd|mkfs\S*|chmod|echo|cat|python3?|perl|base64|eval|exec|tar|scp|find)\s[^\n]{0,400}(?:[|;&><`]|\s-[a-z])/i;

function embedded(text: string): CommandText | null {
  if (/^#!\s{0,4}\/\S{1,60}sh\b/.test(text)) return { kind: "embedded", text, offset: 0, isWhole: true };
  if (text.includes("```")) {
    FENCE.lastIndex = 0;
    const fence = FENCE.exec(text);
    if (fence !== null) {
      const start = fence.index + fence[0].length;
      const end = text.indexOf("```", start);
      return { kind: "embedded", text: text.slice(start, end < 0 ? undefined : end), offset: start, isWhole: true };
    }
  }
  return text.length <= 4_096 && OPENING.test(text) ? { kind: "embedded", text, offset: 0, isWhole: true } : null;
}
