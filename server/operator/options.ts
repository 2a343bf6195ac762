import { type ParseArgsConfig, parseArgs } from "node:util";
import type { z } from "zod";
import { ValidationError } from "@/server/errors";
import { plainWords } from "@/server/http/zod-problems";

/**
 * The options of one command, each `--name value`, checked by a schema of texts.
 * @throws ValidationError that names the option as it is typed.
 */
export function readOptions<S extends z.ZodObject>(argv: readonly string[], schema: S): z.output<S> {
  const names = Object.keys(schema.shape);
  const options: NonNullable<ParseArgsConfig["options"]> = Object.fromEntries(
    names.map((name) => [name, { type: "string" as const, multiple: true }]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  const given: Record<string, string> = {};
  for (const token of tokens) {
    if (token.kind !== "option") refuse(token.kind === "positional" ? token.value : "--", "is not expected here");
    if (!names.includes(token.name))
      refuse(token.rawName, `is not an option of this command; it takes ${listed(names)}`);
    if (token.value === undefined) refuse(token.rawName, "needs a value");
    if (given[token.name] !== undefined) refuse(token.rawName, "is given twice");
    given[token.name] = token.value;
  }
  const parsed = schema.safeParse(given, { error: plainWords });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(`--${String(issue?.path[0] ?? "option")}`, issue?.message ?? "is not valid");
}

function listed(names: readonly string[]): string {
  return names.map((name) => `--${name}`).join(", ") || "none";
}

function refuse(path: string, message: string): never {
  throw new ValidationError([{ path, message }]);
}
