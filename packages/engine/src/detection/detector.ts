import type { Action } from "../action";
import type { SessionState } from "../session";
import type { Severity } from "../vocabulary/risk-category";
import type { Feature } from "./features";
import type { FindingType } from "./finding-type";
import type { DetectionSettings } from "./settings";
import type { TextEvidence } from "./text-evidence";

/** What one detector saw. It says where, never what: the matched text stays out of decisions and logs. */
export interface Observation {
  /** One of the detector's `types`. */
  readonly type: string;
  /** Which of the detector's rules saw it; stable, lower-case, `[a-z0-9._-]`, at most 64 characters. */
  readonly rule: string;
  readonly severity: Severity;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Where in the action; `null` when it concerns the action as a whole. */
  readonly path: string | null;
  /** Of the text at `path`, in UTF-16 code units; the end is exclusive. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

/** The same without the place, which the runner knows. */
export type TextObservation = Omit<Observation, "path">;

/** Everything a detector may look at. */
export interface Evidence {
  readonly action: Action;
  readonly texts: readonly TextEvidence[];
  /** `null` when the action belongs to no session. */
  readonly session: SessionState | null;
  readonly nowMs: number;
  readonly settings: DetectionSettings;
  /** What the detectors before this one saw, in registry order. */
  readonly observations: readonly Observation[];
}

/**
 * When a text is worth a detector's while. A text reaches the detector if it has one of the features or one of the words.
 * Must never keep out a text the detector would report: a test of each detector runs its fixtures with and without it.
 */
export interface Triggers {
  /** Any of these is enough. */
  readonly features?: readonly Feature[];
  /** Whole runs of `[A-Za-z0-9]`, lower case; any of these is enough. */
  readonly words?: readonly string[];
  /** Of the words, those that matter in the name of the key a text stands under; all where left out. */
  readonly keys?: readonly string[];
  /** First 3 to 6 characters of such a run, lower case; any of these is enough. */
  readonly prefixes?: readonly string[];
}

interface DetectorBase {
  /** Stable, kebab-case: the name of its folder. */
  readonly id: string;
  readonly types: readonly FindingType[];
}

/** Looks at one text at a time. Pure, synchronous, linear in the text, at most 100 observations a text. */
export interface TextDetector extends DetectorBase {
  readonly kind: "text";
  /** Texts it is offered at all; the scan narrows them down further. */
  readonly triggers: Triggers;
  inspect(text: TextEvidence, evidence: Evidence): readonly TextObservation[];
}

/** Looks at the action as a whole, after the text detectors before it in the registry. */
export interface ActionDetector extends DetectorBase {
  readonly kind: "action";
  /** `"not_assessable"` when the evidence it needs is absent: that is not the same as having found nothing. */
  inspect(evidence: Evidence): readonly Observation[] | "not_assessable";
}

export type Detector = TextDetector | ActionDetector;
