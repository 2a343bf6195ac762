import type { Action } from "../action";
import { collectTexts, type ScannedText } from "./collect-texts";
import type { Detector, TextDetector } from "./detector";
import type { FindingType } from "./finding-type";
import { Scanner } from "./scan";

/** A detector with its place in the scan: the bit a text must have for it, 0 for one that looks at the whole action. */
export interface PlacedDetector {
  readonly detector: Detector;
  readonly bit: number;
}

/** A registry made ready: one scanner for all, and what is known of each finding type. */
export interface CompiledDetectors {
  readonly placed: readonly PlacedDetector[];
  readonly types: ReadonlyMap<string, FindingType>;
  readonly collect: (action: Action) => readonly ScannedText[];
}

/** @throws RangeError when two detectors claim one finding type, or a trigger is not one. */
export function compileDetectors(detectors: readonly Detector[]): CompiledDetectors {
  const texts = detectors.filter((detector): detector is TextDetector => detector.kind === "text");
  const scanner = new Scanner(texts);
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
    collect: (action) => collectTexts(action, scanner),
  };
}
