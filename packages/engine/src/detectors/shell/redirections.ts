import type { Redirection, Word, WordPart } from "unbash";
import type { Call, Write } from "./call";
import { judgeCall, judgeWrite } from "./judges/all";
import type { Machine, Node } from "./machine";
import { isShell } from "./names";
import { fileTaint, holdsWorthReading } from "./output";
import { hasTaint, known, NOTHING, TAINT, unknown, type Value, value } from "./value";

/** What flows into a command, and whether anything does. */
export interface Flow {
  readonly input: Value;
  readonly isFed: boolean;
}

export const NO_FLOW: Flow = { input: NOTHING, isFed: false };

/** Where a command reads from and writes to. */
export interface Streams {
  readonly flow: Flow;
  readonly writes: readonly Write[];
}

/** Follows files, here-documents and sockets into and out of commands. */
export class Redirections {
  constructor(
    private readonly machine: Machine,
    private readonly expandOne: (word: Word) => Value,
    private readonly expandHereDoc: (parts: readonly WordPart[]) => Value,
  ) {}

  /** Where a command of this name reads from and writes to. */
  open(redirects: readonly Redirection[], flow: Flow, node: Node, name: string): Streams {
    let current = flow;
    const writes: Write[] = [];
    for (const redirect of redirects) {
      if (redirect.type === "HereDoc") {
        const parts = redirect.delimiter?.quoted === true ? undefined : redirect.body.parts;
        current = {
          input: parts === undefined ? known(redirect.body.text) : this.expandHereDoc(parts),
          isFed: true,
        };
        continue;
      }
      const target = redirect.target === undefined ? NOTHING : this.expandOne(redirect.target);
      if (redirect.type === "HereString") {
        current = { input: target, isFed: true };
        continue;
      }
      const descriptor =
        redirect.descriptor?.type === "FileDescriptor"
          ? redirect.descriptor.value
          : redirect.operator.startsWith("<")
            ? 0
            : 1;
      if (/^\/dev\/(?:tcp|udp)\//.test(target.text)) {
        this.openSocket(name, descriptor, node, flow);
        if (redirect.operator.startsWith("<")) current = { input: unknown("", TAINT.network), isFed: true };
        continue;
      }
      if (/^&?\d+-?$/.test(target.text) && redirect.operator.includes("&")) {
        const socket = Number(target.text.replace(/\D/g, ""));
        if (this.machine.sockets.has(socket)) {
          if (isShell(name)) this.machine.note("reverse-shell", "CRITICAL", 0.95, node);
          if (redirect.operator.startsWith("<")) current = { input: unknown("", TAINT.network), isFed: true };
        }
        continue;
      }
      if (redirect.operator === "<" || redirect.operator === "<>") {
        const content = this.machine.files.get(target.text)?.content;
        current = { input: content ?? unknown("", fileTaint(target.text)), isFed: true };
        if (holdsWorthReading(target.text)) judgeCall(this.readingCall(target, node));
      } else writes.push({ path: target.text, append: redirect.operator.includes(">>"), descriptor });
    }
    return { flow: current, writes };
  }

  /** `< file` reads the file as `cat file` does. */
  private readingCall(target: Value, node: Node): Call {
    const nothing = (): Value => NOTHING;
    return {
      name: "cat",
      program: known("cat"),
      values: [target],
      args: [target.text],
      input: NOTHING,
      isFed: false,
      writes: [],
      isBackground: false,
      isRepeated: false,
      isPrivileged: false,
      machine: this.machine,
      runText: nothing,
      runWords: nothing,
      note: (rule, severity, confidence) => this.machine.note(rule, severity, confidence, node),
    };
  }

  private openSocket(name: string, descriptor: number, node: Node, flow: Flow): void {
    if (name === "exec") {
      this.machine.sockets.add(descriptor);
      this.machine.note("raw-socket", "HIGH", 0.7, node);
    } else if (isShell(name)) this.machine.note("reverse-shell", "CRITICAL", 0.97, node);
    else if (descriptor === 0) this.machine.note("raw-socket", "MEDIUM", 0.6, node);
    else if (hasTaint(flow.input, TAINT.secret | TAINT.environment))
      this.machine.note("exfiltrate-secret", "CRITICAL", 0.9, node);
    else this.machine.note("raw-socket", "HIGH", 0.65, node);
  }

  /** Judges what was written, and remembers it. */
  settle(writes: readonly Write[], output: Value, node: Node, name: string): void {
    for (const write of writes) {
      judgeWrite(write, output, this.machine, node, name);
      if (write.descriptor !== 1) continue;
      const before = write.append ? this.machine.files.get(write.path)?.content : undefined;
      const content =
        before === undefined
          ? output
          : value(before.text + output.text, before.exact && output.exact, before.taint | output.taint);
      if (this.machine.files.size < 256) this.machine.files.set(write.path, { content, isExecutable: false });
    }
  }
}
