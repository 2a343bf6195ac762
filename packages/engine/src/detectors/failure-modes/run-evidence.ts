import type { ActionType } from "../../vocabulary/action-type";
import type { JsonObject } from "../../vocabulary/json";
import type { MastModeId } from "../../vocabulary/mast";
import { cluesIn } from "./clues";

/** One call of a tool, as a message or a remembered step shows it. */
export interface RunCall {
  readonly tool: string;
  /** The arguments as text, compared only for equality; `null` when they are not known. */
  readonly arguments: string | null;
}

/** One message of the run. */
export class RunMessage {
  #clues: number | null = null;

  /**
   * @param role `user`, `assistant`, `tool`, `system`; any other role counts as one of the agents.
   * @param agent which agent speaks, or to which agent a tool answered; `null` when the run does not say.
   */
  constructor(
    readonly role: string,
    readonly agent: string | null,
    readonly content: string,
    readonly calls: readonly RunCall[],
  ) {}

  /** Bits of `CLUE`, read when asked for. */
  get clues(): number {
    this.#clues ??= cluesIn(this.content);
    return this.#clues;
  }
}

/** One step the session remembers, oldest first: kinds and hashes, never content. */
export interface RunStep {
  readonly tool: string | null;
  readonly actionType: ActionType;
  /** Equal for steps with equal tool and payload; `null` when it was not kept. */
  readonly fingerprint: string | null;
  /** Whether the agent called this step its last. */
  readonly final: boolean;
}

/** The act the agent proposes now. */
export interface ProposedAct {
  readonly tool: string | null;
  readonly resource: string | null;
  readonly actionType: ActionType;
  readonly payload: JsonObject;
  /** As in `RunStep`. */
  readonly fingerprint: string | null;
}

/** Everything one run shows of itself. What is not known is `null` or empty, and the modes that need it are not assessable. */
export interface RunEvidence {
  readonly task: string | null;
  /** What the agent was told it is and may do. */
  readonly role: string | null;
  readonly messages: readonly RunMessage[];
  readonly action: ProposedAct | null;
  readonly reasoning: string | null;
  /** Whether the agent calls this the end; `null` when it says nothing. */
  readonly final: boolean | null;
  /** The number of this step as the caller counts, from 0; `null` when it does not say. */
  readonly step: number | null;
  readonly steps: readonly RunStep[];
}

/** What a run says about one mode. */
export interface ModeAssessment {
  readonly modeId: MastModeId;
  /** `not_assessable` when the evidence this mode needs is not in the run: that is not the same as `absent`. */
  readonly verdict: "present" | "absent" | "not_assessable";
  /** From 0 to 1, in the verdict; 0 for `not_assessable`. */
  readonly confidence: number;
  /** Indices of the messages that show it, ascending. */
  readonly messages: readonly number[];
  /** Indices of the remembered steps that show it, ascending. */
  readonly steps: readonly number[];
}

/** What one assessor saw; `null` means that it had nothing to judge by. */
export interface Sighting {
  /** From 0 to 1; 0 means that the mode is absent. */
  readonly confidence: number;
  readonly messages: readonly number[];
  readonly steps: readonly number[];
}

export type Assessor = (run: RunEvidence) => Sighting | null;

/** The evidence was there and does not show the mode. */
export const ABSENT: Sighting = { confidence: 0, messages: [], steps: [] };

/** The mode shows, in these messages and remembered steps. */
export function seen(confidence: number, messages: readonly number[] = [], steps: readonly number[] = []): Sighting {
  return { confidence, messages, steps };
}
