import { RE2JS } from "re2js";
import { hasSmallAutomaton } from "./automaton";
import { CONDITION_LIMITS } from "./limits";
import type { Meter } from "./meter";

/** A compiled regular expression that finds its pattern anywhere in a text, in time linear in the text (RE2). */
export interface Pattern {
  test(text: string, meter: Meter): boolean;
}

/** @throws Error with a sentence for the author when the pattern is not RE2, too long or too large. */
export function compilePattern(source: string): Pattern {
  const { patternLengthMax, patternSizeMax } = CONDITION_LIMITS;
  if (source.length > patternLengthMax) throw new Error(`a pattern may have at most ${patternLengthMax} characters`);
  const compiled = compile(source);
  const size = compiled.programSize();
  if (size > patternSizeMax) throw new Error("the pattern is too large; use smaller repeat counts");
  const unitsPerCharacter = hasSmallAutomaton(compiled) ? 0.25 : 20 + size / 2;
  return {
    test(text, meter) {
      meter.charge(1 + text.length * unitsPerCharacter);
      return compiled.test(text);
    },
  };
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source);
  } catch (cause) {
    throw new Error("the pattern is not a regular expression RE2 knows (no look-around, no back-references)", {
      cause,
    });
  }
}
