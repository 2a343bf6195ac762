import type { Action } from "../../action";
import { toolRoleOf } from "../../tool-role";
import { toolWords } from "../../tool-role/tool-words";

/** Words of tool names that speak SQL, beside those whose role is "database" already. */
const DATABASE_WORDS: ReadonlySet<string> = new Set([
  "sql",
  "database",
  "databases",
  "db",
  "postgres",
  "postgresql",
  "psql",
  "pg",
  "mysql",
  "mariadb",
  "sqlite",
  "mssql",
  "sqlserver",
  "oracle",
  "bigquery",
  "bq",
  "snowflake",
  "redshift",
  "clickhouse",
  "duckdb",
  "athena",
  "databricks",
  "presto",
  "trino",
  "supabase",
  "hive",
  "cockroach",
  "spanner",
]);

/** Keys an argument that holds a statement goes by, lower case, without separators. */
const STATEMENT_KEYS: ReadonlySet<string> = new Set([
  "sql",
  "query",
  "statement",
  "stmt",
  "sqlquery",
  "sqlstatement",
  "rawsql",
  "querystring",
  "sqltext",
  "ddl",
  "dml",
  "queries",
  "statements",
]);

/** Roles whose arguments are programs or documents of any kind, SQL among them. */
const AUTHORING_ROLES: ReadonlySet<string> = new Set([
  "execute_code",
  "file_write",
  "file_read",
  "shell",
  "create",
  "update",
  "message_send",
  "share",
]);

/** Keys of database tools whose value is a statement whatever it begins with. */
const SCRIPT_KEYS: ReadonlySet<string> = new Set(["command", "code", "script", "batch", "input"]);

/** Whether the tool's name says that it is a database. */
function isDatabaseTool({ tool, actionType }: Action): boolean {
  if (tool === null) return false;
  return toolRoleOf(tool, actionType) === "database" || toolWords(tool).some((word) => DATABASE_WORDS.has(word));
}

/** Whether a statement in this argument is there to be run. */
export function runsStatements(action: Action, key: string | null): boolean {
  return isDatabaseTool(action) || STATEMENT_KEYS.has(plainKey(key));
}

/** Whether this argument of a database tool holds statements and no descriptions, names or values. */
export function holdsStatement(action: Action, key: string | null): boolean {
  const name = plainKey(key);
  return (key === null || STATEMENT_KEYS.has(name) || SCRIPT_KEYS.has(name)) && isDatabaseTool(action);
}

function plainKey(key: string | null): string {
  return key === null ? "" : key.slice(0, 40).toLowerCase().replace(/[_-]/g, "");
}

/** Whether a statement in an argument is as ordinary as any text, because the tool writes or runs what it is given. */
export function takesAnyText(action: Action): boolean {
  return AUTHORING_ROLES.has(toolRoleOf(action.tool, action.actionType));
}
