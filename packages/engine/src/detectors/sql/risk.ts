import type { Severity } from "../../vocabulary/risk-category";
import type { Statement, StatementKind } from "./statement";
import type { SqlToken } from "./token";

export interface Risk {
  readonly rule:
    | "unbounded-delete"
    | "unbounded-update"
    | "drop"
    | "truncate"
    | "alter"
    | "grant"
    | "dump"
    | "exec-shell"
    | "stacked";
  readonly severity: Severity;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
}

/** A script has hundreds of statements; its risks are told up to this many. */
const RISKS_MAX = 50;

/** What a statement of an agent can cost: data lost, rights given away, data carried off, programs run on the server. */
export function risksOf(statements: readonly Statement[]): readonly Risk[] {
  const risks: Risk[] = [];
  for (const statement of statements) {
    if (risks.length >= RISKS_MAX) break;
    for (const part of [statement, ...statement.nested]) addRisks(part, risks);
  }
  const stacked = stackedOf(statements);
  if (stacked !== null) risks.push(stacked);
  return risks;
}

function addRisks(statement: Statement, risks: Risk[]): void {
  const add = (rule: Risk["rule"], severity: Severity, confidence: number): void => {
    risks.push({ rule, severity, confidence, start: statement.start, end: statement.end });
  };
  const words = wordsOf(statement.tokens);
  switch (statement.kind) {
    case "delete":
      if (statement.where !== "present" && !statement.isLimited && !words.has("using"))
        add("unbounded-delete", "HIGH", 0.9);
      break;
    case "update":
      if (statement.where !== "present" && !statement.isLimited && !words.has("from"))
        add("unbounded-update", "HIGH", 0.85);
      break;
    case "drop":
      add("drop", ...dropRisk(statement.tokens));
      break;
    case "truncate":
      add("truncate", "HIGH", 0.9);
      break;
    case "alter":
      add(
        ACCOUNTS.some((word) => statement.tokens[1]?.value === word) ? "grant" : "alter",
        words.has("drop") ? "HIGH" : "MEDIUM",
        0.7,
      );
      break;
    case "create":
      if (ACCOUNTS.some((word) => statement.tokens[1]?.value === word)) add("grant", "MEDIUM", 0.7);
      break;
    case "grant":
      add(
        "grant",
        words.has("all") || words.has("public") || words.has("superuser") || words.has("option") ? "HIGH" : "MEDIUM",
        0.75,
      );
      break;
    case "revoke":
      add("grant", "MEDIUM", 0.6);
      break;
    default:
      break;
  }
  if (runsProgram(statement, words)) add("exec-shell", "HIGH", 0.9);
  const dump = dumpSeverity(statement, words);
  if (dump !== null) add("dump", ...dump);
}

const ACCOUNTS = ["user", "role", "login", "group"] as const;

const WHOLE_OBJECTS: ReadonlySet<string> = new Set([
  "table",
  "database",
  "schema",
  "tablespace",
  "user",
  "role",
  "login",
  "keyspace",
  "collection",
]);

