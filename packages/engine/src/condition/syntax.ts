import type { ASTNode } from "@marcbachmann/cel-js";
import { LOOP_NAMES } from "./functions";

export type { ASTNode } from "@marcbachmann/cel-js";

/** The nodes directly below a node, in the order they are written. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case "value":
    case "id":
      return [];
    case ".":
    case ".?":
      return [node.args[0]];
    case "call":
      return node.args[1];
    case "rcall":
      return [node.args[1], ...node.args[2]];
    case "map":
      return node.args.flat();
    case "!_":
    case "-_":
      return [node.args];
    default:
      return node.args;
  }
}

/** A loop over a list or the keys of a map: `list.exists(x, body)`. */
export interface Loop {
  readonly range: ASTNode;
  readonly variable: ASTNode;
  readonly body: readonly ASTNode[];
}

/** The node as a loop; `null` when it is something else. */
export function asLoop(node: ASTNode): Loop | null {
  if (node.op !== "rcall") return null;
  const [name, range, [variable, ...body]] = node.args;
  return LOOP_NAMES.has(name) && variable !== undefined ? { range, variable, body } : null;
}

/** The number of nodes of a tree. */
export function sizeOf(node: ASTNode): number {
  return childrenOf(node).reduce((size, child) => size + sizeOf(child), 1);
}

/** The text of a literal string; `null` for any other node. */
export function literalText(node: ASTNode | undefined): string | null {
  return node?.op === "value" && typeof node.args === "string" ? node.args : null;
}

/** A number, text, true, false or null written in the condition itself. */
export function isLiteral(node: ASTNode): boolean {
  return node.op === "value";
}
