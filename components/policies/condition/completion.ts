import type { ConditionVocabulary } from "@/server/policies/schemas";
import { fieldsOf } from "./vocabulary";

/** Something that can stand at the caret. */
export interface Completion {
  /** Shown, and matched against what is typed. */
  readonly label: string;
  /** What replaces the typed word; the caret goes to `caret` characters after its start. */
  readonly insert: string;
  readonly caret: number;
  readonly detail: string;
}

/** The word before the caret, and where it starts: `payload.am`, `payload["on c`, `.cont`. */
export interface TypedWord {
  readonly start: number;
  readonly text: string;
}

const SHOWN_MAX = 8;
const WORD = /[A-Za-z_][\w]*(?:\.\w*|\["[^"\]\n]*(?:"\]?)?)*$|\.\w*$/;

/** The word before the caret; empty text where there is none. Inside quoted text there is never one. */
export function typedWord(source: string, caret: number): TypedWord {
  const line = source.slice(source.lastIndexOf("\n", caret - 1) + 1, caret);
  const text = WORD.exec(line)?.[0] ?? "";
  const isQuoted =
    (
      line
        .slice(0, line.length - text.length)
        .replaceAll(/\\./g, "")
        .match(/"/g) ?? []
    ).length %
      2 ===
    1;
  return isQuoted ? { start: caret, text: "" } : { start: caret - text.length, text };
}

/** What could complete a word, best first, at most eight. Nothing for an empty word unless it `isAsked` for. */
export function completionsOf(vocabulary: ConditionVocabulary, word: string, isAsked = false): readonly Completion[] {
  if (word === "" && !isAsked) return [];
  const typed = word.toLowerCase();
  const dot = word.lastIndexOf(".");
  const candidates = [...fieldCompletions(vocabulary), ...functionCompletions(vocabulary)];
  const starting = candidates.filter(({ label }) => label.toLowerCase().startsWith(typed) && label !== word);
  const inside = candidates.filter(
    ({ label }) =>
      typed.length > 1 &&
      label !== word &&
      label.toLowerCase().includes(typed) &&
      !starting.some((one) => one.label === label),
  );
  const methods = dot === -1 ? [] : methodCompletions(vocabulary, word.slice(0, dot), typed.slice(dot + 1));
  return [...starting, ...methods, ...inside].slice(0, SHOWN_MAX);
}

/** The source with a word replaced, and where the caret then stands. */
export function complete(
  source: string,
  word: TypedWord,
  completion: Completion,
): { readonly source: string; readonly caret: number } {
  const rest = source.slice(word.start + word.text.length);
  return {
    source: `${source.slice(0, word.start)}${completion.insert}${rest}`,
    caret: word.start + completion.caret,
  };
}

function fieldCompletions(vocabulary: ConditionVocabulary): readonly Completion[] {
  const roots = vocabulary.variables.map(({ name, doc }) => plain(name, doc));
  const fields = fieldsOf(vocabulary)
    .filter(({ path }) => !roots.some(({ label }) => label === path))
    .map(({ path, types, doc }) => plain(path, doc ?? types.join(" or ")));
  return [...roots, ...fields];
}

function functionCompletions({ functions }: ConditionVocabulary): readonly Completion[] {
  return functions
    .filter(({ kind }) => kind === "function")
    .map(({ name, doc }) => call(`${name}()`, `${name}()`, doc));
}

function methodCompletions({ functions }: ConditionVocabulary, subject: string, typed: string): readonly Completion[] {
  return functions
    .filter(({ kind, name }) => kind !== "function" && name.toLowerCase().startsWith(typed))
    .map(({ kind, name, doc }) =>
      kind === "loop"
        ? call(`.${name}(x, )`, `${subject}.${name}(x, )`, doc)
        : call(`.${name}()`, `${subject}.${name}()`, doc),
    );
}

function plain(label: string, detail: string): Completion {
  return { label, insert: label, caret: label.length, detail };
}

/** The caret goes in front of the closing parenthesis. */
function call(label: string, insert: string, detail: string): Completion {
  return { label, insert, caret: insert.length - 1, detail };
}
