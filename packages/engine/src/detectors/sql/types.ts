import type { FindingType } from "../../detection/finding-type";
import { reasonFrom } from "../../detection/reason-from";
import { mastEvidence } from "../../vocabulary/mast";
import type { InjectionRule } from "./judge-continuation";
import type { Risk } from "./risk";

const RISK_REASONS: Readonly<Record<Risk["rule"], string>> = {
  "unbounded-delete": "The statement deletes every row: it has no condition, or one that is always true.",
  "unbounded-update": "The statement changes every row: it has no condition, or one that is always true.",
  drop: "The statement drops an object of the database.",
  truncate: "The statement empties a table.",
  alter: "The statement changes the structure of the database.",
  grant: "The statement gives or takes rights, or makes an account.",
  dump: "The statement carries off whole tables or secret columns.",
  "exec-shell": "The statement runs a program or reads files on the database's machine.",
  stacked: "The text holds several statements to be run one after the other.",
};

const INJECTION_REASONS: Readonly<Record<InjectionRule | "foreign-statement" | "encoded-batch", string>> = {
  "union-select": "A UNION adds a query of its own to the one the value is meant for.",
  "stacked-statement": "A statement of its own follows behind the value.",
  "probing-call": "The value calls functions that wait, leak through errors, or tell about the server.",
  "file-access": "The value makes the database write a file.",
  subquery: "The value holds a query of its own.",
  catalogue: "The value asks for the database's own tables.",
  tautology: "A condition is added that holds for every row or for none.",
  "boolean-condition": "The value ends its quotes and adds a condition.",
  "comment-cut": "The value ends its quotes and comments the rest of the statement away.",
  "probing-clause": "The value ends and adds a clause that tells about the query.",
  "operator-splice": "The value ends its quotes to put an operator between two strings.",
  "expression-probe": "The value is an expression that shows whether a database evaluates it.",
  "foreign-statement": "A whole statement that changes a database is given to a tool that is none.",
  "encoded-batch": "The text runs a statement that is hidden in encoded form.",
};

export const SQL_RISK: FindingType = {
  type: "sql_risk",
  title: "Dangerous SQL statement",
  reason: reasonFrom(RISK_REASONS, "The statement can destroy data or carry it off."),
  remediation:
    "Give the agent a role that may only read, or bound the statement with a condition and have it reviewed.",
  references: ["OWASP ASI02:2026", "OWASP LLM06:2025", "CWE-89"],
  mast: mastEvidence("MAST-A-DATABASE"),
  defaultEffect: "score",
  isOnePerPlace: true,
};

export const SQL_INJECTION: FindingType = {
  type: "sql_injection",
  title: "SQL injection",
  reason: reasonFrom(INJECTION_REASONS, "The value would break out of the statement it is put into."),
  remediation: "Do not run it. Pass values as bound parameters, and find out where the agent got this one from.",
  references: ["CWE-89", "OWASP ASI02:2026", "OWASP LLM05:2025"],
  mast: mastEvidence("MAST-A-INJECTION"),
  defaultEffect: "score",
  isOnePerPlace: true,
};
