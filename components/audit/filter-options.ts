import { ACTION_TYPES, RISK_CATEGORIES, VERDICTS } from "@mastguard/engine";
import { actionTypeInWords, kindInWords } from "./entry-words";
import { RANGES, spanInWords, spanTyped } from "./ranges";
import { type AuditSelection, ENTRY_KINDS } from "./selection";

/** One thing a person can add to a selection. */
export interface FilterOption {
  readonly id: string;
  /** What is filtered: `Decision`. */
  readonly group: string;
  readonly label: string;
  /** Further words it is found by. */
  readonly keywords?: readonly string[];
  readonly change: AuditSelection;
}

const RISK_WORDS = { LOW: "Low", MEDIUM: "Medium", HIGH: "High", CRITICAL: "Critical" } as const;
const NO_TIME = { range: undefined, from: undefined, to: undefined } as const;

/** Everything a filter can be set to without typing. */
export const FILTER_OPTIONS: readonly FilterOption[] = [
  ...VERDICTS.map((decision) => ({
    id: `decision:${decision}`,
    group: "Decision",
    label: decision,
    change: { decision },
  })),
  ...RISK_CATEGORIES.map((category) => ({
    id: `risk:${category}`,
    group: "Risk",
    label: RISK_WORDS[category],
    change: { category },
  })),
  ...ACTION_TYPES.map((actionType) => ({
    id: `action:${actionType}`,
    group: "Action",
    label: actionTypeInWords(actionType),
    keywords: [actionType],
    change: { actionType },
  })),
  ...RANGES.map(({ key, label }) => ({ id: `time:${key}`, group: "Time", label, change: { ...NO_TIME, range: key } })),
  ...ENTRY_KINDS.map((type) => ({
    id: `type:${type}`,
    group: "Entry",
    label: type === "action.decided" ? "Decisions" : kindInWords(type),
    keywords: [type],
    change: { type: type === "action.decided" ? undefined : type },
  })),
];

const TRACE_ID = /^trc_[0-9a-z]{26}$/;

/** What the typed text itself can mean: a trace, a time span, an agent by its exact id. */
export function typedOptions(text: string): readonly FilterOption[] {
  const typed = text.trim();
  if (typed === "") return [];
  if (TRACE_ID.test(typed)) return [{ id: "typed:trace", group: "Trace", label: typed, change: { traceId: typed } }];
  const span = spanTyped(typed);
  if (span !== null)
    return [{ id: "typed:time", group: "Time", label: spanInWords(span), change: { ...NO_TIME, ...span } }];
  return [];
}

/** A filter that is set, as its chip shows it. */
export interface SetFilter {
  readonly label: string;
  readonly value: string;
  /** The selection without it. */
  readonly without: AuditSelection;
}

/** The filters that are set, in the order of their chips. */
export function setFilters(selection: AuditSelection): readonly SetFilter[] {
  const { decision, category, actionType, agentId, traceId, type, range, from, to } = selection;
  const found: (SetFilter | null)[] = [
    type === undefined
      ? null
      : { label: "Entry", value: kindInWords(type), without: { ...selection, type: undefined } },
    decision === undefined
      ? null
      : { label: "Decision", value: decision, without: { ...selection, decision: undefined } },
    category === undefined
      ? null
      : { label: "Risk", value: RISK_WORDS[category], without: { ...selection, category: undefined } },
    actionType === undefined
      ? null
      : {
          label: "Action",
          value: actionTypeInWords(actionType),
          without: { ...selection, actionType: undefined },
        },
    agentId === undefined ? null : { label: "Agent", value: agentId, without: { ...selection, agentId: undefined } },
    traceId === undefined ? null : { label: "Trace", value: traceId, without: { ...selection, traceId: undefined } },
    range === undefined && from === undefined && to === undefined
      ? null
      : {
          label: "Time",
          value: RANGES.find(({ key }) => key === range)?.label ?? spanInWords({ from, to }),
          without: { ...selection, ...NO_TIME },
        },
  ];
  return found.filter((filter) => filter !== null);
}
