import type { Continuation } from "./continuation";
import type { Place } from "./place";

/** Why a value breaks out of the statement it is put into. */
export type InjectionRule =
  | "union-select"
  | "stacked-statement"
  | "probing-call"
  | "file-access"
  | "subquery"
  | "catalogue"
  | "tautology"
  | "boolean-condition"
  | "comment-cut"
  | "probing-clause"
  | "operator-splice"
  | "expression-probe";

/** A rule and how sure it is, from 0 to 1. */
type Judgement = readonly [InjectionRule, number] | null;

/** Why a value that goes on like this at such a place is no ordinary one; `null` when it may be. The strongest reason comes first. */
export function judgeContinuation(found: Continuation, place: Place): Judgement {
  const isQuoted = place.quote !== "";
  const isEnded = found.isComplete || place.comment !== "none";
  if (found.hasUnion) return ["union-select", 0.95];
  if (found.hasStackedStatement) return ["stacked-statement", 0.9];
  if (found.writesFile) return ["file-access", 0.9];
  if (found.hasAttackCall && (isQuoted || found.operators > 0 || found.hasLogic || found.isComplete))
    return ["probing-call", 0.9];
  if (found.hasSubquery && (found.isComplete || found.hasLogic || isQuoted)) return ["subquery", 0.85];
  if (found.hasCatalogueName && (found.hasLogic || found.hasComparison)) return ["catalogue", 0.85];
  return isEnded ? judgeExpression(found, place) : null;
}

/** For a value that reads as an expression to its end. */
function judgeExpression(found: Continuation, place: Place): Judgement {
  const hasCut = place.comment !== "none" && place.comment !== "remark";
  const isWhole = found.isComplete && (!found.endsExpecting || hasCut || place.isReopened);
  if (
    !isWhole &&
    found.isComplete &&
    found.hasLogic &&
    found.hasConstantComparison &&
    (place.startsWithLiteral || place.quote !== "")
  ) {
    return ["tautology", 0.7];
  }
  if (!isWhole) return found.isComplete && found.hasProbingCall && found.hasComparison ? ["probing-call", 0.6] : null;
  const isConstantClause =
    found.hasConstantComparison ||
    found.hasConstantLogic ||
    place.startsWithLiteral ||
    place.quote !== "" ||
    (place.isLeading && hasCut);
  const hasCondition =
    found.hasOwnCondition && (place.quote !== "" || place.startsWithLiteral || found.closes > 0 || hasCut);
  if ((found.hasLogic || hasCondition) && found.hasConstantComparison) return ["tautology", 0.9];
  if (found.hasProbingClause && isConstantClause) return ["probing-clause", 0.8];
  return place.quote === "" ? judgeBareExpression(found, place, hasCut) : judgeQuotedExpression(found, place, hasCut);
}

function judgeQuotedExpression(found: Continuation, place: Place, hasCut: boolean): Judgement {
  const isShortPrefix = place.isPrefixPlain && place.prefixWords <= 2;
  if (found.hasLogic) {
    const isSettled = place.isReopened || hasCut || found.constants > 0;
    if (found.hasComparison && isSettled) return ["boolean-condition", 0.85];
    if (found.hasProbingCall || found.hasCommonCall) return ["probing-call", 0.85];
    if (
      found.hasConstantLogic &&
      (hasCut || (isShortPrefix && found.tokens > 2 && place.tailWords <= 1 && place.isReopened))
    )
      return ["tautology", 0.85];
    if (place.isReopened && isShortPrefix && found.operators > 0 && found.tokens > 2) return ["boolean-condition", 0.7];
  }
  if (
    hasCut &&
    place.comment !== "glued" &&
    found.tokens === found.closes &&
    !place.isPrefixSpaced &&
    (!place.isPrefixNumber || place.comment === "bare") &&
    place.prefixWords <= 3
  )
    return ["comment-cut", 0.8];
  if (hasCut && isShortPrefix && found.operators + found.opens > 0 && found.tokens > 1)
    return ["expression-probe", 0.75];
  if (found.hasProbingCall || (found.hasCommonCall && place.isReopened)) return ["probing-call", 0.7];
  if (!place.isReopened || !isShortPrefix) return null;
  if (found.hasComparison && found.tokens > 2) return ["boolean-condition", 0.7];
  if (found.operators >= 2 && found.tokens > 4) return ["expression-probe", 0.6];
  if (found.hasLogic && found.tokens === 2 && place.prefixWords <= 1 && place.tailWords <= 1 && place.length <= 40)
    return ["operator-splice", 0.6];
  if (!found.hasLogic && !found.hasComparison && found.operators === 0) return null;
  const isBalanced = place.prefixWords === place.tailWords && place.prefixWords <= 1;
  return isBalanced && place.length <= 40 && found.tokens > 1 && found.names === 0 ? ["operator-splice", 0.6] : null;
}

function judgeBareExpression(found: Continuation, place: Place, hasCut: boolean): Judgement {
  if (found.hasLogic) {
    if (hasCut && (found.hasConstantLogic || found.variables > 0 || place.startsWithLiteral))
      return ["tautology", 0.75];
    if (
      (place.startsWithLiteral || place.isLeading) &&
      (found.hasProbingCall || (found.hasComparison && found.hasCommonCall))
    )
      return ["probing-call", 0.8];
    if (place.startsWithLiteral && (found.hasCommonCall || found.hasProbingCall || found.hasComparison))
      return ["boolean-condition", 0.7];
  }
  if (place.isLeading && found.hasProbingCall) return ["probing-call", 0.7];
  if (found.names === 0 && found.hasConstantComparison && found.hasCommonCall) return ["probing-call", 0.6];
  if (found.hasProbingCall && found.endsOpen && found.hasComparison) return ["probing-call", 0.6];
  if (found.hasConstantComparison && hasCut) return ["tautology", 0.7];
  if (found.endsWithUnion) return ["expression-probe", 0.6];
  if (found.hasInformationCall && found.opens >= 2) return ["probing-call", 0.6];
  if (found.names > 0) return null;
  if (found.hasCase && found.constants > 1) return ["expression-probe", 0.6];
  const isLiteral = found.constants + found.variables > 0;
  const isExpression = found.opens > 0 || found.operators > 0 || found.tokens === 1;
  if (place.comment === "bare" && isLiteral && isExpression) return ["expression-probe", 0.6];
  return found.hasProbingCall && (found.hasCommonCall || place.startsWithLiteral) ? ["probing-call", 0.6] : null;
}
