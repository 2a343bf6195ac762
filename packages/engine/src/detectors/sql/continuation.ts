/** Flags and counts while they are being gathered. */
export type Gathering = { -readonly [K in keyof Continuation]: Continuation[K] };

/** What was met on the way through the rest of a query that a value carries with it. */
export interface Continuation {
  /** All of it reads as SQL. */
  readonly isComplete: boolean;
  /** Where reading stopped. */
  readonly end: number;
  readonly tokens: number;
  readonly hasUnion: boolean;
  /** A `;` and a statement behind it, or a statement with none before it. */
  readonly hasStackedStatement: boolean;
  readonly hasSubquery: boolean;
  readonly hasLogic: boolean;
  readonly hasComparison: boolean;
  /** A comparison of two things that are the same for every row: `1=1`, `'a'='b'`, `pi()=3`. */
  readonly hasConstantComparison: boolean;
  /** `or 1`, `and true`: logic with a bare constant. */
  readonly hasConstantLogic: boolean;
  /** A comparison of literals, or a bare one, behind OR: the whole condition holds for every row or OR is pointless. */
  readonly hasConstantAlternative: boolean;
  /** ORDER BY, HAVING, LIMIT, PROCEDURE ANALYSE with a constant behind it. */
  readonly hasProbingClause: boolean;
  readonly hasProbingCall: boolean;
  readonly hasAttackCall: boolean;
  readonly hasCommonCall: boolean;
  readonly hasInformationCall: boolean;
  /** A WHERE behind the value, with the value's own parentheses closed or not. */
  readonly hasOwnCondition: boolean;
  /** CASE … END. */
  readonly hasCase: boolean;
  /** Ends with UNION behind nothing but literals. */
  readonly endsWithUnion: boolean;
  /** Where the last token starts. */
  readonly lastStart: number;
  readonly hasCatalogueName: boolean;
  readonly writesFile: boolean;
  /** Parentheses closed that the value did not open. */
  readonly closes: number;
  readonly opens: number;
  readonly operators: number;
  readonly constants: number;
  readonly variables: number;
  readonly names: number;
  /** The last token is a string or quoted name the text does not close. */
  readonly endsOpen: boolean;
  /** The text ends with an operator or a word that wants more. */
  readonly endsExpecting: boolean;
}

/** Nothing met yet. */
export function nothingFound(): Gathering {
  return {
    isComplete: false,
    end: 0,
    tokens: 0,
    hasUnion: false,
    hasStackedStatement: false,
    hasSubquery: false,
    hasLogic: false,
    hasComparison: false,
    hasConstantComparison: false,
    hasConstantLogic: false,
    hasConstantAlternative: false,
    hasProbingClause: false,
    hasProbingCall: false,
    hasAttackCall: false,
    hasCommonCall: false,
    hasInformationCall: false,
    hasOwnCondition: false,
    hasCase: false,
    endsWithUnion: false,
    lastStart: -1,
    hasCatalogueName: false,
    writesFile: false,
    closes: 0,
    opens: 0,
    operators: 0,
    constants: 0,
    variables: 0,
    names: 0,
    endsOpen: false,
    endsExpecting: false,
  };
}
