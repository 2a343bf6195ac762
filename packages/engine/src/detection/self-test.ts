import type { Action } from "../action";
import { CANARIES } from "../detectors/canaries";
import { defaultDetectors } from "../detectors/registry";
import type { SessionState } from "../session";
import type { CompiledDetectors } from "./compile-detectors";
import { observe } from "./observe";
import { DEFAULT_DETECTION, type DetectionSettings } from "./settings";

/** An action in which a finding of one type must be seen. */
export interface Canary {
  /** The finding type it stands for. */
  readonly type: string;
  readonly action: Action;
  readonly session: SessionState | null;
  readonly nowMs: number;
  /** Where a finding needs to be configured. */
  readonly settings?: Partial<DetectionSettings>;
}

export interface CanaryResult {
  readonly type: string;
  readonly passed: boolean;
}

/**
 * Shows every detector what it must see, whatever the guardrails are set to. A canary that is not seen, or whose detector
 * throws, has failed: the engine is then blind to a kind of danger and must say so. Takes some milliseconds.
 */
export function selfTest(
  canaries: readonly Canary[] = CANARIES,
  detectors: CompiledDetectors = defaultDetectors(),
): readonly CanaryResult[] {
  return canaries.map((canary) => ({ type: canary.type, passed: sees(canary) }));

  function sees({ type, action, session, nowMs, settings }: Canary): boolean {
    try {
      const { observations } = observe(detectors, action, session, { ...DEFAULT_DETECTION, ...settings }, nowMs);
      return observations.some((seen) => seen.type === type);
    } catch {
      return false; // A detector that throws sees nothing; decisions fail on it by themselves.
    }
  }
}
