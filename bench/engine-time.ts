import {
  type Action,
  compilePolicySet,
  DEFAULT_DETECTION,
  decide,
  emptySession,
  type JsonObject,
  type SessionState,
  type Snapshot,
  STAGE_NAMES,
  type StageName,
} from "@mastguard/engine";
import { type Distribution, Histogram } from "./load/histogram";
import { eventBodies } from "./workload/events";
import { policyDefinitions } from "./workload/policies";

/** How long `decide()` takes, in microseconds, on the workload's events with so many policies. */
export interface EngineTime {
  readonly policies: number;
  readonly decisionUs: Distribution;
  readonly stagesUs: Readonly<Record<StageName, Distribution>>;
}

const WARM_UP = 4_000;

/**
 * Decides every event of the workload once, in this process, each session with its memory, after a warm-up that lets the
 * engine's code be compiled. Only `decide()` is timed: no HTTP, no JSON, no database.
 */
export function engineTime(policies: number): EngineTime {
  const snapshot = snapshotWith(policies);
  const actions = eventBodies().map(actionOf);
  decideAll(actions.slice(0, WARM_UP), snapshot, () => {});
  const total = new Histogram();
  const stages = new Map(STAGE_NAMES.map((name) => [name, new Histogram()]));
  decideAll(actions, snapshot, (us, durations) => {
    total.add(us);
    for (const { name, durationUs } of durations) stages.get(name)?.add(durationUs);
  });
  const stageUs = (name: StageName) => (stages.get(name) ?? new Histogram()).distribution();
  return {
    policies,
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

function decideAll(
  actions: readonly Action[],
  snapshot: Snapshot,
  onDecision: (us: number, stages: readonly { name: StageName; durationUs: number }[]) => void,
): void {
  const sessions = new Map<string, SessionState>();
  const now = Date.now();
  for (const action of actions) {
    const { sessionKey } = action;
    const memory = sessionKey === null ? null : (sessions.get(sessionKey) ?? emptySession());
    const from = performance.now();
    const { decision, session } = decide(action, snapshot, memory, now);
    const us = (performance.now() - from) * 1_000;
    if (decision.failedStage !== null) throw new Error(`stage ${decision.failedStage} failed`);
    if (sessionKey !== null && session !== null) sessions.set(sessionKey, session);
    onDecision(us, decision.stages);
  }
}

function snapshotWith(policies: number): Snapshot {
  const set = { policies: policyDefinitions(policies), combining: "first_applicable", fallback: "risk" } as const;
  return {
    organizationId: "org_bench",
    epoch: 1,
    mode: "allow_by_default",
    policySet: compilePolicySet(set),
    policySetHash: "",
    containment: { stopped: false, quarantinedAgents: new Set(), blockedTools: new Set() },
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
