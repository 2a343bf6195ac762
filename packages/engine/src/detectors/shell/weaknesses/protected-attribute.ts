import type { Machine, Node } from "../machine";
import { hasTaint, TAINT, type Value } from "../value";
import { nameTaint, wordsOfName } from "./names";

/** Remembers that the script does one thing or another by a protected characteristic of a person. */
export function noteChoice(by: Value, machine: Machine, node: Node): void {
  if (hasTaint(by, TAINT.protected)) machine.choice ??= machine.place(node);
}

/** The same for a name in arithmetic. */
export function noteSummand(name: string, machine: Machine, node: Node): void {
  if (machine.choice === null && (nameTaint(name) & TAINT.protected) !== 0) machine.choice = machine.place(node);
}

/**
 * At the end of a script: HIGH when what it computes is named for something that matters to a person, as annex III of the EU
 * AI Act lists them (work, schooling, credit, insurance, benefits, justice) or for a judgement of the person.
 */
export function judgeChoice(machine: Machine): void {
  const { choice } = machine;
  if (choice === null) return;
  const isConsequential = isAbout(machine.functions.keys()) || isAbout(machine.variables.keys());
  const [severity, confidence] = isConsequential ? (["HIGH", 0.6] as const) : (["LOW", 0.5] as const);
  machine.noteAt(choice, "protected-attribute", severity, confidence);
}

const OUTCOME =
  /^(?:scor(?:e|es|ing)|rating|rank(?:ing)?|premium|price|pricing|discount|rate|loan|credit|mortgage|salary|wage|bonus|pay(?:out)?|hir(?:e|ed|ing)|recruit\w{0,4}|promot\w{1,4}|admi(?:t|tted|ssion|ssions)|accept(?:ed|ance)?|approv\w{1,3}|reject(?:ed|ion)?|den(?:y|ied)|eligib\w{2,5}|potential|candidate|applicants?|scholarship|grade|insurance|benefits?|rent|tenant|housing|bail|parole|sentence|risk|visa|qualif\w{1,6}|priority|evaluat\w{1,4}|suitab\w{2,5}|worth(?:iness)?|award)$/;

function isAbout(names: Iterable<string>): boolean {
  let left = 256;
  for (const name of names) {
    if (left-- <= 0) return false;
    if (wordsOfName(name).some((word) => OUTCOME.test(word))) return true;
  }
  return false;
}
