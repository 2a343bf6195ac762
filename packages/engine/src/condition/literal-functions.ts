import { parseAddressBlock } from "./cidr";
import type { Meter } from "./meter";
import { compilePattern } from "./pattern";
import { type ASTNode, literalText } from "./syntax";
import { parseTimeWindow } from "./time-window";

/** What a call is replaced by: the answer for the one argument that is known only when the condition runs. */
export type LiteralCall = (subject: unknown, meter: Meter) => boolean;

/** An argument was of a type the function cannot read; the message names no value. */
export class ArgumentTypeError extends Error {
  override readonly name = "ArgumentTypeError";
}

/** Reading the clock of a time zone costs about two microseconds. */
const ZONED_CLOCK_UNITS = 100;

/**
 * Functions whose rule must be written in the condition itself, so that it is checked when the condition is saved and
 * compiled once. For `matches` it is also what keeps the library's unbounded RegExp out of reach.
 */
const LITERAL_FUNCTIONS = {
  matches([source]: readonly string[]): LiteralCall {
    const pattern = compilePattern(source ?? "");
    return (text, meter) => {
      if (typeof text !== "string") throw new ArgumentTypeError("`matches` needs text to search");
      return pattern.test(text, meter);
    };
  },
  cidr([source]: readonly string[]): LiteralCall {
    const block = parseAddressBlock(source ?? "");
    return (address, meter) => {
      meter.charge(20);
      const isInside = typeof address === "string" ? block.contains(address.slice(0, 64)) : null;
      if (isInside === null) throw new ArgumentTypeError("`cidr` needs an IP address as text");
      return isInside;
    };
  },
  inWindow([source, zone]: readonly string[]): LiteralCall {
    const window = parseTimeWindow(source ?? "", zone ?? "");
    return (time, meter) => {
      meter.charge(ZONED_CLOCK_UNITS);
      if (!(time instanceof Date)) throw new ArgumentTypeError("`inWindow` needs a time such as `now`");
      return window.contains(time);
    };
  },
} as const;

/** A rule its author has to correct, and where it stands. */
export class LiteralCallError extends Error {
  override readonly name = "LiteralCallError";
  readonly node: ASTNode;

  constructor(node: ASTNode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.node = node;
  }
}

/**
 * Compiles a call of one of these functions; `null` for any other node.
 *
 * @throws LiteralCallError when a rule is not literal text or cannot be read.
 */
export function compileLiteralCall(node: ASTNode): LiteralCall | null {
  if (node.op !== "call" && node.op !== "rcall") return null;
  const name = node.args[0];
  if (name !== "matches" && name !== "cidr" && name !== "inWindow") return null;
  const rules = node.op === "call" ? node.args[1].slice(1) : node.args[2];
  const texts = rules.map(literalText).filter((text) => text !== null);
  if (texts.length !== rules.length) {
    const noun = name === "matches" ? "pattern" : "rule";
    throw new LiteralCallError(node, `\`${name}\` needs its ${noun} as text in quotes`);
  }
  try {
    return LITERAL_FUNCTIONS[name](texts);
  } catch (cause) {
    throw new LiteralCallError(node, cause instanceof Error ? cause.message : "the rule cannot be read", { cause });
  }
}
