import { ENVIRONMENT } from "./environment";
import { CONDITION_LIMITS } from "./limits";
import { type ASTNode, asLoop, childrenOf, literalText } from "./syntax";

/** The roots whose shape is the customer's own. */
const DYNAMIC_ROOTS: ReadonlySet<string> = new Set(["payload", "context"]);

/**
 * The paths of payload and context a condition reads, sorted, as `payload.customer.id`; a path ends where the
 * condition computes a key. Empty for a condition that cannot be read.
 */
export function conditionFields(source: string): readonly string[] {
  if (source.trim() === "" || source.length > CONDITION_LIMITS.sourceBytesMax) return [];
  const paths = new Set<string>();
  try {
    collect(ENVIRONMENT.parse(source).ast, new Set(), paths);
  } catch {
    // Not a condition: it reads nothing. `compileCondition` is what says why.
    return [];
  }
  return [...paths].sort();
}

/** @param shadowed names a surrounding loop has taken for its elements. */
function collect(node: ASTNode, shadowed: ReadonlySet<string>, paths: Set<string>): void {
  const path = pathOf(node, shadowed);
  if (path !== null) {
    paths.add(path);
    for (const key of computedKeys(node)) collect(key, shadowed, paths);
    return;
  }
  const loop = asLoop(node);
  if (loop === null) {
    for (const child of childrenOf(node)) collect(child, shadowed, paths);
    return;
  }
  collect(loop.range, shadowed, paths);
  const inner = loop.variable.op === "id" ? new Set([...shadowed, loop.variable.args]) : shadowed;
  for (const body of loop.body) collect(body, inner, paths);
}

function pathOf(node: ASTNode, shadowed: ReadonlySet<string>): string | null {
  if (node.op === "id") return DYNAMIC_ROOTS.has(node.args) && !shadowed.has(node.args) ? node.args : null;
  if (node.op !== "." && node.op !== "[]") return null;
  const parent = pathOf(node.args[0], shadowed);
  if (parent === null) return null;
  const key = node.op === "." ? node.args[1] : literalText(node.args[1]);
  return key === null ? parent : `${parent}.${key}`;
}

/** The expressions in brackets along a path. */
function computedKeys(node: ASTNode): readonly ASTNode[] {
  if (node.op === ".") return computedKeys(node.args[0]);
  return node.op === "[]" ? [...computedKeys(node.args[0]), node.args[1]] : [];
}
