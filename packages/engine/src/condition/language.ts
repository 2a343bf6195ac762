import { CLOCK_METHODS, FUNCTION_NAMES, METHOD_NAMES } from "./functions";
import { CONDITION_LIMITS } from "./limits";
import { type ASTNode, asLoop, childrenOf, literalText } from "./syntax";

/** What is wrong with a condition and where; `null` when the expression stays within our language. */
export interface LanguageProblem {
  readonly node: ASTNode;
  readonly message: string;
}

/** Finds the first function that is not ours, the first map with computed keys and the first loop that stands too deep inside others. */
export function findLanguageProblem(node: ASTNode, nesting = 0): LanguageProblem | null {
  const loop = asLoop(node);
  if (loop === null) {
    return problemOf(node) ?? firstProblem(childrenOf(node), nesting);
  }
  if (nesting === CONDITION_LIMITS.nestingMax) {
    return { node, message: `loops may be nested at most ${CONDITION_LIMITS.nestingMax} deep` };
  }
  return findLanguageProblem(loop.range, nesting) ?? firstProblem(loop.body, nesting + 1);
}

function firstProblem(nodes: readonly ASTNode[], nesting: number): LanguageProblem | null {
  for (const node of nodes) {
    const problem = findLanguageProblem(node, nesting);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOf(node: ASTNode): LanguageProblem | null {
  if (node.op === "call" && !FUNCTION_NAMES.has(node.args[0])) {
    return { node, message: `\`${node.args[0]}()\` is not a function of conditions` };
  }
  // The library turns whatever stands there into text, however large it is.
  const computed = node.op === "map" ? node.args.find(([key]) => literalText(key) === null) : undefined;
  if (computed !== undefined)
    return { node: computed[0], message: "the keys of a map must be written as text in quotes" };
  if (node.op !== "rcall") return null;
  const [name, , parameters] = node.args;
  if (!METHOD_NAMES.has(name)) return { node, message: `\`.${name}()\` is not a function of conditions` };
  if (CLOCK_METHODS.has(name) && parameters.length > 0) {
    return { node, message: `\`.${name}()\` reads UTC and takes no time zone; use \`inWindow()\` for local time` };
  }
  return null;
}
