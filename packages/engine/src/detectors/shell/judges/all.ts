import type { Call, Judge, Write } from "../call";
import { splitOptions } from "../call";
import type { Machine } from "../machine";
import { classifyPath } from "../paths";
import type { Value } from "../value";
import { HASH_JUDGES, judgeKeptHash } from "../weaknesses/password-hash";
import { CREDENTIAL_JUDGES, judgeSecretArguments } from "./credentials";
import { DESTRUCTION_JUDGES } from "./destruction";
import { EVASION_JUDGES } from "./evasion";
import { EXECUTION_JUDGES, isAttackTool, judgeProgramFile } from "./execution";
import { NETWORK_JUDGES } from "./network";
import { OPERATIONS_JUDGES } from "./operations";
import { PERSISTENCE_JUDGES } from "./persistence";
import { PRIVILEGE_JUDGES } from "./privilege";
import { judgeWrittenPath, writtenPaths } from "./writes";

export { judgeAssignment } from "./assignments";

const BY_NAME = new Map<string, readonly Judge[]>();
for (const table of [
  DESTRUCTION_JUDGES,
  PRIVILEGE_JUDGES,
  PERSISTENCE_JUDGES,
  CREDENTIAL_JUDGES,
  NETWORK_JUDGES,
  EXECUTION_JUDGES,
  EVASION_JUDGES,
  OPERATIONS_JUDGES,
  HASH_JUDGES,
]) {
  for (const [names, judge] of table) {
    for (const name of names.split(" ")) BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), judge]);
  }
}

/** Names of the commands a judge knows. */
export function judgedNames(): readonly string[] {
  return [...BY_NAME.keys()];
}

/** Whether anything is known of commands of this name. */
export function isJudged(name: string): boolean {
  return BY_NAME.has(name) || isAttackTool(name);
}

/** Notes what running the command would do, by its name, the files it names and where they came from. */
export function judgeCall(call: Call): void {
  for (const judge of judgesOf(call.name)) judge(call);
  judgeSecretArguments(call);
  judgeProgramFile(call);
  for (const path of writtenPaths(call))
    judgeWrittenPath(
      path,
      call.name === "tee" ? call.input : null,
      (rule, severity, confidence) => call.note(rule, severity, confidence),
      splitOptions(call.args).options.includes("-a"),
    );
}

/** By the whole name, or by what stands before a dot: `mkfs.ext4`. */
function judgesOf(name: string): readonly Judge[] {
  const known = BY_NAME.get(name);
  if (known !== undefined) return known;
  const dot = name.indexOf(".");
  return dot > 0 ? (BY_NAME.get(name.slice(0, dot)) ?? NO_JUDGES) : NO_JUDGES;
}

const NO_JUDGES: readonly Judge[] = [];

/** Notes what sending output to a file does. */
export function judgeWrite(
  write: Write,
  output: Value,
  machine: Machine,
  node: { readonly pos: number; readonly end: number },
  name: string,
): void {
  judgeKeptHash(output, machine, node);
  if (name === ":" || name === "true" || name === "" || name === "cat" || name === "echo") {
    const kind = classifyPath(write.path, "log");
    if (kind === "log" && !write.append && output.text === "") machine.note("log-cleared", "HIGH", 0.75, node);
  }
  judgeWrittenPath(
    write.path,
    output,
    (rule, severity, confidence) => machine.note(rule, severity, confidence, node),
    write.append,
  );
}
