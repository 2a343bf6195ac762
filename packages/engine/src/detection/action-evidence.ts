import type { Action } from "../action";
import type { SessionState } from "../session";
import type { Evidence, Observation } from "./detector";
import type { DetectionSettings } from "./settings";
import type { TextEvidence } from "./text-evidence";

/** Everything a detector may look at, and whether it did. The settings do not count: what is known is known under them. */
export class ActionEvidence implements Evidence {
  wasRead = false;
  readonly settings: DetectionSettings;
  readonly #action: Action;
  readonly #texts: readonly TextEvidence[];
  readonly #session: SessionState | null;
  readonly #nowMs: number;
  readonly #observations: readonly Observation[];

  constructor(
    action: Action,
    texts: readonly TextEvidence[],
    session: SessionState | null,
    nowMs: number,
    settings: DetectionSettings,
    observations: readonly Observation[],
  ) {
    this.#action = action;
    this.#texts = texts;
    this.#session = session;
    this.#nowMs = nowMs;
    this.settings = settings;
    this.#observations = observations;
  }

  get action(): Action {
    this.wasRead = true;
    return this.#action;
  }

  get texts(): readonly TextEvidence[] {
    this.wasRead = true;
    return this.#texts;
  }

  get session(): SessionState | null {
    this.wasRead = true;
    return this.#session;
  }

  get nowMs(): number {
    this.wasRead = true;
    return this.#nowMs;
  }

  get observations(): readonly Observation[] {
    this.wasRead = true;
    return this.#observations;
  }
}
