import type { Action } from "../action";
import type { SessionState } from "../session";
import { ActionEvidence } from "./action-evidence";
import type { CompiledDetectors } from "./compile-detectors";
import type { Observation } from "./detector";
import type { DetectionSettings } from "./settings";
import type { TextEvidence } from "./text-evidence";

/** An observation with the detector it came from. */
export interface Seen {
  readonly observation: Observation;
  readonly detectorId: string;
}

/** What the detectors saw, in registry order. */
export interface Observed {
  readonly texts: readonly TextEvidence[];
  readonly observations: readonly Observation[];
  /** The same with where each came from. */
  readonly seen: readonly Seen[];
  /** How many detectors lacked the evidence they need. */
  readonly unassessable: number;
}

/** However many a detector reports of one text, more than this are not worth the time. */
const PER_TEXT_MAX = 100;
/** Bound of the whole; the rest of the detectors still run, so that none is silenced by another's flood. */
const PER_DETECTOR_MAX = 1_000;

/** Runs every detector that has something to look at. */
export function observe(
  { placed, collect }: CompiledDetectors,
  action: Action,
  session: SessionState | null,
  settings: DetectionSettings,
  nowMs: number,
): Observed {
  const texts = collect(action, settings);
  const observations: Observation[] = [];
  const all: Seen[] = [];
  const evidence = new ActionEvidence(action, texts, session, nowMs, settings, observations);
  let unassessable = 0;
  // By index: every iterator step would be an object, and these loops run two hundred times an action.
  for (let at = 0; at < placed.length; at += 1) {
    const place = placed[at];
    if (place === undefined) break;
    const { detector, bit } = place;
    if (detector.kind === "action") {
      const seen = detector.inspect(evidence);
      if (seen === "not_assessable") unassessable += 1;
      else for (const one of seen.slice(0, PER_DETECTOR_MAX)) take(one, detector.id);
      continue;
    }
    let count = 0;
    for (let index = 0; index < texts.length && count < PER_DETECTOR_MAX; index += 1) {
      const text = texts[index];
      if (text === undefined || (text.detectors & bit) === 0) continue;
      evidence.wasRead = false;
      const seen = detector.inspect(text, evidence);
      if (seen.length === 0) {
        if (!evidence.wasRead) text.known?.addQuiet(text.origin, text.key, bit);
        continue;
      }
      const { path } = text;
      count += seen.length;
      for (const one of seen.slice(0, PER_TEXT_MAX)) take({ ...one, path }, detector.id);
    }
  }
  return { texts, observations, seen: all, unassessable };

  function take(observation: Observation, detectorId: string): void {
    observations.push(observation);
    all.push({ observation, detectorId });
  }
}
