import {
  type AndOr,
  type Case,
  type CaseItem,
  type CompoundList,
  type Function as FunctionNode,
  type ParsedScript,
  parse,
  type Redirection,
  type Statement,
  type SyntaxNode,
  type Word,
} from "unbash";
import { BOUNDS, boundedSource } from "./bounds";
import { callsItselfTwice } from "./fork-bomb";
import type { Machine, Node } from "./machine";
import { type Flow, NO_FLOW, Redirections } from "./redirections";
import { SimpleCommands } from "./simple-commands";
import { readTest } from "./tests";
import { NOTHING, unknown, type Value, value } from "./value";
import { judgeChecks, noteAsked, noteGuards, rememberCheck } from "./weaknesses/authorization";
import { judgeMatched } from "./weaknesses/hardcoded-credential";
import { judgeChoice, noteChoice } from "./weaknesses/protected-attribute";
import { expandParts, expandToOne, expandWord, runSubstitutions } from "./words";

const DEPTH_MAX = 64;

/** Reads a script from top to bottom and notes on the machine what its commands would do. */
export class Interpreter {
  private depth = 0;

  private readonly redirections: Redirections;

  private readonly commands: SimpleCommands;

  constructor(private readonly machine: Machine) {
    this.redirections = new Redirections(
      machine,
      (word) => this.expandOne(word),
      (parts) => expandParts(parts, machine, this.runScript),
    );
    this.commands = new SimpleCommands(machine, this.redirections, {
      runScript: this.runScript,
      runText: (text, node, flow) => this.runText(text, node, flow),
      callFunction: (name, node, parameters, flow) => this.callFunction(name, node, parameters, flow),
    });
  }

  /** The whole of a script, and after it the functions nobody called. */
  readScript(script: ParsedScript): void {
    this.runScript(script, script);
    for (const [name, node] of this.machine.functions) {
      if (!this.machine.calledFunctions.has(name)) this.callFunction(name, node, null, NO_FLOW);
    }
    judgeChoice(this.machine);
    judgeChecks(this.machine);
  }

  private readonly runScript = (script: ParsedScript, node: Node, flow: Flow = NO_FLOW): Value =>
    this.machine.withinScript(script, node, () => this.runStatements(script.commands, flow));

  /** Text that is a command itself; what it does is put down to `node`. */
  private runText(text: Value, node: Node, flow: Flow): Value {
    if (this.machine.texts >= BOUNDS.texts || text.text.trim() === "") return unknown("", text.taint);
    this.machine.texts++;
    try {
      return this.machine.within(node, () => {
        let output = NOTHING;
        for (const { source } of boundedSource(text.text).stretches) {
          const script = parse(source);
          output = this.runStatements(script.commands, flow);
        }
        return output;
      });
    } finally {
      this.machine.texts--;
    }
  }

  private runStatements(statements: readonly Statement[], flow: Flow): Value {
    let text = "";
    let exact = true;
    let taint = 0;
    for (const statement of statements) {
      const output = this.run(statement.command, flow, statement.background === true);
      if (text.length < 8_192) text += output.text;
      exact &&= output.exact;
      taint |= output.taint;
    }
    return value(text, exact, taint);
  }

  private runList(list: CompoundList, flow: Flow): Value {
    return this.runStatements(list.commands, flow);
  }

  private run(node: SyntaxNode, flow: Flow, isBackground = false): Value {
    if (this.depth >= DEPTH_MAX) return NOTHING;
    if (!this.machine.step()) {
      this.machine.note("truncated", "MEDIUM", 0.6, node);
      return NOTHING;
    }
    this.depth++;
    try {
      return this.runNode(node, flow, isBackground);
    } finally {
      this.depth--;
    }
  }

