import { chargeCall } from "./charge-call";
import { LiteralRules } from "./literal-functions";
import type { Meter } from "./meter";
import { type ASTNode, asLoop, childrenOf, isLiteral, sizeOf } from "./syntax";
import { chargeDeep, chargeIndex, chargeSum, chargeTyping, lengthOf } from "./weigh";
import { WORK_UNITS } from "./work-units";

/** What the guards of one condition share. */
interface GuardContext {
  /** Gives a guard the meter of the evaluation that is running. */
  readonly meter: () => Meter;
  /** What an error in this condition costs. */
  readonly errorUnits: number;
  readonly rules: LiteralRules;
}

/**
 * Puts a guard in front of every operation of a type-checked expression whose cost depends on its operands: loops,
 * calls, comparisons, arithmetic and computed access. The library has no hook for this. It keeps the operation of a node
 * in its property `handle`, called with the operands; we replace that property, and refuse a node that has none, so a
 * library that changed would fail to compile conditions, not run them unguarded.
 *
 * @throws LiteralCallError when the rule of a literal function cannot be read.
 */
export function guardWork(expression: ASTNode, meter: () => Meter, errorUnits: number): void {
  guardNode(expression, { meter, errorUnits, rules: new LiteralRules() });
}

function guardNode(node: ASTNode, context: GuardContext): void {
  const loop = asLoop(node);
  if (loop === null) guardOperation(node, context);
  else guardLoop(node, loop.body, context);
  const children = loop === null ? childrenOf(node) : [loop.range, ...loop.body];
  for (const child of children) guardNode(child, context);
}

function guardOperation(node: ASTNode, context: GuardContext): void {
  const { meter } = context;
  switch (node.op) {
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return before(node, chargeComparison(meter, node.args.some(isLiteral)));
    case "in":
      return before(node, (left, right) => chargeMembership(meter(), left, right));
    case "+":
      return before(node, (left, right) => chargeSum(meter(), left, right));
    case "-":
    case "*":
    case "/":
    case "%":
      return before(node, chargeComparison(meter, true));
    case "[]":
      return before(node, (_container, index) => chargeIndex(meter(), index));
    case "&&":
    case "||":
      // Both swallow an error of their left side when the right side settles the matter.
      return recordErrors(node, "left", node.op === "||", context);
    case "call":
    case "rcall":
      return guardCall(node, context);
    default:
      // Field access, negation, literals: constant time.
      return undefined;
  }
}

/** Once the types are known, comparing with a literal is bounded by the condition's own length. */
function chargeComparison(meter: () => Meter, isShallow: boolean): (left: unknown, right: unknown) => void {
  return (left, right) => {
    meter().charge(WORK_UNITS.comparison);
    chargeTyping(meter(), left);
    chargeTyping(meter(), right);
    if (isShallow) return;
    chargeDeep(meter(), left);
    chargeDeep(meter(), right);
  };
}

function chargeMembership(meter: Meter, left: unknown, right: unknown): void {
  meter.charge(WORK_UNITS.comparison);
  chargeTyping(meter, left);
  chargeTyping(meter, right);
  if (!Array.isArray(right)) return chargeIndex(meter, left);
  lengthOf(meter, right);
  chargeDeep(meter, left);
  chargeDeep(meter, right);
}

function guardCall(node: ASTNode, { meter, rules }: GuardContext): void {
  if (node.op !== "call" && node.op !== "rcall") return;
  const [name] = node.args;
  if (name === "has") return;
  const literalCall = rules.compile(node);
  if (literalCall !== null) {
    handleOf(node);
    Reflect.set(node, "handle", (operands: readonly unknown[]) => literalCall(operands[0], meter()));
    return;
  }
  before(node, (operands) => {
    if (Array.isArray(operands)) chargeCall(meter(), name, operands);
  });
}

/** Loops are charged for all their iterations before the first, so a loop that would not fit does not start. */
function guardLoop(node: ASTNode, body: readonly ASTNode[], context: GuardContext): void {
  const { meter } = context;
  const unitsPerIteration = body.reduce((size, part) => size + sizeOf(part), 1) * WORK_UNITS.node;
  // The library expands a loop into a node of its own, kept aside as the `alternate` of the one that was written.
  const expansion: unknown = Reflect.get(Object(Reflect.get(node, "meta")), "alternate");
  if (typeof expansion !== "object" || expansion === null) throw unsupported();
  before(expansion, (items) => meter().charge(lengthOf(meter(), items) * unitsPerIteration));
  const parts: unknown = Reflect.get(expansion, "args");
  if (typeof parts !== "object" || parts === null) throw unsupported();
  // The other loops end with the first error.
  const name = node.op === "rcall" ? node.args[0] : null;
  if (name === "all" || name === "exists") recordErrors(parts, "step", name === "exists", context);
}

/** Runs `guard` with a node's first two operands, then the node's own operation. */
function before(node: object, guard: (first: unknown, second: unknown) => void): void {
  const handle = handleOf(node);
  Reflect.set(node, "handle", (first: unknown, second: unknown, third: unknown, fourth: unknown): unknown => {
    guard(first, second);
    return handle(first, second, third, fourth);
  });
}

function handleOf(node: object): Function {
  const handle: unknown = Reflect.get(node, "handle");
  if (typeof handle !== "function") throw unsupported();
  return handle;
}

/**
 * Charges for every error the sub-expression kept under `key` throws. Its owner swallows errors and goes on, a loop for
 * all its elements; once a bound is reached the sub-expression answers what settles its owner at once instead, and the
 * meter remembers the bound.
 */
function recordErrors(owner: object, key: "left" | "step", settling: boolean, context: GuardContext): void {
  const { meter, errorUnits } = context;
  const inner: unknown = Reflect.get(owner, key);
  if (typeof inner !== "object" || inner === null) throw unsupported();
  const evaluate = (evaluator: unknown, _node: unknown, scope: unknown): unknown => {
    try {
      return Reflect.apply(Reflect.get(inner, "evaluate"), inner, [evaluator, inner, scope]);
    } catch (error) {
      meter().record(errorUnits);
      if (meter().exceeded !== null) return settling;
      throw error;
    }
  };
  const [input, start, end] = ["input", "start", "end"].map((property): unknown => Reflect.get(inner, property));
  Reflect.set(owner, key, { evaluate, input, pos: start, start, end });
}

function unsupported(): Error {
  return new Error("The expression library no longer keeps operations where conditions are guarded");
}
