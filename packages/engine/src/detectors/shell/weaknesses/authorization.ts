import type { Command, CompoundList, Function as FunctionNode, Statement, SyntaxNode } from "unbash";
import type { Machine, Place } from "../machine";
import { wordsOfName } from "./names";

/** A check that never fails, and how the script relies on it. */
export interface HollowCheck {
  readonly place: Place;
  readonly isAboutRights: boolean;
  /** Whether something runs only when it succeeds. */
  isAsked: boolean;
  /** Whether, in one choice between acts, it stands before some and not before others. */
  isPartial: boolean;
}

const CHECKS_MAX = 64;
const ASKING = /^(?:is|has|can|may|check|verify|validate|ensure|require|authori[sz]e|authenticate|allow)/i;
const RIGHT =
  /^(?:admin\w{0,12}|auth\w{0,14}|permi\w{2,8}|allowed|access|privileges?|privileged|roles?|owner|root|superuser|sudo|moderator|supervisor|manager|credentials?|logged|login|entitled|clearance)$/;

/** Remembers a function that is named as a check and cannot fail: it only prints, and ends in success. */
export function rememberCheck(name: string, node: FunctionNode, machine: Machine): void {
  if (machine.hollowChecks.size >= CHECKS_MAX || !ASKING.test(name) || !alwaysSucceeds(node.body)) return;
  machine.hollowChecks.set(name, {
    place: machine.place(node),
    isAboutRights: wordsOfName(name).some((word) => RIGHT.test(word)),
    isAsked: false,
    isPartial: false,
  });
}

/** Notes on the checks that alternatives of one choice ask for. */
export function noteGuards(branches: readonly CompoundList[], machine: Machine): void {
  if (machine.hollowChecks.size === 0) return;
  const guards = new Set<HollowCheck>();
  let isUnguarded = false;
  for (const { commands } of branches) {
    const only = commands.length === 1 ? commands[0]?.command : undefined;
    const check = only === undefined ? undefined : guardOf(only, machine);
    if (check !== undefined) guards.add(check);
    else if (commands.some((statement) => callsOwn(statement, machine))) isUnguarded = true;
  }
  if (isUnguarded) for (const check of guards) check.isPartial = true;
}

/** Notes that something depends on the check, if the commands are one. */
export function noteAsked(node: SyntaxNode, machine: Machine): void {
  if (machine.hollowChecks.size === 0) return;
  const check = guardOf(node, machine) ?? checkIn(node, machine);
  if (check !== undefined) check.isAsked = true;
}

/** At the end of a script: the checks it relies on that let everybody pass (CWE-862, CWE-285). */
export function judgeChecks(machine: Machine): void {
  for (const { place, isAboutRights, isAsked, isPartial } of machine.hollowChecks.values()) {
    if (!isAsked) continue;
    if (isAboutRights || isPartial) machine.noteAt(place, "missing-authorization", "HIGH", 0.55);
    else machine.noteAt(place, "missing-authorization", "LOW", 0.5);
  }
}

/** The hollow check an `if` or `check && act` starts with. */
function guardOf(node: SyntaxNode, machine: Machine): HollowCheck | undefined {
  if (node.type === "If") return checkIn(node.clause, machine);
  return node.type === "AndOr" ? checkIn(node, machine) : undefined;
}

function checkIn(node: SyntaxNode, machine: Machine): HollowCheck | undefined {
  switch (node.type) {
    case "CompoundList":
      return node.commands[0] === undefined ? undefined : checkIn(node.commands[0].command, machine);
    case "AndOr":
    case "Pipeline":
      return node.commands[0] === undefined ? undefined : checkIn(node.commands[0], machine);
    case "Command":
      return node.name === undefined ? undefined : machine.hollowChecks.get(node.name.value);
    default:
      return undefined;
  }
}

function callsOwn({ command }: Statement, machine: Machine): boolean {
  return command.type === "Command" && command.name !== undefined && machine.functions.has(command.name.value);
}

function alwaysSucceeds(body: SyntaxNode): boolean {
  if (body.type !== "BraceGroup" && body.type !== "Subshell") return false;
  const statements = body.body.commands;
  return (
    statements.length > 0 &&
    statements.length <= 6 &&
    statements.every(({ command }, index) => {
      if (command.type !== "Command" || command.redirects.length > 1) return false;
      return isPrinting(command) || (index === statements.length - 1 && isSuccess(command));
    })
  );
}

function isPrinting({ name }: Command): boolean {
  return name !== undefined && /^(?:echo|printf|:|true|sleep)$/.test(name.value);
}

function isSuccess({ name, args }: Command): boolean {
  const first = args[0];
  return name?.value === "return" && args.length === 1 && first?.type === "Word" && first.value === "0";
}
