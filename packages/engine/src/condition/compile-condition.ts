import type { ConditionBindings } from "./bindings";
import { type ConditionError, positionAt } from "./condition-error";
import { ENVIRONMENT } from "./environment";
import { findLanguageProblem } from "./language";
import { explainEvaluationError, explainSaveError, missingField } from "./library-error";
import { CONDITION_LIMITS } from "./limits";
import { LiteralCallError } from "./literal-functions";
import { Meter } from "./meter";
import type { ConditionOutcome } from "./outcome";
import { compileShortcut } from "./shortcut";
import { sizeOf } from "./syntax";
import { guardWork } from "./work-guard";
import { WORK_UNITS } from "./work-units";

/** A condition that was read, type-checked and bounded once, and can be evaluated any number of times. */
export interface CompiledCondition {
  readonly source: string;
  /** Never throws, and takes at most the work its meter allows. */
  readonly evaluate: (bindings: ConditionBindings, meter?: Meter) => ConditionOutcome;
}

export type ConditionCompilation =
  | { readonly ok: true; readonly condition: CompiledCondition }
  | { readonly ok: false; readonly error: ConditionError };

const YES: ConditionOutcome = { kind: "yes" };
const NO: ConditionOutcome = { kind: "no" };

/**
 * Compiles a CEL condition: the only way into the expression library, whose own evaluation is unbounded. An empty
 * condition always applies. Never throws; an error says what is wrong and where.
 */
export function compileCondition(source: string): ConditionCompilation {
  if (source.trim() === "") return { ok: true, condition: { source, evaluate: () => YES } };
  const bytes = new TextEncoder().encode(source).length;
  const { sourceBytesMax } = CONDITION_LIMITS;
  if (bytes > sourceBytesMax) {
    return refused(`The condition has ${bytes} bytes; at most ${sourceBytesMax} are allowed`);
  }
  try {
    return compileExpression(source);
  } catch (error) {
    if (error instanceof LiteralCallError) return refused(sentence(error.message), source, error.node.start);
    return { ok: false, error: explainSaveError(error, source) };
  }
}

function compileExpression(source: string): ConditionCompilation {
  const program = ENVIRONMENT.parse(source);
  const problem = findLanguageProblem(program.ast);
  if (problem !== null) return refused(sentence(problem.message), source, problem.node.start);
  const check = program.check();
  if (!check.valid) return { ok: false, error: explainSaveError(check.error, source) };
  if (check.type !== "bool" && check.type !== "dyn") {
    return refused("The condition must be true or false; compare its value with something", source, 0);
  }

  // Guards are installed once, into the tree; the meter of the running evaluation reaches them through this cell.
  let current = new Meter();
  const treeUnits = sizeOf(program.ast) * WORK_UNITS.node;
  const errorUnits = WORK_UNITS.error + source.length * WORK_UNITS.errorPerCharacter;
  guardWork(program.ast, () => current, errorUnits);
  const shortcut = compileShortcut(program.ast);

  return {
    ok: true,
    condition: {
      source,
      evaluate(bindings, meter = new Meter()) {
        current = meter;
        meter.begin();
        meter.record(treeUnits);
        if (meter.exceeded !== null) return limitError(meter.exceeded);
        const known = shortcut === null ? null : shortcut(bindings);
        if (typeof known === "boolean") return known ? YES : NO;
        if (known !== null) return missingField(known.node, source);
        const outcome = run(() => program(bindings), source);
        if (outcome.kind === "error") meter.record(errorUnits);
        return meter.exceeded === null ? outcome : limitError(meter.exceeded);
      },
    },
  };
}

function limitError(bound: string): ConditionOutcome {
  return { kind: "error", code: "limit", message: sentence(bound) };
}

function run(program: () => unknown, source: string): ConditionOutcome {
  try {
    const value = program();
    if (value === true) return YES;
    if (value === false) return NO;
    return { kind: "error", code: "not_boolean", message: "The condition is neither true nor false for this action" };
  } catch (error) {
    return explainEvaluationError(error, source);
  }
}

function refused(message: string, source?: string, offset = 0): ConditionCompilation {
  return { ok: false, error: source === undefined ? { message } : { message, position: positionAt(source, offset) } };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
