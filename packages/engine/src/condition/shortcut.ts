import type { ConditionBindings } from "./bindings";
import { type ASTNode, asLoop } from "./syntax";

/** A field of payload or context that is not there: the most frequent error, so it is told without raising one. */
export class MissingField {
  readonly node: ASTNode;

  constructor(node: ASTNode) {
    this.node = node;
  }
}

/** What a shortcut knows: true, false, a missing field, or `null` for "ask the interpreter". */
export type Known = boolean | MissingField | null;

/** A part of a condition as a plain function of the bindings. Never throws, takes constant time per node, list element and metered pattern. */
export type Shortcut = (scope: Scope) => Known;

/** The bindings, and the variables of the loops around a part. */
interface Scope {
  readonly bindings: ConditionBindings;
  readonly locals: Local | null;
}

interface Local {
  readonly name: string;
  readonly value: unknown;
  readonly outer: Local | null;
}

type Read = (scope: Scope) => unknown;

type Fields = Readonly<Record<string, unknown>>;

/** Longer texts and lists are left to the interpreter, which meters them. */
const TEXT_MAX = 1_000;
const LIST_MAX = 32;

/**
 * Compiles the plain parts of a type-checked condition (comparisons of fields with literals, `has`, logic, text search,
 * short loops) into closures. Where types and fields are exactly what the operation needs the answer is the
 * interpreter's, several times sooner; anything else (a missing field, another type, an operation not listed here) is
 * `null`, and the interpreter decides, with its metering and its errors.
 *
 * INVARIANT: a shortcut that knows agrees with the interpreter; `shortcut.test.ts` compares the two on generated input.
 */
export function compileShortcut(node: ASTNode): ((bindings: ConditionBindings) => Known) | null {
  const shortcut = partOf(node);
  return shortcut === null ? null : (bindings) => shortcut({ bindings, locals: null });
}

function partOf(node: ASTNode): Shortcut | null {
  const loop = asLoop(node);
  if (loop !== null) return loopOf(node);
  switch (node.op) {
    case "&&":
      return logic(node.args[0], node.args[1], false);
    case "||":
      return logic(node.args[0], node.args[1], true);
    case "!_": {
      const inner = partOf(node.args);
      return inner === null ? null : (scope) => negated(inner(scope));
    }
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return comparison(node.op, node.args[0], node.args[1]);
    case "in":
      return membership(node.args[0], node.args[1]);
    case "call":
      return node.args[0] === "has" ? presence(node.args[1][0]) : null;
    case "rcall":
      if (node.args[0] === "matches") return pattern(node, node.args[1]);
      return textSearch(node.args[0], node.args[1], node.args[2]);
    default:
      return null;
  }
}

function negated(known: Known): Known {
  return typeof known === "boolean" ? !known : known;
}

/** The left side is asked first and can settle the matter; so can the right one when the left one fails. */
function logic(leftNode: ASTNode, rightNode: ASTNode, settling: boolean): Shortcut | null {
  const left = partOf(leftNode);
  if (left === null) return null;
  const right = partOf(rightNode) ?? (() => null);
  return (scope) => {
    const known = left(scope);
    if (known === null || known === settling) return known;
    const other = right(scope);
    // Of two errors the interpreter tells the later one.
    return typeof known === "boolean" || other !== !settling ? other : known;
  };
}

type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

function comparison(operator: Comparison, leftNode: ASTNode, rightNode: ASTNode): Shortcut | null {
  const read = readOf(leftNode);
  const literal = literalOf(rightNode);
  if (read === null || literal === undefined) return null;
  if (literal === null || typeof literal === "boolean") return identity(operator, read, literal);
  const compare = COMPARE[operator];
  return (scope) => {
    const value = read(scope);
    if (value instanceof MissingField) return value;
    return typeof value === typeof literal ? compare(value as number, literal as number) : null;
  };
}

function identity(operator: Comparison, read: Read, literal: boolean | null): Shortcut | null {
  if (operator !== "==" && operator !== "!=") return null;
  const wanted = operator === "==";
  return (scope) => {
    const value = read(scope);
    if (value instanceof MissingField) return value;
    const fits = value === null || typeof value === "boolean" || (literal === null && typeof value === "string");
    return fits ? (value === literal) === wanted : null;
  };
}

/** For numbers and for texts alike: CEL orders text by code points, JavaScript by code units, so texts are only equated. */
const COMPARE: Readonly<Record<Comparison, (left: number, right: number) => Known>> = {
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => (typeof left === "number" ? left < right : null),
  "<=": (left, right) => (typeof left === "number" ? left <= right : null),
  ">": (left, right) => (typeof left === "number" ? left > right : null),
  ">=": (left, right) => (typeof left === "number" ? left >= right : null),
};

function membership(leftNode: ASTNode, rightNode: ASTNode): Shortcut | null {
  const read = readOf(leftNode);
  if (read === null || rightNode.op !== "list") return null;
  const literals = rightNode.args.map(literalOf);
  if (!literals.every((literal) => typeof literal === "string")) return null;
  const members = new Set<unknown>(literals);
  return (scope) => {
    const value = read(scope);
    if (value instanceof MissingField) return value;
    return typeof value === "string" ? members.has(value) : null;
  };
}

