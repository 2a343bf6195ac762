import type { ParameterExpansionPart, ParameterOperation, Word } from "unbash";
import type { Machine } from "./machine";
import { hasTaint, join, known, TAINT, unknown, type Value, value } from "./value";
import { nameTaint } from "./weaknesses/names";

/** The value of `$name`; what is not known stands as written. */
export function lookUp(name: string, machine: Machine): Value {
  if (/^\d+$/.test(name)) {
    if (name === "0") return known("bash");
    const given = machine.parameters?.[Number(name) - 1];
    if (given !== undefined) return { ...given, taint: given.taint | TAINT.parameter };
    return unknown(machine.parameters === null ? `$${name}` : "", TAINT.parameter);
  }
  if (name === "@" || name === "*") {
    if (machine.parameters === null) return unknown("$@", TAINT.parameter);
    const all = join(machine.parameters, " ");
    return { ...all, taint: all.taint | TAINT.parameter };
  }
  const set = machine.variables.get(name);
  const bits = nameTaint(name);
  if (bits === 0) return set ?? unknown(`$${name}`);
  return named(set ?? unknown(`$${name}`), bits, set === undefined);
}

/** Bits that say a salt may well be one of its own: it was given, or read from where it is kept. */
const KEPT = TAINT.parameter | TAINT.file | TAINT.network;

/** What a variable holds, with what its name says about it. */
function named(held: Value, bits: number, isForeign: boolean): Value {
  const isSalt = (bits & TAINT.salt) !== 0 && (isForeign || hasTaint(held, KEPT));
  return { ...held, taint: held.taint | bits | (isSalt ? TAINT.random : 0) };
}

/** The value of `${…}` with the operations that matter for reading commands; others leave the value as it is, not exact. */
export function expandParameter(part: ParameterExpansionPart, machine: Machine, expand: (word: Word) => Value): Value {
  const base = lookUp(part.parameter, machine);
  const isSet =
    machine.variables.has(part.parameter) || (/^[\d@*]/.test(part.parameter) && base.text !== "" && base.exact);
  if (part.prefix === "#") return isSet && base.exact ? known(String(base.text.length)) : unknown("0");
  if (part.prefix === "!") return base.exact ? lookUp(base.text, machine) : unknown(part.text);
  if (part.operation === undefined) return base;
  return operate(base, isSet, part.operation, expand);
}

function operate(base: Value, isSet: boolean, operation: ParameterOperation, expand: (word: Word) => Value): Value {
  switch (operation.type) {
    case "Default": {
      const isPresent = isSet && base.text !== "";
      if (operation.operator.endsWith("+")) return isPresent ? expand(operation.operand) : known("");
      const otherwise = expand(operation.operand);
      return isPresent || operation.operator.endsWith("?") ? base : otherwise;
    }
    case "Slice": {
      const offset = expand(operation.offset);
      const count = operation.length === undefined ? undefined : expand(operation.length);
      const from = Number(offset.text.trim());
      const length = count === undefined ? undefined : Number(count.text.trim());
      const isKnown = base.exact && offset.exact && count?.exact !== false;
      if (!isKnown || !Number.isInteger(from) || (length !== undefined && !Number.isInteger(length))) {
        return { ...base, exact: false };
      }
      const rest = base.text.slice(from);
      return value(length === undefined ? rest : rest.slice(0, length), true, base.taint);
    }
    case "Replace": {
      const pattern = expand(operation.pattern);
      const replacement = expand(operation.replacement);
      const isPlain = pattern.exact && pattern.text !== "" && !/[*?[]/.test(pattern.text);
      if (!base.exact || !isPlain) return { ...base, exact: false };
      const text =
        operation.operator === "//"
          ? base.text.split(pattern.text).join(replacement.text)
          : base.text.replace(pattern.text, () => replacement.text);
      return value(text, replacement.exact, base.taint | replacement.taint);
    }
    case "Remove":
      return remove(base, operation.operator, expand(operation.operand));
    case "CaseModification":
      if (operation.operator === ",,") return { ...base, text: base.text.toLowerCase() };
      return operation.operator === "^^" ? { ...base, text: base.text.toUpperCase() } : { ...base, exact: false };
    default:
      return { ...base, exact: false };
  }
}

function remove(base: Value, operator: string, pattern: Value): Value {
  if (!base.exact || !pattern.exact) return { ...base, exact: false };
  const isPrefix = operator.startsWith("#");
  const star = pattern.text.indexOf("*");
  const isPlain = !/[?[]/.test(pattern.text);
  if (star < 0 && isPlain) {
    if (isPrefix && base.text.startsWith(pattern.text)) return { ...base, text: base.text.slice(pattern.text.length) };
    if (!isPrefix && base.text.endsWith(pattern.text)) {
      return { ...base, text: base.text.slice(0, base.text.length - pattern.text.length) };
    }
    return base;
  }
  if (isPlain && isPrefix && star === 0) {
    const mark = pattern.text.slice(1);
    const at = operator === "##" ? base.text.lastIndexOf(mark) : base.text.indexOf(mark);
    return at < 0 ? base : { ...base, text: base.text.slice(at + mark.length) };
  }
  if (isPlain && !isPrefix && star === pattern.text.length - 1) {
    const mark = pattern.text.slice(0, -1);
    const at = operator === "%%" ? base.text.indexOf(mark) : base.text.lastIndexOf(mark);
    return at < 0 ? base : { ...base, text: base.text.slice(0, at) };
  }
  return { ...base, exact: false };
}
