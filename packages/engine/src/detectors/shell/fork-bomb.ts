import { type Function as FunctionNode, forEachChild, type SyntaxNode } from "unbash";

const NODES_MAX = 200;

/** Whether a function, in its own body, calls itself twice in pipes or in the background: then copies never end. */
export function callsItselfTwice(node: FunctionNode, name: string): boolean {
  let calls = 0;
  let visited = 0;
  const visit = (child: SyntaxNode, isSplit: boolean): void => {
    if (visited++ > NODES_MAX) return;
    if (child.type === "Command" && child.name?.text === name && isSplit) calls++;
    const splits = isSplit || child.type === "Pipeline" || (child.type === "Statement" && child.background === true);
    forEachChild(child, (grandchild) => visit(grandchild, splits));
  };
  visit(node.body, false);
  return calls >= 2;
}