function presence(node: ASTNode | undefined): Shortcut | null {
  if (node?.op !== ".") return null;
  const [ownerNode, field] = node.args;
  const readOwner = readOf(ownerNode);
  if (readOwner === null || typeof field !== "string") return null;
  return (scope) => {
    const owner = readOwner(scope);
    if (owner instanceof MissingField) return null;
    return isPlain(owner) ? fieldOf(owner, field) !== undefined : null;
  };
}

const SEARCH: ReadonlyMap<string, (text: string, part: string) => boolean> = new Map([
  ["contains", (text: string, part: string) => text.includes(part)],
  ["startsWith", (text: string, part: string) => text.startsWith(part)],
  ["endsWith", (text: string, part: string) => text.endsWith(part)],
]);

/** `matches` was compiled with its pattern by the guards, which meter it; only the subject is checked here. */
function pattern(node: ASTNode, subject: ASTNode): Shortcut | null {
  const read = readOf(subject);
  const search: unknown = Reflect.get(node, "handle");
  if (read === null || typeof search !== "function") return null;
  return (scope) => {
    const text = read(scope);
    if (text instanceof MissingField) return text;
    if (typeof text !== "string" || text.length > TEXT_MAX) return null;
    try {
      return search([text]) === true;
    } catch {
      return null; // The interpreter meets the same bound and reports it.
    }
  };
}

function textSearch(name: string, subject: ASTNode, rest: readonly ASTNode[]): Shortcut | null {
  const search = SEARCH.get(name);
  const read = readOf(subject);
  const part = rest[0] === undefined ? undefined : literalOf(rest[0]);
  if (search === undefined || read === null || typeof part !== "string" || rest.length !== 1) return null;
  return (scope) => {
    const text = read(scope);
    if (text instanceof MissingField) return text;
    return typeof text === "string" && text.length <= TEXT_MAX ? search(text, part) : null;
  };
}

/** `exists` and `all` over a short list; one element it does not know leaves the loop to the interpreter. */
function loopOf(node: ASTNode): Shortcut | null {
  const loop = asLoop(node);
  if (loop === null || node.op !== "rcall" || (node.args[0] !== "exists" && node.args[0] !== "all")) return null;
  const settling = node.args[0] === "exists";
  const read = readOf(loop.range);
  const [bodyNode, ...more] = loop.body;
  const { variable } = loop;
  if (read === null || bodyNode === undefined || more.length > 0 || variable.op !== "id") return null;
  const body = partOf(bodyNode);
  if (body === null) return null;
  const name = variable.args;
  return (scope) => {
    const list = read(scope);
    if (list instanceof MissingField) return list;
    if (!Array.isArray(list) || list.length > LIST_MAX) return null;
    for (const element of list as readonly unknown[]) {
      const known = body({ bindings: scope.bindings, locals: { name, value: element, outer: scope.locals } });
      // An element that fails does not end the loop; how its error is told in the end is the interpreter's business.
      if (typeof known !== "boolean") return null;
      if (known === settling) return known;
    }
    return !settling;
  };
}

/** A field of a variable at any depth; `undefined` when its owner is no plain object. */
function readOf(node: ASTNode): Read | null {
  if (node.op === "id") return variableOf(node.args);
  if (node.op !== ".") return null;
  const [ownerNode, field] = node.args;
  const readOwner = readOf(ownerNode);
  if (readOwner === null || typeof field !== "string") return null;
  const missing = new MissingField(node);
  return (scope) => {
    const owner = readOwner(scope);
    if (owner instanceof MissingField) return owner;
    if (!isPlain(owner)) return undefined;
    const value = fieldOf(owner, field);
    // Fixed shapes have fields that are there without a value; only data can lack one for certain.
    return value === undefined && !Object.hasOwn(owner, field) && isData(owner) ? missing : value;
  };
}

function variableOf(name: string): Read {
  return ({ bindings, locals }) => {
    for (let local = locals; local !== null; local = local.outer) if (local.name === name) return local.value;
    return isPlain(bindings) ? fieldOf(bindings, name) : undefined;
  };
}

function fieldOf(owner: Fields, field: string): unknown {
  const value = owner[field];
  // What an object inherits is no field of it.
  return value !== undefined && Object.hasOwn(owner, field) ? value : undefined;
}

/** A string, number, boolean or null written in the condition; `undefined` for anything else. */
function literalOf(node: ASTNode): string | number | boolean | null | undefined {
  if (node.op === "-_") {
    const inner = literalOf(node.args);
    return typeof inner === "number" ? -inner : undefined;
  }
  if (node.op !== "value") return undefined;
  const value: unknown = node.args;
  if (typeof value === "bigint") {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : undefined;
  }
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** An object made of JSON, inheriting no field that could be read. */
function isData(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** An object whose fields are data; lists, maps and dates have fields of their own. */
function isPlain(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
