import type { Action } from "../../action";
import { actionRoleOf, isSink, type ToolRole, toolRoleOf } from "../../tool-role";
import type { Severity } from "../../vocabulary/risk-category";
import type { ArgumentValue } from "./argument-texts";
import { askingDeedsOfRole, deedsOfRole, isVerbStem } from "./deeds";
import type { Planted } from "./planted";
import type { Request } from "./request";
import type { Directive } from "./sentence";

/** How grave it is, and how sure. */
export interface Weight {
  readonly severity: Severity;
  readonly confidence: number;
}

/** What the action does, in the terms people and texts ask for things in. */
export interface Doing {
  readonly role: ToolRole;
  /** Bits of `DEED` that amount to it. */
  readonly deeds: number;
  /** Whether people's words ask for a thing of its kind, as far as verbs show. */
  readonly isWanted: boolean;
  /** Whether they ask for it: what changes the world by its kind, the rest by what it works on. */
  readonly isAsked: boolean;
  /** Nothing in their words speaks of the tool that is named. */
  readonly isForeign: boolean;
}

export function doingOf(action: Action, request: Request): Doing {
  const role = actionRoleOf(action);
  // Arguments make a role more precise, while people ask in the terms of the tool.
  const asking = askingDeedsOfRole(role) | askingDeedsOfRole(toolRoleOf(action.tool, action.actionType));
  const isWanted = (request.deeds & asking) !== 0;
  const sharesWords = request.stems.size > 0;
  const isAsked = isSink(role) ? isWanted : sharesWords;
  return {
    role,
    deeds: deedsOfRole(role),
    isWanted,
    isAsked,
    isForeign: action.tool !== null && !isAsked && !sharesWords,
  };
}

/**
 * What it means that an untrusted text asks for the action: `null` when people asked for it themselves, or when the
 * sentence says too little about it.
 */
export function weighRequest(
  planted: Planted,
  { role, deeds, isAsked }: Doing,
  request: Request,
): (Weight & { readonly rule: string }) | null {
  if (!request.isKnown) return null;
  const { directive, suspicion } = planted;
  const isFulfilled = (directive.deeds & deeds) !== 0 || planted.stems.has(directive.verb);
  const own = planted.values.filter((value) => (value.isAddress || isSink(role)) && !request.names(value));
  let said = 0;
  let novel = 0;
  for (const [stem, weight] of planted.stems) {
    said += weight;
    // A verb of the tool's name is not news to someone who asked for the same in another word.
    if (!request.stems.has(stem) && !(isAsked && isSink(role) && isVerbStem(stem))) novel += weight;
  }
  // What people asked for in as many words is theirs, whoever else asks for it.
  if (novel === 0 && own.length === 0) return null;
  if (isAsked && isSink(role) && novel < said && own.length === 0) return null;

  const strength =
    (planted.isNamed ? 2 : 0) + said + own.length * 1.5 + (isFulfilled ? 1 : 0) + (directive.isToAgent ? 0.5 : 0);
  if (strength < (isAsked ? 2 : 1.5)) return null;
  const rule = planted.isNamed ? "named_tool" : own.length > 0 ? "asked_by_text_with_argument" : "asked_by_text";
  if (
    suspicion < 0.5 &&
    (request.isDelegated || (isAsked && !isGrave([directive], role, request) && !planted.isNamed))
  ) {
    return { severity: "MEDIUM", confidence: 0.6, rule };
  }
  if (suspicion < 0.5 && !isSink(role) && !directive.isToAgent && !planted.isNamed && own.length > 0) {
    return { severity: "MEDIUM", confidence: 0.6, rule };
  }
  if (planted.isNamed || (suspicion >= 0.5 && strength >= 2)) return { severity: "CRITICAL", confidence: 0.85, rule };
  return { severity: "HIGH", confidence: Math.min(0.8, 0.4 + 0.1 * strength), rule };
}

/** Whether an action of a role does what one of some directives asks for, as far as the verbs show. */
export function isKindOf(rule: KindRule, directives: readonly Directive[], role: ToolRole): boolean {
  const roleDeeds = deedsOfRole(role);
  // An order to a program asks for whatever comes next; of the rest only a sink is worth a person's time.
  const isWorth = isSink(role) || (rule === "part_of_planted_task" && role !== "other");
  return directives.some(({ deeds, isOrder }) => isOrder || (isWorth && (deeds & roleDeeds) !== 0));
}

export type KindRule = "part_of_planted_task" | "same_kind_as_asked";

/** What it means that nobody asked for an action and it is such a kind. */
export function weighKind(rule: KindRule, request: Request): (Weight & { readonly rule: string }) | null {
  if (!request.isUnderstood) return null;
  return request.isDelegated
    ? { severity: "MEDIUM", confidence: 0.5, rule }
    : { severity: "HIGH", confidence: 0.55, rule };
}

/** How untrusted texts speak of a destination. */
export interface Mention {
  /** How sure another detector was that one of the texts tries to instruct the agent, from 0 to 1. */
  readonly suspicion: number;
  /** A sentence with it speaks of doing what the action does, if only as a statement: `is to be paid to`. */
  readonly isSpokenOf: boolean;
}

/** What it means that something goes to a place that only an untrusted text has named. */
export function weighDestination(
  value: ArgumentValue,
  planted: readonly Planted[],
  { suspicion, isSpokenOf }: Mention,
  { role, deeds, isWanted }: Doing,
  request: Request,
): (Weight & { readonly rule: string }) | null {
  const isAsked = !request.isUnderstood || isWanted;
  const binding = planted.filter(({ values, directive }) => values.includes(value) && (directive.deeds & deeds) !== 0);
  const isBound = binding.length > 0;
  if (!value.isAddress && !isBound) return null;
  if (suspicion >= 0.5) {
    return isBound
      ? { severity: "CRITICAL", confidence: 0.85, rule: "planted_destination" }
      : { severity: "HIGH", confidence: 0.6, rule: "destination_beside_instruction" };
  }
  if (!isBound) {
    if (isAsked || !isSink(role)) return null;
    const rule = "destination_from_text";
    return isSpokenOf ? { severity: "HIGH", confidence: 0.55, rule } : { severity: "LOW", confidence: 0.4, rule };
  }
  if (request.isDelegated) return { severity: "MEDIUM", confidence: 0.6, rule: "planted_destination" };
  const isReviewed =
    (!isAsked && !isFollowing(role)) ||
    isGrave(
      binding.map(({ directive }) => directive),
      role,
      request,
    );
  return isReviewed
    ? { severity: "HIGH", confidence: isAsked ? 0.6 : 0.75, rule: "planted_destination" }
    : { severity: "MEDIUM", confidence: 0.6, rule: "planted_destination" };
}

/** Whether a person should look although the user asked for such an action: money, a place of the user's own, an order to a program. */
function isGrave(directives: readonly Directive[], role: ToolRole, request: Request): boolean {
  if (directives.some(({ isToAgent }) => isToAgent)) return true;
  return role === "pay" || (isSink(role) && request.hasAddress);
}

/** Whether the role only goes where a link leads: what pages ask of every reader. */
function isFollowing(role: ToolRole): boolean {
  return role === "browse" || role === "http_fetch";
}
