import { parseArgs } from "node:util";
import { Failure } from "../failure.mjs";

/** Every operator command and what it takes; server/operator checks the values, a test keeps the two equal. */
export const COMMANDS = new Map([
  ["create-organization", "--name N --owner-email E"],
  ["create-user", "--organization ID --email E --role R"],
  ["create-api-key", "--organization ID --name N [--scopes a,b] [--user E]"],
  ["revoke-api-key", "--organization ID --id KEY"],
  ["sign-in-link", "--email E"],
  ["verify-audit", "--organization ID"],
  ["stop", "--organization ID [--reason R]"],
  ["resume", "--organization ID"],
  ["quarantine", "--organization ID --agent A [--reason R]"],
  ["release", "--organization ID --agent A"],
  ["block-tool", "--organization ID --tool T [--reason R]"],
  ["unblock-tool", "--organization ID --tool T"],
  ["self-test", ""],
]);

/** What a person reads who asked for help, or for nothing that exists. */
export const USAGE = [
  "npm run --silent admin -- <command> [options]",
  "",
  ...[...COMMANDS].map(([name, takes]) => `  ${name.padEnd(20)} ${takes}`),
  "",
  "Each prints one JSON object. --yes confirms a DATABASE_URL that leads to another machine.",
].join("\n");

/**
 * Refuses, before anything is installed, opened or started, a command line that names no command, an option it does not
 * have, or leaves out one it needs.
 * @param {readonly string[]} argv Without `--yes`.
 * @throws {Failure} VALIDATION_FAILED, as the command itself would.
 */
export function requireCommand([name = "", ...rest]) {
  const takes = COMMANDS.get(name);
  if (takes === undefined) {
    const known = [...COMMANDS.keys()].map((text) => `\`${text}\``).join(", ");
    refuse(`command must be one of ${known}${name && `, not \`${name}\``}.`);
  }
  const options = optionsIn(takes);
  const given = namesIn(rest, options);
  const unknown = given.find((option) => !options.some((known) => known.name === option));
  if (unknown !== undefined) refuse(`--${unknown} is not an option of \`${name}\`; it takes ${takes || "none"}.`);
  const missing = options.find((option) => option.isRequired && !given.includes(option.name));
  if (missing) refuse(`--${missing.name} is required: \`${name} ${takes}\`.`);
}

/** Whether help was asked for, or nothing at all. */
export function wantsUsage(argv) {
  return argv.length === 0 || argv[0] === "help" || argv.includes("--help") || argv.includes("-h");
}

/** @returns {{ name: string, isRequired: boolean }[]} */
export function optionsIn(takes) {
  return [...takes.matchAll(/(\[?)--([a-z-]+)/g)].map(([, bracket, name]) => ({ name, isRequired: bracket === "" }));
}

function namesIn(args, known) {
  const options = Object.fromEntries(known.map(({ name }) => [name, { type: "string", multiple: true }]));
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  return tokens.filter(({ kind }) => kind === "option").map(({ name }) => name);
}

function refuse(message) {
  throw new Failure("VALIDATION_FAILED", message);
}
