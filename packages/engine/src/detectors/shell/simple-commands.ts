import type { Command, Function as FunctionNode, Word } from "unbash";
import type { Call } from "./call";
import { isJudged, judgeAssignment, judgeCall } from "./judges/all";
import type { Machine, Node } from "./machine";
import { commandInVariable, isShell, plainName } from "./names";
import { obfuscatedName, splicedName } from "./obfuscation";
import { isModelled, outputOf } from "./output";
import type { Flow, Redirections, Streams } from "./redirections";
import { readTestWords } from "./tests";
import { known, NOTHING, type Value, value } from "./value";
import { expandToOne, expandWord, type RunScript } from "./words";
import { unwrap } from "./wrappers";

/** How a command comes to run. */
interface Circumstances extends Pick<Call, "writes" | "isBackground" | "isRepeated" | "isPrivileged"> {
  /** How many wrappers, such as `sudo`, stand before it. */
  readonly nesting: number;
}

/** What reads everything a command may hold or lead to. */
interface Host {
  readonly runScript: RunScript;
  runText(text: Value, node: Node, flow: Flow): Value;
  callFunction(name: string, node: FunctionNode, parameters: readonly Value[], flow: Flow): Value;
}

/** A name as nearly all commands have it. */
const PLAIN = /^[\w.-]+$/;
const WRAPPERS_MAX = 6;
/** A command with more words is judged by its first and its last. */
const WORDS_MAX = 256;

/** Reads one command at a time: its assignments, words and redirections, what it is, and what it starts in its turn. */
export class SimpleCommands {
  constructor(
    private readonly machine: Machine,
    private readonly redirections: Redirections,
    private readonly host: Host,
  ) {}

  /** What the command prints. */
  run(node: Command, flow: Flow, isBackground: boolean): Value {
    const plain = flow.isFed ? null : plainName(node);
    if (plain !== null && !isJudged(plain) && !isModelled(plain) && !this.machine.isDefined(plain)) return NOTHING;
    if (!this.machine.spend()) {
      this.machine.note("truncated", "MEDIUM", 0.6, node);
      return NOTHING;
    }
    for (const item of node.prefix) {
      if (item.type !== "Assignment") continue;
      if (item.index !== undefined) this.expand(item.index);
      this.assign(item.name, item.value, item.append === true, node);
    }
    const values = node.name === undefined ? [] : [...this.expand(node.name)];
    for (const argument of node.args) {
      if (argument.type === "Word") values.push(...this.expand(argument));
      else {
        const assigned = this.assign(argument.name, argument.value, argument.append === true, node);
        values.push({ ...assigned, text: `${argument.name}=${assigned.text}` });
      }
    }
    const name = values[0]?.text ?? "";
    const streams = this.openStreams(node, flow, values);
    if (node.name !== undefined && !PLAIN.test(node.name.text)) this.readHiddenName(node.name, values, node);
    const output =
      values.length === 0
        ? NOTHING
        : this.invoke(values, streams.flow, node, {
            writes: streams.writes,
            isBackground,
            isRepeated: false,
            isPrivileged: false,
            nesting: 0,
          });
    this.redirections.settle(streams.writes, output, node, name);
    return output;
  }

  private openStreams(node: Command, flow: Flow, values: readonly Value[]): Streams {
    if (node.redirects.length === 0) return { flow, writes: [] };
    const shell = values.find((word) => isShell(word.text));
    return this.redirections.open(node.redirects, flow, node, shell?.text ?? values[0]?.text ?? "");
  }

  /** Notes a name written so that it cannot be read, and puts the one it stands for in its place. */
  private readHiddenName(written: Word, values: Value[], node: Node): void {
    const [resolved] = values;
    if (resolved === undefined) return;
    if (obfuscatedName(written, resolved)) this.machine.note("obfuscated", "HIGH", 0.7, node);
    const spliced = splicedName(written, resolved);
    if (spliced === null || !isJudged(spliced)) return;
    values[0] = known(spliced);
    this.machine.note("obfuscated", "HIGH", 0.6, node);
  }

  private assign(
    name: string,
    given: Word | { readonly type: "ArrayValue"; readonly elements: readonly Word[] },
    append: boolean,
    node: Node,
  ): Value {
    const fields =
      given.type === "Word"
        ? [expandToOne(given, this.machine, this.host.runScript)]
        : given.elements.slice(0, 64).flatMap((element) => this.expand(element));
    const first = fields[0] ?? known("");
    const all =
      given.type === "Word"
        ? first
        : value(
            fields.map((field) => field.text).join(" "),
            fields.every((field) => field.exact),
            fields.reduce((bits, field) => bits | field.taint, 0),
          );
    const before = append ? (this.machine.variables.get(name) ?? known("")) : known("");
    const assigned = value(before.text + all.text, before.exact && all.exact, before.taint | all.taint);
    this.machine.variables.set(name, assigned);
    judgeAssignment(name, assigned, this.machine, node);
    return assigned;
  }

  private invoke(values: readonly Value[], flow: Flow, node: Node, circumstances: Circumstances): Value {
    const program = values[0];
    const { nesting, ...how } = circumstances;
    if (program === undefined || nesting > WRAPPERS_MAX) return NOTHING;
    const name = program.text.slice(program.text.lastIndexOf("/") + 1).toLowerCase();
    const rest =
      values.length <= WORDS_MAX
        ? values.slice(1)
        : [...values.slice(1, WORDS_MAX / 2), ...values.slice(-WORDS_MAX / 2)];
    if (values.length > WORDS_MAX) this.machine.note("truncated", "MEDIUM", 0.5, node);
    const call: Call = {
      name: name.startsWith("$") ? commandInVariable(name) : name,
      program,
      values: rest,
      args: rest.map((argument) => argument.text),
      input: flow.input,
      isFed: flow.isFed,
      ...how,
      machine: this.machine,
      note: (rule, severity, confidence) => this.machine.note(rule, severity, confidence, node),
      runText: (text) => this.host.runText(text, node, flow),
      runWords: (words, { input, ...changed } = {}) =>
        this.invoke(words, input === undefined ? flow : { input, isFed: true }, node, {
          ...circumstances,
          ...changed,
          nesting: nesting + 1,
        }),
    };
    const own = this.machine.functions.get(program.text);
    if (own !== undefined) return this.host.callFunction(program.text, own, rest, flow);
    const alias = this.machine.aliases.get(program.text);
    if (alias !== undefined && !alias.startsWith(`${program.text} `)) {
      return this.host.runText(known(`${alias} ${call.args.join(" ")}`), node, flow);
    }
    if (call.name === "[" || call.name === "test") readTestWords(rest, this.machine, node);
    judgeCall(call);
    return unwrap(call) ?? outputOf(call);
  }

  private expand(word: Word): readonly Value[] {
    return expandWord(word, this.machine, this.host.runScript);
  }
}
