import type { Action } from "../../action";
import { toolRoleOf } from "../../tool-role";
import { remembered } from "../../tool-role/remembered";

/** What a text is to the judge of commands. */
export type CommandText =
  /** A command line or script about to run. */
  | {
      readonly kind: "shell" | "code" | "windows";
      readonly text: string;
      readonly offset: number;
    }
  /** Part of something else, such as a document: only the gravest is worth saying. */
  | { readonly kind: "embedded"; readonly text: string; readonly offset: number };

type Role = "shell" | "windows" | "code" | "other";

const ROLES = new WeakMap<Action, Role>();
const WINDOWS_TOOL = /power_?-?shell|pwsh|(?:^|[^a-z])(?:cmd|cmd_?exe|winrm|batch)(?:[^a-z]|$)|command_prompt/i;
/** Arguments of a tool that runs commands which are not the command. */
const ASIDE =
  /^(?:cwd|work(?:ing)?_?dir(?:ectory)?|dir(?:ectory)?|desc(?:ription)?|explanation|reason\w*|title|name|label|user|host(?:name)?|timeout\w*|env|environment|id|\w+_?id|path|container|image|language|lang|shell|thought|justification|region|comment)$/i;
const COMMAND_KEY =
  /^(?:(?:bash|shell|terminal|sh|exec|run|remote|os|system)_?-?(?:command|cmd|script|code)s?|command(?:s|_?line|_?string|_?to_?run)?|cmd(?:s|_?line)?|bash|shell_?script|powershell(?:_?(?:script|command))?)$/i;
const SCRIPT_KEY = /^(?:script|code|args|argv|source_?code|python_?code|program)$/i;

/** What a value under one key is: a command of a kind, a document that may hold some, or nothing to do with commands. */
export type Reading = "shell" | "code" | "windows" | "document" | null;

/** What stands under the key of an argument, by the tool it is given to. */
export function readingOf(key: string, action: Action): Reading {
  const role = roleOf(action);
  const ofKey = readingOfKey(key);
  if (role !== "other") return ofKey.isAside ? null : role;
  return ofKey.reading;
}

/** What a key says by itself: that it holds no command, and what it holds where the tool runs none. */
const readingOfKey = remembered((key): { readonly isAside: boolean; readonly reading: Reading } => ({
  isAside: ASIDE.test(key),
  reading: COMMAND_KEY.test(key) ? (/^powershell/i.test(key) ? "windows" : "shell") : "document",
}));

/** What the text is by itself; `null` when it is no command. */
export function commandTextOf(text: string, key: string, action: Action): CommandText | null {
  if (text.length < 2) return null;
  const reading = readingOf(key, action);
  if (reading === null) return null;
  if (reading !== "document") return { kind: reading, text, offset: 0 };
  if (SCRIPT_KEY.test(key) && /^#!\s{0,4}\//.test(text)) return { kind: "shell", text, offset: 0 };
  return embedded(text);
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

const FENCE = /```(?:bash|sh|shell|zsh|console|terminal)[ \t]{0,4}\r?\n/gi;
/** Commands whose harm is beyond doubt when something that is not a shell is given them with shell syntax. */
const OPENING =
  /^\s{0,40}(?:sudo\s|\$\s)?(?:rm|curl|wget|bash|sh|nc|ncat|dd|mkfs\S*|chmod|echo|cat|python3?|perl|base64|eval|exec|tar|scp|find)\s[^\n]{0,400}(?:[|;&><`]|\s-[a-z])/i;

function embedded(text: string): CommandText | null {
  if (/^#!\s{0,4}\/\S{1,60}sh\b/.test(text)) return { kind: "embedded", text, offset: 0 };
  if (text.includes("```")) {
    FENCE.lastIndex = 0;
    const fence = FENCE.exec(text);
    if (fence !== null) {
      const start = fence.index + fence[0].length;
      const end = text.indexOf("```", start);
      return { kind: "embedded", text: text.slice(start, end < 0 ? undefined : end), offset: start };
    }
  }
  return text.length <= 4_096 && OPENING.test(text) ? { kind: "embedded", text, offset: 0 } : null;
}