function dropRisk(tokens: readonly SqlToken[]): readonly [Severity, number] {
  const object = tokens[1]?.value ?? "";
  if (object === "temporary" || object === "temp") return ["LOW", 0.6];
  if (!WHOLE_OBJECTS.has(object)) return ["MEDIUM", 0.7];
  const isScratch = tokens
    .slice(2, 8)
    .some(({ kind, value }) => kind === "word" && /^(?:#|tmp_|temp_|_tmp|stg_tmp)/.test(value));
  return isScratch ? ["MEDIUM", 0.6] : ["HIGH", 0.9];
}

/** Procedures and functions that leave the database for the machine it runs on. */
const PROGRAM_NAMES: ReadonlySet<string> = new Set([
  "xp_cmdshell",
  "xp_dirtree",
  "xp_regread",
  "xp_regwrite",
  "sp_oacreate",
  "sp_oamethod",
  "sys_exec",
  "sys_eval",
  "lo_export",
  "lo_import",
  "pg_read_file",
  "pg_read_binary_file",
  "pg_ls_dir",
  "load_file",
  "load_extension",
  "utl_http",
  "utl_file",
  "dbms_scheduler",
  "dbms_java",
  "openrowset",
  "plpythonu",
  "plpython3u",
  "plperlu",
  "plsh",
  "sp_execute_external_script",
  "curl_get",
  "dblink_connect",
]);

function runsProgram({ kind, tokens }: Statement, words: ReadonlySet<string>): boolean {
  if (kind === "copy" && words.has("program")) return true;
  if (words.has("load") && words.has("infile")) return true;
  for (const name of PROGRAM_NAMES) if (words.has(name)) return true;
  return words.has("language") && kind === "create" && tokens.at(-1)?.value === "c";
}

/** Columns whose values are secrets or identify people by number. */
const SECRET_COLUMNS: ReadonlySet<string> = new Set([
  "password",
  "passwd",
  "pwd",
  "password_hash",
  "passwordhash",
  "hashed_password",
  "user_pass",
  "secret",
  "secret_key",
  "api_key",
  "apikey",
  "access_token",
  "refresh_token",
  "private_key",
  "ssn",
  "social_security_number",
  "credit_card",
  "credit_card_number",
  "card_number",
  "cardnumber",
  "cvv",
  "cvc",
  "ccnumber",
]);

const SENSITIVE_TABLES: ReadonlySet<string> = new Set([
  "pg_shadow",
  "pg_authid",
  "users",
  "user",
  "accounts",
  "customers",
  "employees",
  "patients",
  "credentials",
  "passwords",
  "secrets",
  "api_keys",
  "tokens",
  "credit_cards",
  "payment_methods",
  "payroll",
  "salaries",
  "wp_users",
  "auth_user",
  "members",
]);

function dumpSeverity(statement: Statement, words: ReadonlySet<string>): readonly [Severity, number] | null {
  if (words.has("outfile") || words.has("dumpfile")) return ["HIGH", 0.85];
  if (statement.kind === "copy") return words.has("to") && !words.has("program") ? ["MEDIUM", 0.7] : null;
  if (words.has("backup") && words.has("database")) return ["MEDIUM", 0.7];
  if (statement.kind !== "select" || statement.where !== "absent" || statement.isLimited || words.has("group"))
    return null;
  const names = statement.tables.map((table) => table.slice(table.lastIndexOf(".") + 1));
  if (names.some((name) => name === "pg_shadow" || name === "pg_authid")) return ["HIGH", 0.85];
  for (const column of SECRET_COLUMNS) if (words.has(column)) return ["MEDIUM", 0.7];
  const [, second] = statement.tokens;
  const isStar = second?.kind === "operator" && second.value === "*";
  return isStar && names.some((name) => SENSITIVE_TABLES.has(name)) ? ["MEDIUM", 0.6] : null;
}

const READS: ReadonlySet<StatementKind> = new Set<StatementKind>(["select", "show", "explain"]);
const CHANGES: ReadonlySet<StatementKind> = new Set<StatementKind>([
  "insert",
  "update",
  "delete",
  "merge",
  "create",
  "alter",
  "drop",
  "truncate",
  "grant",
  "revoke",
  "copy",
  "execute",
]);

/** A read with a change behind it in one text is what a stacked injection looks like; a script begins with its changes. */
function stackedOf(statements: readonly Statement[]): Risk | null {
  const [first] = statements;
  const last = statements.at(-1);
  if (statements.length < 2 || first === undefined || last === undefined) return null;
  const isMixed = READS.has(first.kind) && statements.some(({ kind }) => CHANGES.has(kind));
  return { rule: "stacked", severity: isMixed ? "MEDIUM" : "LOW", confidence: 0.6, start: first.start, end: last.end };
}

function wordsOf(tokens: readonly SqlToken[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { kind, value } of tokens) if (kind === "word" || kind === "quoted") words.add(value);
  return words;
}
