import type { BaselineStep } from "./step";
import { type AgentBaseline, GAPS_MAX, NAMES_MAX, TARGETS_MAX, TOOLS_MAX, type ToolBaseline, toolOf } from "./summary";

const HOUR_MS = 3_600_000;
/** Weights fall to 1/e in a week: what AIRG cuts off after seven days fades here. */
const FADE_MS = 7 * 24 * HOUR_MS;

/** The baseline after one more decided step; steps come in order of time. Bounded: what is rare or old gives way. */
export function updateBaseline(baseline: AgentBaseline, step: BaselineStep): AgentBaseline {
  const { atMs, tool, session } = step;
  const faded = fade(baseline, atMs);
  const isSameSession = baseline.count > 0 && session === baseline.lastSession;
  const gap = isSameSession ? Math.max(0, atMs - baseline.lastAtMs) : null;
  const hour = new Date(atMs).getUTCHours();
  const isNewHour = Math.floor(atMs / HOUR_MS) !== Math.floor(baseline.lastAtMs / HOUR_MS);
  return {
    v: 1,
    count: baseline.count + 1,
    weight: faded.weight + 1,
    blockedWeight: faded.blockedWeight + (step.verdict === "BLOCK" ? 1 : 0),
    riskWeight: faded.riskWeight + step.riskScore,
    hours: faded.hours.map((weight, index) => weight + (index === hour ? 1 : 0)),
    activeHours: baseline.activeHours + (isNewHour ? 1 : 0),
    lastAtMs: atMs,
    lastTool: tool,
    lastSession: session,
    sessions: baseline.sessions + (isSameSession ? 0 : 1),
    gapMs: gap === null ? baseline.gapMs : (baseline.gapMs * baseline.gaps + gap) / (baseline.gaps + 1),
    gaps: baseline.gaps + (gap === null ? 0 : 1),
    recentGaps: gap === null ? [] : [...baseline.recentGaps, gap].slice(-GAPS_MAX),
    tools: toolsAfter(faded, step, isSameSession ? baseline.lastTool : null),
    hosts: added(baseline.hosts, step.hosts, TARGETS_MAX),
    directories: added(baseline.directories, step.directories, TARGETS_MAX),
  };
}

/** Every weight as it stands at a later time. */
function fade(baseline: AgentBaseline, atMs: number): AgentBaseline {
  const share = baseline.count === 0 ? 1 : Math.exp(-Math.max(0, atMs - baseline.lastAtMs) / FADE_MS);
  return {
    ...baseline,
    weight: baseline.weight * share,
    blockedWeight: baseline.blockedWeight * share,
    riskWeight: baseline.riskWeight * share,
    hours: baseline.hours.map((weight) => weight * share),
    tools: Object.fromEntries(
      Object.entries(baseline.tools).map(([name, tool]) => [name, { ...tool, weight: tool.weight * share }]),
    ),
  };
}

function toolsAfter(
  baseline: AgentBaseline,
  { tool, keys, values }: BaselineStep,
  before: string | null,
): Readonly<Record<string, ToolBaseline>> {
  const tools = new Map(Object.entries(baseline.tools));
  const known = toolOf(baseline, tool);
  tools.set(tool, {
    count: (known?.count ?? 0) + 1,
    weight: (known?.weight ?? 0) + 1,
    keys: added(known?.keys ?? [], keys, NAMES_MAX),
    values: added(known?.values ?? [], values, NAMES_MAX),
    next: known?.next ?? [],
    transitions: known?.transitions ?? 0,
  });
  const previous = before === null ? undefined : tools.get(before);
  if (before !== null && previous !== undefined) {
    tools.set(before, {
      ...previous,
      next: added(previous.next, [tool], NAMES_MAX),
      transitions: previous.transitions + 1,
    });
  }
  if (tools.size > TOOLS_MAX) {
    const rarest = [...tools].filter(([name]) => name !== tool).sort(([, a], [, b]) => a.weight - b.weight)[0];
    if (rarest !== undefined) tools.delete(rarest[0]);
  }
  return Object.fromEntries(tools);
}

/** Names with new ones at the end, each once; the oldest give way. */
function added(known: readonly string[], names: readonly string[], most: number): readonly string[] {
  const fresh = names.filter((name, index) => !known.includes(name) && names.indexOf(name) === index);
  return fresh.length === 0 ? known : [...known, ...fresh].slice(-most);
}