  private runNode(node: SyntaxNode, flow: Flow, isBackground: boolean): Value {
    switch (node.type) {
      case "Command":
        return this.commands.run(node, flow, isBackground);
      case "Pipeline": {
        let current = flow;
        for (const command of node.commands) {
          current = { input: this.run(command, current, isBackground), isFed: true };
        }
        return current.input;
      }
      case "AndOr":
        return this.runAlternatives(node, flow);
      case "If":
        noteAsked(node, this.machine);
        noteGuards([node.then, ...node.elif.map((branch) => branch.then)], this.machine);
        return this.union(
          [
            node.clause,
            node.then,
            ...node.elif.flatMap((branch) => [branch.clause, branch.then]),
            ...(node.else ? [node.else] : []),
          ],
          flow,
        );
      case "CompoundList":
        return this.runList(node, flow);
      case "Subshell":
      case "BraceGroup":
        return this.runList(node.body, flow);
      case "Redirected":
        return this.runRedirected(node.command, node.redirects, flow, node);
      case "For":
      case "Select":
        return this.runFor(node.name, node.wordlist, node.body, flow);
      case "While":
        return this.loop(() => join2(this.runList(node.clause, flow), this.runList(node.body, flow)));
      case "ArithmeticFor":
        return this.loop(() => this.runList(node.body, flow));
      case "Case": {
        this.readCase(node);
        return this.union(
          node.items.map((item: CaseItem) => item.body),
          flow,
        );
      }
      case "Function":
        this.define(node);
        return NOTHING;
      case "Coproc":
        return this.run(node.body, flow, true);
      case "TestCommand":
        readTest(node.expression, this.machine, node, (word) => this.expandOne(word));
        return NOTHING;
      case "ArithmeticCommand":
        if (node.expression !== undefined) runSubstitutions(node.expression, this.machine, this.runScript);
        return NOTHING;
      default:
        return NOTHING;
    }
  }

  /** `a || b` prints what `a` prints when that is known; both are read. */
  private runAlternatives(node: AndOr, flow: Flow): Value {
    noteAsked(node, this.machine);
    let output = NOTHING;
    for (const [index, command] of node.commands.entries()) {
      const printed = this.run(command, flow);
      const isFallback = node.operators[index - 1] === "||" && output.exact && output.text !== "";
      output = isFallback ? { ...output, taint: output.taint | printed.taint } : join2(output, printed);
    }
    return output;
  }

  private union(nodes: readonly SyntaxNode[], flow: Flow): Value {
    let output = NOTHING;
    for (const node of nodes) output = join2(output, this.run(node, flow));
    return output;
  }

  private loop(body: () => Value): Value {
    this.machine.loops++;
    try {
      return body();
    } finally {
      this.machine.loops--;
    }
  }

  private runFor(name: Word, words: readonly Word[] | undefined, body: CompoundList, flow: Flow): Value {
    const values = (words ?? []).slice(0, 64).flatMap((word) => this.expand(word));
    return this.loop(() => {
      if (values.length === 0) {
        this.machine.variables.set(name.value, this.machine.parameters?.[0] ?? unknown(`$${name.value}`));
        return this.runList(body, flow);
      }
      let output = NOTHING;
      for (const each of values.slice(0, 6)) {
        this.machine.variables.set(name.value, each);
        output = join2(output, this.runList(body, flow));
      }
      return output;
    });
  }

  /** What a choice is made by, and the texts it is compared with. */
  private readCase(node: Case): void {
    const chosen = this.expandOne(node.word);
    noteChoice(chosen, this.machine, node);
    judgeMatched(chosen, node, this.machine);
    noteGuards(
      node.items.map((item) => item.body),
      this.machine,
    );
  }

  private define(node: FunctionNode): void {
    const name = node.name.value;
    this.machine.functions.set(name, node);
    this.machine.calledFunctions.delete(name);
    rememberCheck(name, node, this.machine);
    if (callsItselfTwice(node, name)) this.machine.note("fork-bomb", "CRITICAL", 0.95, node);
  }

  private callFunction(name: string, node: FunctionNode, parameters: readonly Value[] | null, flow: Flow): Value {
    if (this.machine.calls >= BOUNDS.calls) return unknown("");
    this.machine.calledFunctions.add(name);
    const before = this.machine.parameters;
    this.machine.parameters = parameters;
    this.machine.calls++;
    try {
      return this.run(node.body, flow);
    } finally {
      this.machine.calls--;
      this.machine.parameters = before;
    }
  }

  private expand(word: Word): readonly Value[] {
    return expandWord(word, this.machine, this.runScript);
  }

  private expandOne(word: Word): Value {
    return expandToOne(word, this.machine, this.runScript);
  }

  private runRedirected(command: SyntaxNode, redirects: readonly Redirection[], flow: Flow, node: Node): Value {
    const streams = this.redirections.open(redirects, flow, node, "");
    const output = this.run(command, streams.flow);
    this.redirections.settle(streams.writes, output, node, "");
    return output;
  }
}

/** What it prints when either may run. */
function join2(first: Value, second: Value): Value {
  if (first === NOTHING) return second;
  if (second === NOTHING) return first;
  return value(first.text + second.text, first.exact && second.exact, first.taint | second.taint);
}
