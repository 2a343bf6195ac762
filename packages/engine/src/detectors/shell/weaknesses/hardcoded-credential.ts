import type { Case } from "unbash";
import type { Machine, Node } from "../machine";
import { hasTaint, known, TAINT, type Value } from "../value";
import { nameTaint } from "./names";

/** Bits that say a text came from elsewhere than the script itself. */
const ELSEWHERE =
  TAINT.network |
  TAINT.secret |
  TAINT.system |
  TAINT.decoded |
  TAINT.discovery |
  TAINT.environment |
  TAINT.file |
  TAINT.parameter |
  TAINT.random;

/** Values that say there is no credential, or that one has to be put in. */
const NO_CREDENTIAL =
  /^(?:|[*?.-]{1,3}.{0,2}|[-/~].{0,255}|null|nil|none|undefined|unset|true|false|yes|no|on|off|todo|empty|required|optional|<.{0,80}>|\[.{0,80}\]|\{.{0,80}\}|x{3,40}|\*{3,40}|change.?(?:me|it)|your.{0,60}|my.?(?:password|secret|token)|redacted|placeholder)$/i;
/** Words that stand for a password wherever somebody explains something. */
const EXAMPLE =
  /^(?:password|passwd|secret|token|example\w{0,8}|test\w{0,4}|dummy|foo|bar|sample|prompt|ask|auto|default|user)$/i;

/**
 * Notes a comparison that lets in whoever knows a text written in the script: one side holds a credential by its name, one
 * comes from outside, the other is a constant (CWE-798).
 */
export function judgeComparison(left: Value, right: Value, machine: Machine, node: Node): void {
  if (((left.taint | right.taint) & (TAINT.password | TAINT.code)) === 0) return;
  const fixed = isConstant(left) ? left : isConstant(right) ? right : null;
  if (fixed === null) return;
  const given = fixed === left ? right : left;
  const isGiven = hasTaint(given, ELSEWHERE) || !given.exact;
  if (!isGiven) return;
  // A lone `token` in a comparison may be a word a parser reads: then the constant has to have a name that says so.
  if (((fixed.taint | given.taint) & TAINT.password) !== 0 || hasTaint(fixed, TAINT.code))
    machine.note("hardcoded-credential", "HIGH", 0.6, node);
}

/** The same for `case "$password" in secret)`. */
export function judgeMatched(chosen: Value, { items, pos, end }: Case, machine: Machine): void {
  if (!hasTaint(chosen, TAINT.password)) return;
  for (const { pattern } of items.slice(0, 64)) {
    for (const { parts, value: text } of pattern)
      if (parts === undefined || parts.every((part) => /^(?:Literal|SingleQuoted|DoubleQuoted)$/.test(part.type)))
        judgeComparison(chosen, known(text), machine, { pos, end });
  }
}

/** Notes a credential that is written out where it is kept. */
export function judgeStoredCredential(name: string, assigned: Value, machine: Machine, node: Node): void {
  const bits = nameTaint(name) & (TAINT.password | TAINT.code);
  if (bits === 0 || !assigned.exact || !isConstant(assigned)) return;
  const { text } = assigned;
  const isLong = text.length >= ((bits & TAINT.password) !== 0 ? 4 : 8);
  if (isLong && !EXAMPLE.test(text) && !/\s|^[./~]|:\/\//.test(text))
    machine.note("hardcoded-credential", "MEDIUM", 0.5, node);
}

function isConstant({ text, taint }: Value): boolean {
  // One letter at a time is how a careless comparison goes, when the constant is a credential by its name.
  if (text.length < 3 && (taint & (TAINT.password | TAINT.code)) === 0) return false;
  if ((taint & ELSEWHERE) !== 0 || text.length > 256 || /[$`]/.test(text)) return false;
  return !NO_CREDENTIAL.test(text);
}
