/** Sources of one origin are left out together: they share contexts, attacks or authors. */
export function originOf(source: string): string {
  return ORIGINS.find((origin) => source.startsWith(origin)) ?? source;
}

const ORIGINS: readonly string[] = [
  "ASB",
  "CyberSecEval",
  "InjecAgent",
  "BIPIA",
  "BFCL",
  "NL2Bash",
  "SAFE-MCP",
  "tau-bench",
  "libinjection",
  "sql-eval",
  "Who&When",
];
