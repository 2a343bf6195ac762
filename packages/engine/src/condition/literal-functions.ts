import { type AddressBlock, parseAddressBlock } from "./cidr";
import { CONDITION_LIMITS } from "./limits";
import type { Meter } from "./meter";
import { type Pattern, PatternCompiler } from "./pattern";
import { type ASTNode, literalText } from "./syntax";
import { parseTimeWindow, type TimeWindow } from "./time-window";
import { WORK_UNITS } from "./work-units";

/** What a call is replaced by: the answer for the one argument that is known only when the condition runs. */
export type LiteralCall = (subject: unknown, meter: Meter) => boolean;

/** An argument was of a type the function cannot read; the message names no value. */
export class ArgumentTypeError extends Error {
  override readonly name = "ArgumentTypeError";
}

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
 * The literal functions of one condition: those whose rule must be written in the condition itself, so that it is
 * checked when the condition is saved and compiled once. For `matches` it is also what keeps the library's unbounded
 * RegExp out of reach.
 */
export class LiteralRules {
  readonly #patterns = new PatternCompiler();
  #windows = 0;

  /**
   * Compiles a call of one of these functions; `null` for any other node.
   *
   * @throws LiteralCallError when a rule is not literal text or cannot be read, or the condition holds too many.
   */
  compile(node: ASTNode): LiteralCall | null {
    if (node.op !== "call" && node.op !== "rcall") return null;
    const name = node.args[0];
    if (name !== "matches" && name !== "cidr" && name !== "inWindow") return null;
    const rules = node.op === "call" ? node.args[1].slice(1) : node.args[2];
    const texts = rules.map(literalText).filter((text) => text !== null);
    if (texts.length !== rules.length) {
      const noun = name === "matches" ? "pattern" : "rule";
      throw new LiteralCallError(node, `\`${name}\` needs its ${noun} as text in quotes`);
    }
    const [rule = "", zone = ""] = texts;
    try {
      return this.#compileRule(name, rule, zone);
    } catch (cause) {
      throw new LiteralCallError(node, cause instanceof Error ? cause.message : "the rule cannot be read", { cause });
    }
  }

  #compileRule(name: "matches" | "cidr" | "inWindow", rule: string, zone: string): LiteralCall {
    if (name === "matches") return searchFor(this.#patterns.compile(rule));
    if (name === "cidr") return isInBlock(parseAddressBlock(rule));
    const { windowsMax } = CONDITION_LIMITS;
    this.#windows += 1;
    if (this.#windows > windowsMax) throw new Error(`a condition may use \`inWindow\` at most ${windowsMax} times`);
    return isInWindow(parseTimeWindow(rule, zone));
  }
}

function searchFor(pattern: Pattern): LiteralCall {
  return (text, meter) => {
    if (typeof text !== "string") throw new ArgumentTypeError("`matches` needs text to search");
    return pattern.test(text, meter);
  };
}

function isInBlock(block: AddressBlock): LiteralCall {
  return (address, meter) => {
    meter.charge(WORK_UNITS.address);
    const isInside = typeof address === "string" ? block.contains(address.slice(0, 64)) : null;
    if (isInside === null) throw new ArgumentTypeError("`cidr` needs an IP address as text");
    return isInside;
  };
}

function isInWindow(window: TimeWindow): LiteralCall {
  return (time, meter) => {
    meter.charge(WORK_UNITS.zonedClock);
    if (!(time instanceof Date)) throw new ArgumentTypeError("`inWindow` needs a time such as `now`");
    return window.contains(time);
  };
}
