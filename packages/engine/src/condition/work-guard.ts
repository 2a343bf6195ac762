import { CONDITION_LIMITS } from "./limits";
import { compileLiteralCall } from "./literal-functions";
import type { Meter } from "./meter";
import { type ASTNode, asLoop, childrenOf, isLiteral, sizeOf } from "./syntax";
import { chargeCall, chargeDeep, lengthOf } from "./weigh";

/** Gives a guard the meter of the evaluation that is running. */
export type CurrentMeter = () => Meter;

/** Making an error and unwinding to where a loop swallows it costs about ten microseconds. */
const ERROR_UNITS = 500;

/**
 * Puts a guard in front of every operation of a type-checked expression whose cost depends on its operands: loops,
 * calls, equality, membership, ordering and `+`. The library has no hook for this. It keeps the operation of a node in
 * its property `handle`, called with the operands; we replace that property, and refuse a node that has none, so a
 * library that changed would fail to compile conditions, not run them unguarded.
 *
 * @throws LiteralCallError when the rule of a literal function cannot be read.
 */
export function guardWork(node: ASTNode, meter: CurrentMeter, isInLoop = false): void {
  const loop = asLoop(node);
  if (loop !== null) {
    guardLoop(node, loop.body, meter);
    guardWork(loop.range, meter, isInLoop);
    for (const body of loop.body) guardWork(body, meter, true);
    return;
  }
  guardOperation(node, meter, isInLoop);
  for (const child of childrenOf(node)) guardWork(child, meter, isInLoop);
}

function guardOperation(node: ASTNode, meter: CurrentMeter, isInLoop: boolean): void {
  switch (node.op) {
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      // Against a literal the cost is bounded by the condition's own length.
      if (node.args.some(isLiteral)) return;
      return before(node, (left, right) => {
        chargeDeep(meter(), left);
        chargeDeep(meter(), right);
      });
    case "in":
      return before(node, (left, right) => {
        lengthOf(meter(), right);
        chargeDeep(meter(), left);
        chargeDeep(meter(), right);
      });
    case "+":
      return before(node, (left, right) => chargeSum(meter(), left, right));
    case "&&":
    case "||":
      // Both swallow an error of their left side when the right side settles the matter.
      return isInLoop ? chargeErrorsOf(node, "left", meter) : undefined;
    case "call":
    case "rcall":
      return guardCall(node, meter);
    default:
      // Field access, arithmetic, literals: constant time.
      return undefined;
  }
}

function guardCall(node: ASTNode, meter: CurrentMeter): void {
  if (node.op !== "call" && node.op !== "rcall") return;
  const [name] = node.args;
  if (name === "has") return;
  const literalCall = compileLiteralCall(node);
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
function guardLoop(node: ASTNode, body: readonly ASTNode[], meter: CurrentMeter): void {
  const nodesPerIteration = body.reduce((size, part) => size + sizeOf(part), 1);
  // The library expands a loop into a node of its own, kept aside as the `alternate` of the one that was written.
  const expansion: unknown = Reflect.get(Object(Reflect.get(node, "meta")), "alternate");
  if (typeof expansion !== "object" || expansion === null) throw unsupported();
  before(expansion, (items) => meter().charge(lengthOf(meter(), items) * nodesPerIteration));
  const parts: unknown = Reflect.get(expansion, "args");
  if (typeof parts !== "object" || parts === null) throw unsupported();
  chargeErrorsOf(parts, "step", meter);
}

function chargeSum(meter: Meter, left: unknown, right: unknown): void {
  if (typeof left === "string" && typeof right === "string") {
    const length = left.length + right.length;
    const { stringLengthMax } = CONDITION_LIMITS;
    if (length > stringLengthMax) meter.stop(`text built with + has more than ${stringLengthMax} characters`);
    meter.charge(1 + length / 64);
  } else if (Array.isArray(left) && Array.isArray(right)) {
    const length = left.length + right.length;
    const { listLengthMax } = CONDITION_LIMITS;
    if (length > listLengthMax) meter.stop(`a list built with + has more than ${listLengthMax} elements`);
    meter.charge(1 + length);
  }
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

/** Charges for every error the sub-expression kept under `key` throws. */
function chargeErrorsOf(owner: object, key: "left" | "step", meter: CurrentMeter): void {
  const inner: unknown = Reflect.get(owner, key);
  if (typeof inner !== "object" || inner === null) throw unsupported();
  const evaluate = (evaluator: unknown, _node: unknown, scope: unknown): unknown => {
    try {
      return Reflect.apply(Reflect.get(inner, "evaluate"), inner, [evaluator, inner, scope]);
    } catch (error) {
      meter().charge(ERROR_UNITS);
      throw error;
    }
  };
  const [input, start, end] = ["input", "start", "end"].map((property): unknown => Reflect.get(inner, property));
  Reflect.set(owner, key, { evaluate, input, pos: start, start, end });
}

function unsupported(): Error {
  return new Error("The expression library no longer keeps operations where conditions are guarded");
}
