import type { Action } from "./action";
import { remembered } from "./tool-role/remembered";
import { toolWords } from "./tool-role/tool-words";
import { TOPIC_WORDS, type Topic, VERBS, type VerbClass } from "./tool-role/words";
import type { ActionType } from "./vocabulary/action-type";
import type { JsonObject } from "./vocabulary/json";

/** What a tool does to the world, whatever its vendor calls it. */
export const TOOL_ROLES = [
  "shell",
  "execute_code",
  "file_read",
  "file_write",
  "http_fetch",
  "http_send",
  "message_send",
  "pay",
  "delete",
  "share",
  "update",
  "create",
  "database",
  "credential_read",
  "browse",
  "search",
  "read",
  "other",
] as const;

export type ToolRole = (typeof TOOL_ROLES)[number];

/**
 * The role a tool's name speaks of, in any spelling (`shell_exec`, `mail.send`, `BankManagerPayBill`). A name that says
 * nothing has the role of the action's type, so the answer is never missing. Linear in the name, which is read up to
 * 160 characters.
 */
export function toolRoleOf(tool: string | null, actionType: ActionType): ToolRole {
  if (tool === null) return ROLE_OF_TYPE[actionType];
  return namedRole(tool) ?? ROLE_OF_TYPE[actionType];
}

/** The role that a tool's name speaks of by itself. */
const namedRole = remembered((tool) => roleOfWords(toolWords(tool)));

/**
 * The role of one call: what the tool's name says, made precise by the arguments where they decide (the method of an
 * HTTP request, the statement of a query, the people invited to what is created, a file that holds credentials).
 */
export function actionRoleOf({ tool, actionType, payload }: Pick<Action, "tool" | "actionType" | "payload">): ToolRole {
  const role = toolRoleOf(tool, actionType);
  if (role === "http_fetch" || role === "other") {
    const method = payload["method"];
    if (typeof method === "string" && SENDING_METHODS.has(method.trim().toLowerCase())) return "http_send";
  }
  if (role === "create" && GUEST_KEYS.some((key) => hasEntries(payload[key]))) return "share";
  if ((role === "file_read" || role === "read" || role === "http_fetch") && namesCredentialFile(payload)) {
    return "credential_read";
  }
  if (role === "shell" && printsCredentialFile(payload["command"] ?? payload["cmd"])) return "credential_read";
  if (role === "database") {
    const statement = payload["query"] ?? payload["sql"] ?? payload["statement"];
    if (typeof statement === "string" && READING_STATEMENT.test(statement)) return "read";
  }
  return role;
}

/** Whether the role carries something out of the agent's hands or changes the world in a way that is hard to undo. */
export function isSink(role: ToolRole): boolean {
  return SINKS.has(role);
}

/** Whether what comes back from the role may have been written by anyone. */
export function isSource(role: ToolRole): boolean {
  return SOURCES.has(role);
}

const SINKS: ReadonlySet<ToolRole> = new Set<ToolRole>([
  "shell",
  "execute_code",
  "file_write",
  "http_send",
  "message_send",
  "pay",
  "delete",
  "share",
  "update",
  "create",
  "database",
]);

const SOURCES: ReadonlySet<ToolRole> = new Set<ToolRole>([
  "file_read",
  "http_fetch",
  "browse",
  "search",
  "read",
  "database",
  "shell",
]);

const ROLE_OF_TYPE = {
  EMAIL_SEND: "message_send",
  PAYMENT_APPROVE: "pay",
  RECORD_UPDATE: "update",
  DOCUMENT_MODIFY: "file_write",
  DATA_ACCESS: "read",
  API_CALL: "other",
  OTHER: "other",
} as const satisfies Record<ActionType, ToolRole>;

const SENDING_METHODS: ReadonlySet<string> = new Set(["post", "put", "patch", "delete"]);
const GUEST_KEYS = ["participants", "attendees", "invitees", "guests"] as const;
const READING_STATEMENT = /^\s{0,40}(?:select|show|describe|explain)\b/i;

