import {
  type ArithmeticExpression,
  forEachChild,
  type ParsedScript,
  type SyntaxNode,
  type Word,
  type WordPart,
} from "unbash";
import type { Machine } from "./machine";
import { expandParameter, lookUp } from "./parameters";
import { known, NOTHING, unknown, type Value, value } from "./value";
import { noteChoice, noteSummand } from "./weaknesses/protected-attribute";

/** Reads the script of a substitution and gives what it prints. */
export type RunScript = (script: ParsedScript, node: { readonly pos: number; readonly end: number }) => Value;

const ALTERNATIVES_MAX = 16;
const FIELDS_MAX = 64;

/** The words one word becomes: quotes removed, known variables put in, split where the shell would. */
export function expandWord(word: Word, machine: Machine, run: RunScript): readonly Value[] {
  const parts = word.parts;
  if (parts === undefined) return [known(word.value)];
  const builder = new FieldBuilder();
  for (const part of parts) addPart(part, builder, machine, run);
  return builder.fields();
}

/** The same without splitting, as in an assignment or a redirection. */
export function expandToOne(word: Word, machine: Machine, run: RunScript): Value {
  const fields = expandWord(word, machine, run);
  const first = fields[0];
  if (fields.length === 1 && first !== undefined) return first;
  return joinFields(fields);
}

/** The text of parts such as those of a here-document. */
export function expandParts(parts: readonly WordPart[], machine: Machine, run: RunScript): Value {
  let text = "";
  let exact = true;
  let taint = 0;
  for (const part of parts) {
    const piece = quotedPart(part, machine, run);
    if (text.length < 8_192) text += piece.text;
    exact &&= piece.exact;
    taint |= piece.taint;
  }
  return value(text, exact, taint);
}

/** Reads arithmetic: the substitutions inside, and the names it counts with. */
export function runSubstitutions(
  node: SyntaxNode | ArithmeticExpression,
  machine: Machine,
  run: RunScript,
  depth = 0,
): void {
  if (depth > 24) return;
  if (
    (node.type === "CommandExpansion" ||
      node.type === "ProcessSubstitution" ||
      node.type === "ArithmeticCommandExpansion") &&
    node.script !== undefined
  ) {
    run(node.script, node);
    return;
  }
  if (node.type === "ArithmeticWord") noteSummand(node.value, machine, node);
  forEachChild(node, (child) => runSubstitutions(child, machine, run, depth + 1));
}

function joinFields(fields: readonly Value[]): Value {
  return value(
    fields.map((field) => field.text).join(" "),
    fields.every((field) => field.exact),
    fields.reduce((bits, field) => bits | field.taint, 0),
  );
}

function addPart(part: WordPart, builder: FieldBuilder, machine: Machine, run: RunScript): void {
  switch (part.type) {
    case "SimpleExpansion":
    case "ParameterExpansion":
    case "CommandExpansion":
      builder.addUnquoted(quotedPart(part, machine, run), separatorsOf(machine));
      return;
    case "BraceExpansion":
      builder.addAlternatives(alternatives(part.text));
      return;
    case "DoubleQuoted":
    case "LocaleString":
      if (isList(part.parts)) builder.addUnquoted(expandParts(part.parts, machine, run), /\s+/);
      else builder.add(expandParts(part.parts, machine, run));
      return;
    default:
      builder.add(quotedPart(part, machine, run));
  }
}

/** `"$@"` and `"${list[@]}"` stay as many words as they hold. */
function isList(parts: readonly WordPart[]): boolean {
  const part = parts.length === 1 ? parts[0] : undefined;
  if (part?.type === "SimpleExpansion") return part.text === "$@";
  return part?.type === "ParameterExpansion" && (part.parameter === "@" || part.index?.text === "@");
}

const SPACES = /\s+/;

/** What the shell splits unquoted text at: `IFS`, when the script sets it. */
function separatorsOf(machine: Machine): RegExp {
  const given = machine.variables.get("IFS")?.text ?? " ";
  if (/^\s*$/.test(given) || given.length > 8) return SPACES;
  return new RegExp(`[\\s${given.replace(/[\]\\^-]/g, "\\$&")}]+`);
}

function quotedPart(part: WordPart, machine: Machine, run: RunScript): Value {
  switch (part.type) {
    case "Literal":
    case "Glob":
    case "SingleQuoted":
    case "AnsiCQuoted":
      return known(part.value);
    case "DoubleQuoted":
    case "LocaleString":
      return expandParts(part.parts, machine, run);
    case "SimpleExpansion":
      return lookUp(part.text.slice(1), machine);
    case "ParameterExpansion":
      if (part.index?.parts !== undefined) noteChoice(expandToOne(part.index, machine, run), machine, part);
      return expandParameter(part, machine, (word) => expandToOne(word, machine, run));
    case "CommandExpansion": {
      const output = part.script === undefined ? unknown(part.text) : run(part.script, part);
      return value(output.text.replace(/\n+$/, ""), output.exact, output.taint);
    }
    case "ProcessSubstitution": {
      const output = part.script === undefined ? NOTHING : run(part.script, part);
      const name = `/dev/fd/${machine.files.size + 63}`;
      machine.files.set(name, { content: output, isExecutable: false });
      return known(name, output.taint);
    }
    case "ArithmeticExpansion":
      if (part.expression !== undefined) runSubstitutions(part.expression, machine, run);
      return unknown("0");
    default:
      return known(part.text);
  }
}

/** `{a,b}` without anything nested; otherwise as written. */
function alternatives(text: string): readonly string[] {
  const inside = text.slice(1, -1);
  if (!text.startsWith("{") || !text.endsWith("}") || !inside.includes(",") || /[{}$`"'\\]/.test(inside)) return [text];
  return inside.split(",").slice(0, ALTERNATIVES_MAX);
}

/** Puts the pieces of a word together and splits it into fields. */
class FieldBuilder {
  private readonly done: Value[] = [];
  private texts: readonly string[] = [""];
  private exact = true;
  private taint = 0;
  private isOpen = false;

  add(piece: Value): void {
    this.texts = this.texts.map((text) => (text.length < 8_192 ? text + piece.text : text));
    this.exact &&= piece.exact;
    this.taint |= piece.taint;
    this.isOpen = true;
  }

  addAlternatives(pieces: readonly string[]): void {
    if (this.texts.length * pieces.length > ALTERNATIVES_MAX) return this.add(unknown(pieces.join(" ")));
    this.texts = this.texts.flatMap((text) => pieces.map((piece) => text + piece));
    this.isOpen = true;
  }

  addUnquoted(piece: Value, separators: RegExp): void {
    if (!piece.exact || !separators.test(piece.text)) {
      if (piece.text !== "") this.add(piece);
      else if (!piece.exact) this.add({ ...piece, text: "$OUTPUT" });
      else this.taint |= piece.taint;
      return;
    }
    const pieces = piece.text.split(separators);
    for (const [index, text] of pieces.entries()) {
      if (index > 0) this.close();
      if (text !== "") this.add({ text, exact: true, taint: piece.taint });
    }
  }

  fields(): readonly Value[] {
    this.close();
    return this.done;
  }

  private close(): void {
    if (this.isOpen) {
      for (const text of this.texts) {
        if (this.done.length < FIELDS_MAX) this.done.push(value(text, this.exact, this.taint));
      }
    }
    this.texts = [""];
    this.exact = true;
    this.taint = 0;
    this.isOpen = false;
  }
}
