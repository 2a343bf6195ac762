import { RE2JS } from "re2js";
import { type AutomatonAnalysis, analyseAutomaton } from "./automaton";
import { CONDITION_LIMITS } from "./limits";
import type { Meter } from "./meter";
import { weighPattern } from "./pattern-weight";
import { WORK_UNITS } from "./work-units";

/** A compiled regular expression that finds its pattern anywhere in a text, in time linear in the text (RE2). */
export interface Pattern {
  test(text: string, meter: Meter): boolean;
}

/** Patterns by source, shared by all conditions of the process: policies repeat them. */
const known = new Map<string, { readonly compiled: RE2JS; readonly analysis: AutomatonAnalysis }>();
const KNOWN_MAX = 200;

/** Beyond this many classes of characters, as `\pL` has, finding a character's class dominates. */
const FEW_CLASSES = 64;
const MANY_CLASSES_FACTOR = 2.5;

/** Compiles the patterns of one condition within a bound on what all of them together take. */
export class PatternCompiler {
  readonly #patterns = new Map<string, Pattern>();
  #calls = 0;
  #weight = 0;
  #analysisLeft: number = CONDITION_LIMITS.patternAnalysisMax;

  /**
   * Compiles a pattern, once for all its uses in the condition. What it costs to run depends on the condition's text
   * alone, not on what other conditions made known before: the same condition errs at the same work everywhere.
   *
   * @throws Error with a sentence for the author when the pattern is not RE2, too long or too large.
   */
  compile(source: string): Pattern {
    const { patternLengthMax, patternsMax, patternWeightMax } = CONDITION_LIMITS;
    this.#calls += 1;
    if (this.#calls > patternsMax) throw new Error(`a condition may use \`matches\` at most ${patternsMax} times`);
    const repeated = this.#patterns.get(source);
    if (repeated !== undefined) return repeated;
    if (source.length > patternLengthMax) throw new Error(`a pattern may have at most ${patternLengthMax} characters`);
    const weight = weighPattern(source);
    if (weight > patternWeightMax) throw tooLarge();
    this.#weight += weight;
    if (this.#weight > patternWeightMax) throw new Error("the patterns of this condition are too large together");
    const pattern = this.#compileNew(source);
    this.#patterns.set(source, pattern);
    return pattern;
  }

  #compileNew(source: string): Pattern {
    const { compiled, analysis } = known.get(source) ?? this.#learn(source);
    const isCheap = analysis.isSmall && analysis.steps <= this.#analysisLeft;
    this.#analysisLeft = Math.max(0, this.#analysisLeft - analysis.steps);
    const searchUnits = isCheap ? 1 : 25 + compiled.programSize() * 1.3;
    const unitsPerCharacter = searchUnits * (analysis.classes > FEW_CLASSES ? MANY_CLASSES_FACTOR : 1);
    return {
      test(text, meter) {
        meter.charge(WORK_UNITS.operation + text.length * unitsPerCharacter);
        return compiled.test(text);
      },
    };
  }

  #learn(source: string) {
    const compiled = parse(source);
    if (compiled.programSize() > CONDITION_LIMITS.patternSizeMax) throw tooLarge();
    const learned = { compiled, analysis: analyseAutomaton(compiled, this.#analysisLeft) };
    // An analysis that only this condition's budget cut short says nothing about the pattern.
    const isCutShort = !learned.analysis.isSmall && this.#analysisLeft < CONDITION_LIMITS.patternAnalysisMax;
    if (!isCutShort) remember(source, learned);
    return learned;
  }
}

function remember(source: string, learned: { readonly compiled: RE2JS; readonly analysis: AutomatonAnalysis }): void {
  const [oldest] = known.keys();
  if (known.size >= KNOWN_MAX && oldest !== undefined) known.delete(oldest);
  known.set(source, learned);
}

function parse(source: string): RE2JS {
  try {
    return RE2JS.compile(source);
  } catch (cause) {
    throw new Error("the pattern is not a regular expression RE2 knows (no look-around, no back-references)", {
      cause,
    });
  }
}

function tooLarge(): Error {
  return new Error("the pattern is too large; use smaller repeat counts");
}
