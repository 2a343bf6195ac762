import type { Severity } from "../../vocabulary/risk-category";
import type { Machine } from "./machine";
import type { ShellRule } from "./rules";
import type { Value } from "./value";

/** A file a command's output goes to. */
export interface Write {
  readonly path: string;
  readonly append: boolean;
  readonly descriptor: number;
}

/** One program about to run, with what is known of its words. */
export interface Call {
  /** Last part of the program's path, lower case. */
  readonly name: string;
  /** The program as written, variables put in. */
  readonly program: Value;
  readonly values: readonly Value[];
  /** Texts of `values`. */
  readonly args: readonly string[];
  /** What flows into it. */
  readonly input: Value;
  /** Whether anything flows in at all: a pipe, a file or a here-document. */
  readonly isFed: boolean;
  readonly writes: readonly Write[];
  readonly isBackground: boolean;
  /** Whether it runs for each file a search finds or a list names. */
  readonly isRepeated: boolean;
  /** Whether it runs with the rights of root. */
  readonly isPrivileged: boolean;
  readonly machine: Machine;
  note(rule: ShellRule, severity: Severity, confidence: number): void;
  /** Reads another command line, such as the operand of `sh -c`. */
  runText(text: Value): Value;
  /** Reads the same words as a command of their own, such as those behind `sudo`. */
  runWords(
    values: readonly Value[],
    options?: { readonly isRepeated?: boolean; readonly isPrivileged?: boolean; readonly input?: Value },
  ): Value;
}

/** What a judge looks at and notes; it never decides what flows on. */
export type Judge = (call: Call) => void;

/** Options (words that start with `-`, up to `--`) and the rest. */
export function splitOptions(args: readonly string[]): {
  readonly options: readonly string[];
  readonly operands: readonly string[];
} {
  const options: string[] = [];
  const operands: string[] = [];
  let isOver = false;
  for (const argument of args) {
    if (argument === "--" && !isOver) isOver = true;
    else if (!isOver && argument.length > 1 && argument.startsWith("-")) options.push(argument);
    else operands.push(argument);
  }
  return { options, operands };
}

/** Whether one of the options is the long one or holds the letter among bundled short ones. */
export function hasOption(options: readonly string[], letters: string, ...long: readonly string[]): boolean {
  return options.some((option) => {
    if (option.startsWith("--")) return long.some((name) => option === name || option.startsWith(`${name}=`));
    return long.includes(option) || (letters !== "" && Array.from(letters).some((letter) => option.includes(letter)));
  });
}

/** The word behind an option, or what is attached to it (`-ofile`, `--output=file`). */
export function optionValue(args: readonly string[], ...names: readonly string[]): string | null {
  for (const [index, argument] of args.entries()) {
    for (const name of names) {
      if (argument === name) return args[index + 1] ?? null;
      if (name.startsWith("--") && argument.startsWith(`${name}=`)) return argument.slice(name.length + 1);
      if (/^-[A-Za-z]$/.test(name) && argument.startsWith(name) && !argument.startsWith("--")) return argument.slice(2);
    }
  }
  return null;
}
