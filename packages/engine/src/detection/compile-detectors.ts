import type { Action } from "../action";
import { collectTexts, type ScannedText } from "./collect-texts";
import type { Detector, TextDetector } from "./detector";
import type { FindingType } from "./finding-type";
import { KnownTexts } from "./known-texts";
import { Scanner } from "./scan";
import type { DetectionSettings } from "./settings";

/** Organizations whose texts are known at a time; with one more it begins anew. */
const ORGANIZATIONS_MAX = 256;

/** A detector with its place in the scan: the bit a text must have for it, 0 for one that looks at the whole action. */
export interface PlacedDetector {
  readonly detector: Detector;
  readonly bit: number;
}

/** A registry made ready: one scanner for all, and what is known of each finding type. */
export interface CompiledDetectors {
  readonly placed: readonly PlacedDetector[];
  readonly types: ReadonlyMap<string, FindingType>;
  /** The texts of an action; what one organization's settings were used with before is known, and no other's. */
  readonly collect: (action: Action, settings: DetectionSettings) => readonly ScannedText[];
}

/** @throws RangeError when two detectors claim one finding type, or a trigger is not one. */
export function compileDetectors(detectors: readonly Detector[]): CompiledDetectors {
  const texts = detectors.filter((detector): detector is TextDetector => detector.kind === "text");
  const scanner = new Scanner(texts);
  const knownTexts = knownTextsBySettings();
  const types = new Map<string, FindingType>();
  for (const { id, types: own } of detectors) {
    for (const type of own) {
      if (types.has(type.type)) throw new RangeError(`Two detectors claim \`${type.type}\`; the second is \`${id}\``);
      types.set(type.type, type);
    }
  }
  return {
    placed: detectors.map((detector) => ({
      detector,
      bit: detector.kind === "text" ? 1 << texts.indexOf(detector) : 0,
    })),
    types,
    collect: (action, settings) => collectTexts(action, scanner, knownTexts(settings)),
  };
}

/** What each organization's agents said before, by the settings it was judged under. */
function knownTextsBySettings(): (settings: DetectionSettings) => KnownTexts {
  let bySettings = new WeakMap<DetectionSettings, KnownTexts>();
  let count = 0;
  return (settings) => {
    const known = bySettings.get(settings);
    if (known !== undefined) return known;
    if (count >= ORGANIZATIONS_MAX) {
      bySettings = new WeakMap();
      count = 0;
    }
    const texts = new KnownTexts();
    bySettings.set(settings, texts);
    count += 1;
    return texts;
  };
}
