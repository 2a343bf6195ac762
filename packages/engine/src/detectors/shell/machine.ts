import type { Function as FunctionNode, Script } from "unbash";
import type { Severity } from "../../vocabulary/risk-category";
import { BOUNDS, type StepShare } from "./bounds";
import type { HitCollector } from "./hit";
import type { ShellRule } from "./rules";
import { known, type Value } from "./value";
import type { HollowCheck } from "./weaknesses/authorization";

/** A stretch of the text that was given, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What a node of the syntax tree says about where it stands in its own source. */
export interface Node {
  readonly pos: number;
  readonly end: number;
}

/** A file as far as the script itself made it. */
interface FileState {
  readonly content: Value;
  readonly isExecutable: boolean;
}

/**
 * What is known while a script is read from top to bottom without running it. Branches are all taken and bodies of loops
 * read once, so what it knows is what may be, not what is.
 */
export class Machine {
  readonly variables = new Map<string, Value>([
    ["HOME", known("~")],
    ["IFS", known(" ")],
    ["SHELL", known("/bin/bash")],
    ["BASH", known("/bin/bash")],
    ["EUID", known("0")],
  ]);
  readonly functions = new Map<string, FunctionNode>();
  readonly calledFunctions = new Set<string>();
  readonly aliases = new Map<string, string>();
  readonly files = new Map<string, FileState>();
  /** Descriptors that `exec` opened to `/dev/tcp` or `/dev/udp`. */
  readonly sockets = new Set<number>();
  /** Literal texts of tests, by which loops choose what they act on. */
  readonly tested: string[] = [];
  /** Parameters of the function being read; the script's own are unknown. */
  parameters: readonly Value[] | null = null;
  /** Where `cd` went last, when it is known. */
  directory: string | null = null;
  /** Where the script first does one thing or another by a protected characteristic of a person. */
  choice: Place | null = null;
  /** Functions named as checks that cannot fail. */
  readonly hollowChecks = new Map<string, HollowCheck>();
  calls = 0;
  texts = 0;
  loops = 0;
  private commandsLeft = BOUNDS.commands;
  private stepsLeft: number;
  /** Where nested text stands: its own offsets mean nothing to who reads the finding. */
  private outer: Place | null = null;
  private offset = 0;

  /**
   * @param source what is judged, to tell what is written in it from what it puts together.
   * @param share bounds and counts the nodes visited.
   */
  constructor(
    readonly hits: HitCollector,
    readonly source: string,
    private readonly share: StepShare,
  ) {
    this.stepsLeft = share.each;
  }

  /** Whether one more command may be evaluated. */
  spend(): boolean {
    return this.commandsLeft-- > 0;
  }

  /** Whether one more node may be visited. */
  step(): boolean {
    if (this.stepsLeft <= 0) return false;
    this.stepsLeft--;
    this.share.used++;
    return true;
  }

  /** Whether the script itself gave the name a meaning. */
  isDefined(name: string): boolean {
    return this.functions.has(name) || this.aliases.has(name);
  }

  note(rule: ShellRule, severity: Severity, confidence: number, node: Node): void {
    this.noteAt(this.place(node), rule, severity, confidence);
  }

  noteAt({ start, end }: Place, rule: ShellRule, severity: Severity, confidence: number): void {
    this.hits.add({ rule, severity, confidence, start, end });
  }

  place(node: Node): Place {
    return this.outer ?? { start: node.pos + this.offset, end: node.end + this.offset };
  }

  /** Reads a stretch that starts at `offset` of the text that was given. */
  at(offset: number, read: () => void): void {
    this.offset = offset;
    read();
  }

  /** Reads text that a command holds or makes; what it does is put down to that command. */
  within<Result>(node: Node, read: () => Result): Result {
    const before = this.outer;
    this.outer = this.place(node);
    try {
      return read();
    } finally {
      this.outer = before;
    }
  }

  /** Scripts inside escaped backticks have a source of their own. */
  withinScript<Result>(script: Script, node: Node, read: () => Result): Result {
    return script.source === undefined ? read() : this.within(node, read);
  }
}
