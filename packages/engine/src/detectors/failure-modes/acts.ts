import { actionRoleOf, type ToolRole, toolRoleOf } from "../../tool-role";
import { toolWords } from "../../tool-role/tool-words";
import type { ActionType } from "../../vocabulary/action-type";
import type { ProposedAct } from "./run-evidence";

/** What an act does to the world, coarsely; `other` when its name does not say. */
export type Act = "read" | "send" | "pay" | "delete" | "write" | "run" | "other";

const ACT_OF_ROLE = {
  shell: "run",
  execute_code: "run",
  file_read: "read",
  file_write: "write",
  http_fetch: "read",
  http_send: "send",
  message_send: "send",
  pay: "pay",
  delete: "delete",
  share: "send",
  update: "write",
  create: "write",
  database: "write",
  credential_read: "read",
  browse: "read",
  search: "read",
  read: "read",
  other: "other",
} as const satisfies Record<ToolRole, Act>;

const CHECKING: ReadonlySet<string> = new Set(
  "check verify validate test tests assert compare inspect review lint confirm audit diff status".split(" "),
);

/** Verbs of prose that a tool's name rarely has, or that mean something else in one. */
const PROSE_VERBS: ReadonlyMap<string, Act> = new Map([
  ["contact", "send"],
  ["message", "send"],
  ["text", "send"],
  ["call", "send"],
  ["book", "write"],
  ["order", "pay"],
  ["spend", "pay"],
  ["charge", "pay"],
  ["look", "read"],
  ["touch", "write"],
  ["alter", "write"],
  ["cancel", "delete"],
]);

/** The act of the proposed action, made precise by its arguments. */
export function actOf({ tool, actionType, payload }: ProposedAct): Act {
  return ACT_OF_ROLE[actionRoleOf({ tool, actionType, payload })];
}

/** The act of a call of which only the name is known. */
export function actOfTool(tool: string | null, actionType: ActionType): Act {
  return ACT_OF_ROLE[toolRoleOf(tool, actionType)];
}

/** The act a verb of a sentence stands for, in any English inflection; `null` for any other word. */
export function actOfVerb(verb: string): Act | null {
  for (const form of baseForms(verb.toLowerCase())) {
    const act = PROSE_VERBS.get(form) ?? ACT_OF_ROLE[toolRoleOf(form, "OTHER")];
    if (act !== "other") return act;
  }
  return null;
}

/** Whether the act leaves something changed or sent. */
export function changes(act: Act): boolean {
  return act !== "read" && act !== "other";
}

/** Whether calling the tool can show if earlier work was right: it reads, or its name says that it checks. */
export function checks(tool: string | null, actionType: ActionType): boolean {
  if (actOfTool(tool, actionType) === "read") return true;
  return tool !== null && toolWords(tool).some((word) => CHECKING.has(word));
}

/** The infinitives an inflected verb may come from, likeliest first; the word itself is one of them. */
function baseForms(verb: string): readonly string[] {
  const forms = [verb];
  for (const ending of ["ing", "ed", "es", "s"]) {
    if (verb.length <= ending.length + 2 || !verb.endsWith(ending)) continue;
    const bare = verb.slice(0, -ending.length);
    forms.push(bare, `${bare}e`);
    if (bare.at(-1) === bare.at(-2)) forms.push(bare.slice(0, -1));
  }
  return forms;
}
