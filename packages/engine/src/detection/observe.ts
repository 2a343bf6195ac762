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
  for (const { detector, bit } of placed) {
    if (detector.kind === "action") {
      const seen = detector.inspect(evidence);
      if (seen === "not_assessable") unassessable += 1;
      else if (seen.length > 0) take(seen.slice(0, PER_DETECTOR_MAX), detector.id);
      continue;
    }
    let count = 0;
    for (const text of texts) {
      if ((text.detectors & bit) === 0 || count >= PER_DETECTOR_MAX) continue;
      evidence.wasRead = false;
      const seen = detector.inspect(text, evidence);
      if (seen.length === 0) {
        if (!evidence.wasRead) text.known?.addQuiet(text.origin, text.key, bit);
        continue;
      }
      const { path } = text;
      count += seen.length;
      take(
        seen.slice(0, PER_TEXT_MAX).map((one) => ({ ...one, path })),
        detector.id,
      );
    }
  }
  return { texts, observations, seen: all, unassessable };

  function take(seen: readonly Observation[], detectorId: string): void {
    for (const one of seen) {
      observations.push(one);
      all.push({ observation: one, detectorId });
    }
  }
}