/** Where systems keep keys and passwords: file names and folders, in lower case. */
const CREDENTIAL_FILE =
  /(?:^|[\\/\s"'=])(?:\.ssh[\\/]|id_(?:rsa|dsa|ecdsa|ed25519)\b|\.aws[\\/]credentials|\.env\b|\.netrc\b|\.npmrc\b|\.pgpass\b|\.kube[\\/]config|\.git-credentials|etc[\\/]g?shadow\b|\.docker[\\/]config|credentials?\.(?:json|xml|ya?ml|ini)|secrets?\.(?:json|ya?ml|env)|[\w-]{1,60}\.(?:pem|p12|pfx|key|kdbx)$)/;
const PATH_MAX = 400;

function namesCredentialFile(payload: JsonObject): boolean {
  for (const key of PATH_KEYS) {
    const value = payload[key];
    if (typeof value === "string" && value.length <= PATH_MAX && CREDENTIAL_FILE.test(value.toLowerCase())) return true;
  }
  return false;
}

/** A command that does nothing but print such a file. */
function printsCredentialFile(command: unknown): boolean {
  if (typeof command !== "string" || command.length > PATH_MAX || /[|;&><`$]/.test(command)) return false;
  return (
    /^\s{0,20}(?:sudo\s{1,5})?(?:cat|less|more|head|tail|type|bat|strings|xxd|base64|Get-Content|gc)\s/.test(command) &&
    CREDENTIAL_FILE.test(command.toLowerCase())
  );
}

const PATH_KEYS = [
  "path",
  "file",
  "file_path",
  "filepath",
  "filename",
  "file_name",
  "name",
  "url",
  "uri",
  "target",
] as const;

function roleOfWords(words: readonly string[]): ToolRole | null {
  const topics = new Set(words.flatMap((word) => TOPIC_WORDS.get(word) ?? []));
  const verb = principalVerb(words);
  return (verb === null ? ROLE_BY_TOPIC.find(([topic]) => topics.has(topic))?.[1] : ROLE_OF_VERB[verb](topics)) ?? null;
}

/**
 * The verb that says what the tool does: the first that can only be a verb, or a later one joined by `and` or `or` to it
 * that weighs more; failing that, the first that could be one.
 */
function principalVerb(words: readonly string[]): VerbClass | null {
  let strong: VerbClass | null = null;
  let weak: VerbClass | null = null;
  for (const [index, word] of words.entries()) {
    const sense = VERBS.get(word);
    if (sense === undefined) continue;
    if (!sense.isStrong) weak ??= sense.verb;
    else if (strong === null) strong = sense.verb;
    else if (isReading(strong) && JOINTS.has(words[index - 1] ?? "")) strong = sense.verb;
  }
  return strong ?? weak;
}

const JOINTS: ReadonlySet<string> = new Set(["and", "or", "then"]);

function isReading(verb: VerbClass): boolean {
  return verb === "read" || verb === "search" || verb === "compute";
}

/** Roles of names without any verb, in order of precedence. */
const ROLE_BY_TOPIC: readonly (readonly [Topic, ToolRole])[] = [
  ["shell", "shell"],
  ["database", "database"],
  ["code", "execute_code"],
  ["http", "http_fetch"],
  ["mail", "message_send"],
  ["web", "browse"],
  ["file", "file_read"],
];

type Topics = ReadonlySet<Topic>;

/** What a verb comes to with what the name says it works on. */
const ROLE_OF_VERB = {
  read: readRole,
  search: (topics) => (topics.has("secret") ? "credential_read" : topics.has("database") ? "database" : "search"),
  compute: () => "other",
  browse: () => "browse",
  run: (topics) =>
    topics.has("shell")
      ? "shell"
      : topics.has("database")
        ? "database"
        : topics.has("code")
          ? "execute_code"
          : topics.has("http")
            ? "http_fetch"
            : "other",
  send: (topics) =>
    topics.has("http") ? "http_send" : topics.has("money") ? "pay" : topics.has("web") ? "http_send" : "message_send",
  pay: () => "pay",
  share: () => "share",
  write: (topics) => (topics.has("database") ? "database" : "file_write"),
  transfer: (topics) => (topics.has("person") ? "other" : topics.has("file") ? "file_write" : "pay"),
  upload: () => "http_send",
  delete: () => "delete",
  update: (topics) => (topics.has("permission") ? "share" : topics.has("file") ? "file_write" : "update"),
  create: (topics) =>
    topics.has("money")
      ? "pay"
      : topics.has("permission")
        ? "share"
        : topics.has("http")
          ? "http_fetch"
          : topics.has("file")
            ? "file_write"
            : "create",
} as const satisfies Record<VerbClass, (topics: Topics) => ToolRole>;

function readRole(topics: Topics): ToolRole {
  if (topics.has("secret")) return "credential_read";
  if (topics.has("http") || topics.has("web")) return "http_fetch";
  if (topics.has("database")) return "database";
  if (topics.has("file") && !topics.has("mail")) return "file_read";
  return "read";
}

function hasEntries(value: unknown): boolean {
  return (Array.isArray(value) && value.length > 0) || (typeof value === "string" && value !== "");
}
