import { hash } from "node:crypto";
import {
  type Action,
  type CompiledDetectors,
  compilePolicySet,
  DEFAULT_DETECTION,
  type DecideOptions,
  decide,
  emptySession,
  type JsonObject,
  type PolicyDefinition,
  type SessionState,
  type Snapshot,
  STAGE_NAMES,
  type StageName,
} from "@mastguard/engine";
import { type Distribution, Histogram } from "./load/histogram";
import { eventBodies } from "./workload/events";

/** How long `decide()` takes on a set of actions, in microseconds. */
export interface EngineTime {
  readonly decisionUs: Distribution;
  readonly stagesUs: Readonly<Record<StageName, Distribution>>;
}

/** What is decided, and under which rules. */
export interface EngineWork {
  readonly actions: readonly Action[];
  readonly policies: readonly PolicyDefinition[];
  /** Instead of the default ones. */
  readonly detectors?: CompiledDetectors;
  /** Every action is the first of its organization: none of its texts came before. */
  readonly isAllNew?: boolean;
}

const WARM_UP = 4_000;

/** The ingest workload's events as the server makes actions of them. */
export function ingestActions(): readonly Action[] {
  return eventBodies().map(actionOf);
}

/**
 * Decides every action once, in this process, each session with its memory, after a warm-up that lets the engine's code be
 * compiled. Only `decide()` is timed: no HTTP, no JSON, no database.
 */
export function engineTime({ actions, policies, detectors, isAllNew = false }: EngineWork): EngineTime {
  const same = snapshotWith(policies);
  const snapshot = () => (isAllNew ? { ...same, detection: { ...DEFAULT_DETECTION } } : same);
  const options = detectors === undefined ? {} : { detectors };
  decideAll(actions.slice(0, WARM_UP), snapshot, options, () => {});
  const total = new Histogram();
  const stages = new Map(STAGE_NAMES.map((name) => [name, new Histogram()]));
  decideAll(actions, snapshot, options, (us, durations) => {
    total.add(us);
    for (const { name, durationUs } of durations) stages.get(name)?.add(durationUs);
  });
  const stageUs = (name: StageName) => (stages.get(name) ?? new Histogram()).distribution();
  return {
    decisionUs: total.distribution(),
    stagesUs: {
      containment: stageUs("containment"),
      identity: stageUs("identity"),
      detectors: stageUs("detectors"),
      risk: stageUs("risk"),
      policies: stageUs("policies"),
      mode: stageUs("mode"),
    },
  };
}

/** Milliseconds of one decision, no policies, an empty session. @throws Error when the engine fails. */
export function decisionMs(action: Action): number {
  const snapshot = snapshotWith([]);
  const from = performance.now();
  const { decision } = decide(action, snapshot, emptySession(), NOW);
  const ms = performance.now() - from;
  if (decision.failedStage !== null) throw new Error(`stage ${decision.failedStage} failed`);
  return ms;
}

const NOW = Date.UTC(2026, 0, 5, 10);

function decideAll(
  actions: readonly Action[],
  snapshotOf: () => Snapshot,
  options: DecideOptions,
  onDecision: (us: number, stages: readonly { name: StageName; durationUs: number }[]) => void,
): void {
  const sessions = new Map<string, SessionState>();
  for (const action of actions) {
    const { sessionKey } = action;
    const memory = sessionKey === null ? null : (sessions.get(sessionKey) ?? emptySession());
    const snapshot = snapshotOf();
    const from = performance.now();
    const { decision, session } = decide(action, snapshot, memory, NOW, options);
    const us = (performance.now() - from) * 1_000;
    if (decision.failedStage !== null) throw new Error(`stage ${decision.failedStage} failed`);
    if (sessionKey !== null && session !== null) sessions.set(sessionKey, session);
    onDecision(us, decision.stages);
  }
}

function snapshotWith(policies: readonly PolicyDefinition[]): Snapshot {
  const set = { policies, combining: "first_applicable", fallback: "risk" } as const;
  return {
    organizationId: "org_bench",
    epoch: 1,
    mode: "allow_by_default",
    policySet: compilePolicySet(set),
    policySetHash: "",
    containment: { stopped: false, quarantinedAgents: new Set(), blockedTools: new Set() },
    budgets: [],
    agents: new Map(),
    detection: DEFAULT_DETECTION,
  };
}

/** What the server makes of a native event. */
function actionOf(body: string): Action {
  const event: WorkloadEvent = JSON.parse(body);
  const { tool, resource, environment, sessionId = null } = event.context;
  return {
    agentId: event.agentId,
    actionType: event.actionType,
    payload: event.payload,
    context: event.context,
    tool,
    resource,
    environment,
    allowedTools: null,
    sessionKey: sessionId,
    source: "native",
    digest: `sha256:${hash("sha256", JSON.stringify([event.agentId, event.actionType, event.payload]))}`,
  };
}

/** The shape `workload/events.ts` gives them. */
interface WorkloadEvent extends Pick<Action, "agentId" | "actionType"> {
  readonly payload: JsonObject;
  readonly context: JsonObject & {
    readonly tool: string;
    readonly resource: string;
    readonly environment: string;
    readonly sessionId?: string;
  };
}
