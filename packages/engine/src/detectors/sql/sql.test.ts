import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { loadModule, parseSync } from "libpg-query";
import { beforeAll, describe, expect, it } from "vitest";
import type { Action } from "../../action";
import { FEATURES } from "../../detection/features";
import { Scanner } from "../../detection/scan";
import { DEFAULT_DETECTION } from "../../detection/settings";
import type { TextEvidence } from "../../detection/text-evidence";
import { BARE_ACTION } from "../../testing/bare-action";
import { expectLinearTime, repeated } from "../../testing/growth";
import { sqlDetector } from ".";
import { STANDARD_SQL } from "./dialect";
import fixtures from "./fixtures.json";
import { sqlTokens } from "./lexer";
import disagreements from "./oracle-disagreements.json";
import { readStatements } from "./statement";

const scanner = new Scanner([sqlDetector]);

function actionOf(tool: string, key: string, text: string): Action {
  return { ...BARE_ACTION, payload: { [key]: text }, tool };
}

function inspect(tool: string, key: string, text: string, features = scanner.scan(text).features) {
  const evidence: TextEvidence = { text, origin: "payload", key, message: null, features, path: `payload.${key}` };
  const action = actionOf(tool, key, text);
  return sqlDetector.inspect(evidence, {
    action,
    texts: [evidence],
    session: null,
    nowMs: 0,
    settings: DEFAULT_DETECTION,
    observations: [],
  });
}

describe("the fixtures", () => {
  it.each(fixtures)("$name", ({ tool, key, text, expected }) => {
    const found = inspect(tool, key, text);
    expect(found.map(({ type, rule }) => [type, rule])).toEqual(expected);
    for (const { span } of found) {
      expect(span?.start).toBeGreaterThanOrEqual(0);
      expect(span?.end).toBeLessThanOrEqual(text.length);
      expect(span?.end).toBeGreaterThan(span?.start ?? 0);
    }
  });

  it("lose nothing to the triggers", () => {
    for (const { name, tool, key, text } of fixtures) {
      const all = Object.values(FEATURES).reduce((bits, bit) => bits | bit, 0);
      if (inspect(tool, key, text, all).length > 0) expect(scanner.scan(text).detectors, name).toBe(1);
    }
  });
});

describe("what PostgreSQL's own parser says", () => {
  beforeAll(() => loadModule());

  const known: ReadonlySet<string> = new Set(disagreements.map(({ sql }) => sql));

  function check(text: string): void {
    let tree: ReturnType<typeof parseSync>;
    try {
      tree = parseSync(text);
    } catch {
      return; // Another dialect.
    }
    const theirs = (tree.stmts ?? []).map(({ stmt }) => describeTree(stmt));
    const ours = readStatements(text, STANDARD_SQL).map(({ kind, where }) => `${kind} ${where !== "absent"}`);
    if (known.has(text)) expect(ours, text).not.toEqual(theirs);
    else expect(ours, text).toEqual(theirs);
  }

  it("agrees on the fixtures: how many statements, of what kind, with a condition or not", () => {
    for (const { text } of fixtures) check(text);
    for (const { sql } of disagreements) check(sql);
  });

  const data = new URL("../../../../../bench/data/sql.jsonl.gz", import.meta.url);
  it.runIf(existsSync(data))("agrees on the ordinary statements of the benchmark", () => {
    const lines = gunzipSync(readFileSync(data)).toString("utf8").trim().split("\n");
    for (const line of lines) {
      const record: { form: string; text: string } = JSON.parse(line);
      if (record.form === "statement") check(record.text);
    }
  });
});

const KIND_OF_NODE: Readonly<Record<string, string>> = {
  SelectStmt: "select",
  InsertStmt: "insert",
  UpdateStmt: "update",
  DeleteStmt: "delete",
  MergeStmt: "merge",
  DropStmt: "drop",
  DropdbStmt: "drop",
  DropRoleStmt: "drop",
  TruncateStmt: "truncate",
  AlterTableStmt: "alter",
  AlterRoleStmt: "alter",
  CopyStmt: "copy",
  CallStmt: "execute",
  ExecuteStmt: "execute",
  ExplainStmt: "explain",
  VariableSetStmt: "set",
  VariableShowStmt: "show",
  TransactionStmt: "transaction",
  CreateStmt: "create",
  CreateTableAsStmt: "create",
  CreateRoleStmt: "create",
  IndexStmt: "create",
  ViewStmt: "create",
  CreateFunctionStmt: "create",
  CreateSchemaStmt: "create",
  CreatedbStmt: "create",
  CreateExtensionStmt: "create",
  CreateSeqStmt: "create",
  RenameStmt: "alter",
  AlterOwnerStmt: "alter",
  AlterDatabaseStmt: "alter",
  DropOwnedStmt: "drop",
};

function describeTree(stmt: unknown): string {
  const [node, body] = Object.entries(stmt ?? {})[0] ?? ["", {}];
  const kind = node === "GrantStmt" || node === "GrantRoleStmt" ? grantKind(body) : (KIND_OF_NODE[node] ?? "other");
  const isFiltered = kind === "select" || kind === "update" || kind === "delete";
  return `${kind} ${isFiltered && hasWhere(body)}`;
}

function grantKind(body: unknown): string {
  return isRecord(body) && body["is_grant"] === true ? "grant" : "revoke";
}

function hasWhere(body: unknown): boolean {
  if (!isRecord(body)) return false;
  return body["whereClause"] !== undefined || hasWhere(body["larg"]) || hasWhere(body["rarg"]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

describe("hostile input", () => {
  const seeds = [
    "'",
    '"',
    "(",
    ")",
    "/*",
    "--",
    "#",
    "' or ",
    "1 or 1=1 ",
    "$a$",
    "[a",
    "union select ",
    "; select 1",
    "%27",
    "\\x27",
    "/**/",
    "' union (",
    "with a as (",
    "a.",
    "@",
    "!",
    "e'\\",
    "select (",
    "where (1=1) or ",
    "begin ",
    "not ",
    "$a1$ $a2$ ",
    "un/**/",
  ];
  const tools = ["search", "sql.execute"];

  it.each(seeds)("takes time in proportion to its length: %j repeated", (seed) => {
    for (const prefix of ["", "select * from t where ", "x' "]) {
      expectLinearTime(16_384, (length) => {
        const text = prefix + repeated(seed, length);
        return () => {
          for (const tool of tools) inspect(tool, "query", text);
        };
      });
    }
  });

  it.each(tools)("takes time in proportion to the number of strings given to %s", (tool) => {
    expectLinearTime(128, (count) => {
      const texts = Array.from(
        { length: count },
        (_, at) => `it's ${at}' or '1'='1 "x" %27 -- ${at}; select ${at} from t`,
      );
      return () => {
        for (const text of texts) inspect(tool, "query", text);
      };
    });
  });

  it("never throws, and its tokens go forward through any text", () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      "`",
      "[",
      "]",
      "(",
      ")",
      ";",
      "--",
      "/*",
      "*/",
      "/*!50000",
      "#",
      "$$",
      "$a$",
      "@@",
      "\\",
      "e'",
      " or ",
      " and ",
      "1",
      "=",
      "union",
      " select ",
      " where ",
      "\u0000",
      "\n",
      "é",
      "\ud800",
      "%27",
      "+",
      "0x",
      "1e",
      ".",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        for (const tool of tools) inspect(tool, "query", text);
        let end = 0;
        for (const token of sqlTokens(text, STANDARD_SQL, 1000)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          end = token.end;
        }
      }),
      { numRuns: 200 },
    );
  });
});
