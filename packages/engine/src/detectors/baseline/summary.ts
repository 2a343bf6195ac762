/** What is usual for one agent. Plain JSON, usually below 10 kB, at most some 45 kB: names of tools and arguments, never their content. */
export interface AgentBaseline {
  readonly v: 1;
  /** Steps ever taken in. */
  readonly count: number;
  /** The same, each step worth half after about five days, so that what is usual can change. */
  readonly weight: number;
  readonly blockedWeight: number;
  readonly riskWeight: number;
  /** Weight by hour of the day in UTC; 24 numbers. */
  readonly hours: readonly number[];
  /** Hours of the clock in which the agent did anything, ever. */
  readonly activeHours: number;
  /** Unix milliseconds of the last step; 0 before the first. */
  readonly lastAtMs: number;
  readonly lastTool: string;
  readonly lastSession: string;
  readonly sessions: number;
  /** Mean milliseconds between two steps of one session, and how many gaps it is the mean of. */
  readonly gapMs: number;
  readonly gaps: number;
  /** Times between the newest steps of one session, at most 10. */
  readonly recentGaps: readonly number[];
  /** By tool, at most `TOOLS_MAX`; the rarest gives way. */
  readonly tools: Readonly<Record<string, ToolBaseline>>;
  /** Keyed names of hosts, and sensitive directories, at most `TARGETS_MAX` of each. */
  readonly hosts: readonly string[];
  readonly directories: readonly string[];
}

export interface ToolBaseline {
  readonly count: number;
  readonly weight: number;
  /** Names of arguments, keyed names of `name=value`, tools that came next; at most `NAMES_MAX` of each. */
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly next: readonly string[];
  /** How often another tool came next. */
  readonly transitions: number;
}

export const TOOLS_MAX = 32;
export const NAMES_MAX = 16;
export const TARGETS_MAX = 64;
export const GAPS_MAX = 10;

/** An agent nothing is known of. */
export function emptyBaseline(): AgentBaseline {
  return {
    v: 1,
    count: 0,
    weight: 0,
    blockedWeight: 0,
    riskWeight: 0,
    hours: Array.from({ length: 24 }, () => 0),
    activeHours: 0,
    lastAtMs: 0,
    lastTool: "",
    lastSession: "",
    sessions: 0,
    gapMs: 0,
    gaps: 0,
    recentGaps: [],
    tools: {},
    hosts: [],
    directories: [],
  };
}

/** What is known of a tool; its own property alone, since tools may be called anything. */
export function toolOf({ tools }: AgentBaseline, tool: string): ToolBaseline | undefined {
  return Object.hasOwn(tools, tool) ? tools[tool] : undefined;
}
