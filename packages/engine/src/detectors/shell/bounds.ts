/** What the judge of commands may spend on one text and on one action. */
export const BOUNDS = {
  /** Characters read from the start of a text, and again from its end. */
  head: 12_288,
  tail: 4_096,
  /** Characters parsed, and texts judged, of one action; what goes beyond is judged together as one script. */
  actionCharacters: 65_536,
  actionTexts: 200,
  /** Nodes visited for all texts of one action: each may use half of what is left, and always a few. */
  actionSteps: 16_000,
  leastSteps: 100,
  /** Brackets open at once, counted without regard to quotes. */
  nesting: 40,
  /** Here-documents, and words that open a compound command without a bracket. */
  openers: 400,
  /** Simple commands evaluated, including those of functions and of decoded text. */
  commands: 1_500,
  /** Nodes of the tree visited, with what loops and functions visit again: loops inside loops multiply. */
  steps: 6_000,
  /** Functions calling functions. */
  calls: 4,
  /** Text that is itself a command: `sh -c`, `eval`, decoded and piped into a shell. */
  texts: 3,
} as const;

/** How many nodes may be visited in each stretch of a text, and how many were in all of them. */
export class StepShare {
  used = 0;

  constructor(readonly each: number = BOUNDS.steps) {}
}

/** A stretch of a text that the parser takes in bounded time. */
interface Stretch {
  readonly source: string;
  readonly offset: number;
}

interface BoundedSource {
  /** One, or head and tail of a long text. */
  readonly stretches: readonly Stretch[];
  /** Whether something was left out because of its length. */
  readonly isCut: boolean;
  /** Whether something was left out because it is nested too deeply. */
  readonly isTooDeep: boolean;
}

/**
 * The stretches of a text to judge. The parser re-reads nested substitutions once a level, so what is nested deeper than
 * the bound is left out; a long text is judged at both ends, so that padding at its start hides nothing at its end.
 */
export function boundedSource(text: string): BoundedSource {
  const isCut = text.length > BOUNDS.head + BOUNDS.tail;
  const pieces: Stretch[] = [];
  if (isCut) {
    pieces.push({ source: text.slice(0, BOUNDS.head), offset: 0 });
    const from = text.length - BOUNDS.tail;
    const line = text.indexOf("\n", from);
    const start = line >= 0 && line < text.length - 1 ? line + 1 : from;
    pieces.push({ source: text.slice(start), offset: start });
  } else pieces.push({ source: text, offset: 0 });
  let isTooDeep = false;
  const stretches = pieces.map(({ source, offset }) => {
    const end = shallowEnd(source);
    if (end < source.length) isTooDeep = true;
    return { source: end < source.length ? source.slice(0, end) : source, offset };
  });
  return { stretches, isCut, isTooDeep };
}

const OPENERS = /<<|\b(?:coproc|function|if|while|until|for|case|select|time|eval|declare)\b/g;

/** Where a text first goes beyond the bounds on nesting; its length if it never does. */
function shallowEnd(source: string): number {
  let end = source.length;
  let depth = 0;
  for (let index = 0; index < source.length; index++) {
    const code = source.charCodeAt(index);
    if (code === 40 || code === 123 || code === 91) depth++;
    else if ((code === 41 || code === 125 || code === 93) && depth > 0) depth--;
    if (depth > BOUNDS.nesting) {
      end = index;
      break;
    }
  }
  OPENERS.lastIndex = 0;
  for (let count = 0; count <= BOUNDS.openers; count++) {
    const opener = OPENERS.exec(source);
    if (opener === null || opener.index >= end) return end;
    if (count === BOUNDS.openers) end = opener.index;
  }
  return end;
}
