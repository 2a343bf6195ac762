import type { TestExpression, Word } from "unbash";
import { assertNever } from "../../vocabulary/assert-never";
import type { Machine, Node } from "./machine";
import type { Value } from "./value";
import { judgeComparison } from "./weaknesses/hardcoded-credential";
import { noteChoice } from "./weaknesses/protected-attribute";

const DEPTH_MAX = 24;

/** Reads what `[[ … ]]` tests: the texts a script looks for, and what it lets decide. */
export function readTest(
  test: TestExpression,
  machine: Machine,
  node: Node,
  expand: (word: Word) => Value,
  depth = 0,
): void {
  if (depth > DEPTH_MAX) return;
  switch (test.type) {
    case "TestUnary":
      noteTested(expand(test.operand), machine);
      return;
    case "TestBinary": {
      const left = expand(test.left);
      const right = expand(test.right);
      noteTested(left, machine);
      noteTested(right, machine);
      compare(left, test.operator, right, machine, node);
      return;
    }
    case "TestLogical":
      for (const operand of test.operands) readTest(operand, machine, node, expand, depth + 1);
      return;
    case "TestNot":
      readTest(test.operand, machine, node, expand, depth + 1);
      return;
    case "TestGroup":
      readTest(test.expression, machine, node, expand, depth + 1);
      return;
    default:
      return assertNever(test);
  }
}

/** The same for the words of `[ … ]` and `test`. */
export function readTestWords(values: readonly Value[], machine: Machine, node: Node): void {
  for (let index = 1; index < values.length - 1 && index < 64; index++) {
    const [left, operator, right] = [values[index - 1], values[index], values[index + 1]];
    if (left === undefined || operator === undefined || right === undefined) return;
    if (/^(?:[=!]?=|-(?:eq|ne|lt|le|gt|ge))$/.test(operator.text)) compare(left, operator.text, right, machine, node);
  }
}

function compare(left: Value, operator: string, right: Value, machine: Machine, node: Node): void {
  noteChoice(left, machine, node);
  noteChoice(right, machine, node);
  if (operator === "=" || operator === "==" || operator === "!=") judgeComparison(left, right, machine, node);
}

function noteTested(tested: Value, machine: Machine): void {
  if (machine.tested.length < 64) machine.tested.push(tested.text.slice(0, 64));
}
